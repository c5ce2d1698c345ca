import { interchangeRecord } from "./schema.js";

/** What tells where a line belongs: a document's own line and what cites it by the document's id, or neither. */
export type LineHead =
  | { readonly kind: "document" | "mention" | "statement"; readonly documentId: string }
  | { readonly kind: "judgement" }
  | { readonly kind: "unknown" };

/** How much of a line {@link lineHead} needs in most cases, in characters. */
export const headLength = 512;

const kinds: ReadonlySet<unknown> = new Set(interchangeRecord.options.flatMap((option) => kindsOf(option)));

function kindsOf(option: (typeof interchangeRecord.options)[number]): readonly unknown[] {
  return "shape" in option ? [...option.shape.kind.values] : ["judgement"];
}

/** Plain ASCII without escapes, so that the id needs no decoding whatever the encoding it was read in. */
const plain = String.raw`[ !#-\[\]-~]`;
const citing = new RegExp(
  String.raw`^\{"kind":"(mention|statement)",(?:"confidence":[\d.eE+-]+,)?(?:"id":"${plain}*",)?"documentId":"(${plain}+)"`,
);
const document = new RegExp(String.raw`^\{"kind":"document",(?:"collections":\[(?:"${plain}*",?)*\],)?"id":"(${plain}+)"`);
const judgement = '{"kind":"judgement",';

/**
 * What tells where a line belongs, mostly from its beginning alone: a survey of a large file must not take as long as
 * reading it. A field that stands twice is told by its first place here and by its last in reading, which then refuses.
 * @param beginning - the first {@link headLength} characters, decoded as UTF-8 or Latin-1
 * @param whole - gives the whole line; called if the beginning does not tell
 */
export function lineHead(beginning: string, whole: () => string): LineHead {
  const cited = citing.exec(beginning);
  if (cited) return { kind: cited[1] as "mention" | "statement", documentId: cited[2] ?? "" };
  const given = document.exec(beginning);
  if (given) return { kind: "document", documentId: given[1] ?? "" };
  return beginning.startsWith(judgement) ? { kind: "judgement" } : headOfJson(whole());
}

function headOfJson(line: string): LineHead {
  const input = parseOrNull(line);
  if (typeof input !== "object" || input === null || !("kind" in input) || !kinds.has(input.kind)) return { kind: "unknown" };
  if (input.kind === "judgement") return { kind: "judgement" };
  const kind = input.kind as "document" | "mention" | "statement";
  const id: unknown = Reflect.get(input, kind === "document" ? "id" : "documentId");
  return typeof id === "string" ? { kind, documentId: id } : { kind: "unknown" };
}

function parseOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
