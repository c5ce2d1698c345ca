import type { Token } from "./tokens.js";

/** A stretch between quotation marks, by the numbers of the marks. */
interface Quotation {
  readonly open: number;
  readonly close: number;
}

/** What is parsed by itself: the numbers of its tokens in a sentence, in order. */
export type Unit = readonly number[];

/** How a sentence falls into units. */
export interface Units {
  /** Who speaks, and whatever else stands outside of quotations; empty where nothing does. */
  readonly outer: Unit;
  /** What is quoted, a sentence each. */
  readonly quoted: readonly Unit[];
}

/** A shorter quotation is a word or two within somebody else's clause. */
const shortest = 3;

/**
 * Tells quoted sentences from who says them, so that no dependency crosses a quotation mark: “We welcome the accord,” she
 * said. A quotation that goes on within the clause around it (called it “a grave mistake”) stays in that clause; one that is
 * broken off (“The accord,” she said, “is dead.”) is put together. Null where nothing is quoted so.
 */
export function quotedUnits(tokens: readonly Token[]): Units | null {
  const quotations = findQuotations(tokens).filter((quotation) => isSpeech(tokens, quotation));
  if (quotations.length === 0) return null;
  const quoted = joinBroken(tokens, quotations).flatMap((unit) => splitSentences(tokens, unit));
  const inside = new Set(quoted.flat());
  const outer = tokens.map((_, i) => i).filter((i) => !inside.has(i));
  return { outer, quoted };
}

function findQuotations(tokens: readonly Token[]): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  tokens.forEach(({ text }, i) => {
    if (text === "“" || (text === '"' && open < 0)) open = i;
    else if ((text === "”" || text === '"') && open >= 0) {
      found.push({ open, close: i });
      open = -1;
    }
  });
  return found;
}

/** Opens a clause of its own, and closes it: behind the start, a comma or a colon, and up to a stop or comma. */
function isSpeech(tokens: readonly Token[], { open, close }: Quotation): boolean {
  const text = (i: number): string => tokens[i]?.text ?? "";
  const words = tokens.slice(open + 1, close).filter(({ kind }) => kind === "word").length;
  const broken = /^[,.?!…]$/.test(text(close - 1)) && words > 0;
  const opens = open === 0 || /^[,:—–(]$/.test(text(open - 1));
  const closes = broken || close === tokens.length - 1 || /^[,.—–]$/.test(text(close + 1));
  return opens && closes && (words >= shortest || broken);
}

/** The tokens of each quotation with its marks; one that goes on in lower case belongs to the one before. */
function joinBroken(tokens: readonly Token[], quotations: readonly Quotation[]): Unit[] {
  const units: number[][] = [];
  quotations.forEach(({ open, close }, k) => {
    const numbers = Array.from({ length: close - open + 1 }, (_, i) => open + i);
    const before = quotations[k - 1];
    const goesOn = before && tokens[before.close - 1]?.text === "," && /^\p{Ll}/u.test(tokens[open + 1]?.text ?? "");
    if (goesOn) units.at(-1)?.push(...numbers);
    else units.push(numbers);
  });
  return units;
}

/** The sentences of a quotation; the closing mark goes with the last. */
function splitSentences(tokens: readonly Token[], unit: Unit): Unit[] {
  const sentences: number[][] = [[]];
  unit.forEach((i, k) => {
    sentences.at(-1)?.push(i);
    const next = tokens[unit[k + 1] ?? -1];
    if (/^[.?!]$/.test(tokens[i]?.text ?? "") && next?.kind === "word" && /^\p{Lu}/u.test(next.text)) sentences.push([]);
  });
  return sentences;
}

/** A head for each token, -1 for the root, and the relation to it. */
export interface UnitTree {
  readonly heads: ArrayLike<number>;
  readonly relations: readonly string[];
}

/** Parses a sentence unit by unit and hangs what is quoted on the verb outside, as its complement. */
export function parseUnits(tokens: readonly Token[], parse: (unit: Unit) => UnitTree): UnitTree {
  const whole = tokens.map((_, i) => i);
  const units = quotedUnits(tokens);
  if (!units) return parse(whole);
  const heads = whole.map(() => -1);
  const relations = whole.map(() => "root");
  let root = -1;
  for (const unit of [units.outer, ...units.quoted].filter(({ length }) => length > 0)) {
    const tree = parse(unit);
    unit.forEach((token, i) => {
      const head = tree.heads[i] ?? -1;
      heads[token] = head < 0 ? root : (unit[head] ?? root);
      relations[token] = head < 0 && root >= 0 ? (units.outer.length > 0 ? "ccomp" : "parataxis") : (tree.relations[i] ?? "dep");
    });
    if (root < 0) root = unit.find((token) => heads[token] === -1) ?? -1;
  }
  return { heads, relations };
}
