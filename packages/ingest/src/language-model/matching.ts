import type { Span } from "../seams.js";

/** Finds words in a text as a careless copyist would give them: white space and quotation marks folded, nothing else. */
export interface Matcher {
  /** The occurrence inside `window` that starts nearest to `near`, in offsets of the text; null if there is none. */
  nearest(words: string, near: number, window: Span): Span | null;
  /** Every occurrence that neither starts nor ends inside a word, in order. */
  words(words: string): readonly Span[];
}

/** Makes a text ready to be searched. Linear in its length; each search too. */
export function createMatcher(text: string): Matcher {
  const { folded, offsets } = foldText(text);
  const occurrences = (words: string): Span[] => {
    const wanted = foldText(words.trim()).folded;
    const found: Span[] = [];
    if (wanted === "") return found;
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      found.push({ start: offsets[at] ?? 0, end: (offsets[at + wanted.length - 1] ?? 0) + 1 });
    }
    return found;
  };
  return {
    nearest: (words, near, { start, end }) =>
      occurrences(words)
        .filter((span) => span.start >= start && span.end <= end)
        .reduce<Span | null>((best, span) => (best && Math.abs(best.start - near) <= Math.abs(span.start - near) ? best : span), null),
    words: (words) => occurrences(words).filter(({ start, end }) => !cutsWord(text, start) && !cutsWord(text, end)),
  };
}

function cutsWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && /[\p{L}\p{N}]/u.test(text[at] ?? " ");
}

/** One code unit in, at most one out: `offsets[i]` is where the i-th folded unit stands in the text. */
function foldText(text: string): { readonly folded: string; readonly offsets: readonly number[] } {
  const units: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = foldUnit(text.charAt(i));
    if (unit === " " && (units.length === 0 || units.at(-1) === " ")) continue;
    units.push(unit);
    offsets.push(i);
  }
  return { folded: units.join(""), offsets };
}

function foldUnit(unit: string): string {
  if (/\s/.test(unit)) return " ";
  if (/[‘’‚‛′`´]/.test(unit)) return "'";
  return /[“”„‟«»″]/.test(unit) ? '"' : unit;
}
