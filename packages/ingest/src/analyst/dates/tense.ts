import type { DateMention } from "@entente/language";
import type { Modality } from "@entente/ontology";
import type { Tree } from "../clauses/tree.js";

/** Whether a date lies ahead of publication, by the tense of the verb it belongs to, else by whether the deed is planned. */
export function isAhead(tree: Tree, verb: number, date: DateMention, modality: Modality, published: string | null): boolean {
  if (date.edtf === date.ahead) return false;
  const tense = tenseOf(tree, verb);
  if (tense !== null) return tense === "future";
  return modality !== "asserted" && !isFarAhead(date, published);
}

/** Null where the form leaves it open: "to sign", "meets". */
function tenseOf(tree: Tree, verb: number): "past" | "future" | null {
  const auxiliaries = tree.with(verb, "aux").map((child) => tree.low(child));
  if (auxiliaries.some((low) => /^(?:will|'ll|wo|shall)$/.test(low))) return "future";
  if (auxiliaries.some((low) => /^(?:has|have|had|was|were|did)$/.test(low))) return isBoundTo(tree, verb) ? null : "past";
  return tree.fineTag(verb) === "VBD" ? "past" : null;
}

/** "was to meet", "were due to": told from the past, and still open. */
function isBoundTo(tree: Tree, verb: number): boolean {
  return tree.children(verb).some((child) => child < verb && tree.low(child) === "to");
}

/** A day or month without a year that passed lately is rather that one than the same in nearly a year. */
function isFarAhead({ edtf, ahead }: DateMention, published: string | null): boolean {
  const [past, future, now] = [edtf, ahead, published ?? edtf].map(monthsOf);
  return future !== undefined && past !== undefined && now !== undefined && future - now > Math.max(1, now - past);
}

/** Months since the year 0, roughly, of an EDTF date. */
function monthsOf(edtf: string): number {
  const [year = "0", month = "1", day = "1"] = edtf.replace("~", "").split("-");
  return Number(year) * 12 + Number(month) + Number(day) / 31;
}
