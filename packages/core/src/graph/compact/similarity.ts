/** How many forms that share letters with a text are compared with it letter by letter. */
export const mostCompared = 4_000;
/** Keys of three letters that a wrong letter changes at most: two neighbours that changed places stand in four. */
const keysOfLetter = 4;
/** Length from which on two wrong letters are looked for, not one. */
const longText = 8;
/** What being twice as well connected counts against likeness. */
const weightShare = 0.005;

/** How many of a folded text's keys of three letters a form must share to be worth comparing. */
export function leastShared(wanted: string, keys: number): number {
  return Math.max(1, keys - keysOfLetter * (wanted.length < longText ? 1 : 2));
}

/** By what names like a text are put in order, highest first. */
export function similarityScore(similar: number, degree: number): number {
  return similar + weightShare * Math.log2(1 + degree);
}

/** Least likeness at which a name is worth showing for one that was misspelt. */
export const leastSimilarity = 0.6;

/** What a part of a name counts against the whole. */
const partWeight = 0.95;

/**
 * How alike a folded name is to a folded text, 0 to 1: one less the share of letters to change, of the whole name or of as
 * many of its words in a row as the text has, whichever is more alike.
 */
export function similarity(wanted: string, form: string): number {
  const words = form.split(" ");
  const length = wanted.split(" ").length;
  let best = likeness(wanted, form);
  if (words.length <= length) return best;
  for (let start = 0; start + length <= words.length; start += 1) {
    best = Math.max(best, partWeight * likeness(wanted, words.slice(start, start + length).join(" ")));
  }
  return best;
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  // The difference in length alone is that many changes.
  if (longest === 0 || 1 - Math.abs(a.length - b.length) / longest < leastSimilarity) return 0;
  return 1 - editDistance(a, b) / longest;
}

/**
 * Letters to insert, leave out, replace or swap with their neighbour to make one text of the other, none touched twice
 * (optimal string alignment; Boytsov 2011, doi:10.1145/1963190.1963191, section 2.2).
 */
export function editDistance(a: string, b: string): number {
  let [before, last, row] = [
    new Uint16Array(b.length + 1),
    Uint16Array.from({ length: b.length + 1 }, (_, at) => at),
    new Uint16Array(b.length + 1),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) row[j] = cheapest(a, b, i, j, before, last, row);
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? 0;
}

function cheapest(a: string, b: string, i: number, j: number, before: Uint16Array, last: Uint16Array, row: Uint16Array): number {
  const replaced = (last[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
  const moved = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
  const swaps = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
  return swaps ? Math.min(moved, (before[j - 2] ?? 0) + 1) : moved;
}
