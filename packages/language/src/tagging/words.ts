import type { Clusters } from "../clusters/clusters.js";
import { hashText } from "../perceptron/hashing.js";
import { fold } from "../tokens.js";
import { americanSpelling } from "./spelling.js";

/** What the models see of a word, as hashes; 0 where there is nothing. */
export interface Word {
  /** Folded form. */
  readonly low: string;
  readonly form: number;
  /** The last one to four letters of the folded form. */
  readonly suffixes: readonly number[];
  /** The first one to three letters. */
  readonly prefixes: readonly number[];
  /** Capitals, digits and marks, runs shortened: "Xx", "X.X.", "d-x". */
  readonly shape: number;
  readonly capitalised: boolean;
  /** The word's clusters, from coarse to fine, empty if it has none. */
  readonly clusters: readonly number[];
}

/** How many words are remembered; a longer text only makes them be counted anew. */
const remembered = 50_000;

/** Reads words by their form, and remembers them. */
export function createWordReader(clusters: Clusters): (text: string) => Word {
  const known = new Map<string, Word>();
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    const word = describe(text, clusters);
    if (known.size >= remembered) known.clear();
    known.set(text, word);
    return word;
  };
}

function describe(text: string, clusters: Clusters): Word {
  const written = fold(text);
  const low = americanSpelling(written);
  // An address or a line without a space is no word: its ends say enough, and its form would never be seen again.
  const head = low.length > 40 ? low.slice(0, 40) : low;
  return {
    low: written,
    form: hashText(normalised(head)),
    suffixes: [1, 2, 3, 4].map((length) => (low.length > length ? hashText(low.slice(-length), length) : 0)),
    prefixes: [1, 2, 3].map((length) => (low.length > length ? hashText(head.slice(0, length), length + 8) : 0)),
    shape: hashText(shapeOf(text.slice(0, 40)), 99),
    capitalised: /^\p{Lu}/u.test(text),
    clusters: clusters(written),
  };
}

const sameMarks: Readonly<Record<string, string>> = { "“": '"', "”": '"', "''": '"', "``": '"', "–": "-", "—": "--", "…": "..." };

/** Numbers of one length and quotation marks count as one form. */
function normalised(low: string): string {
  return sameMarks[low] ?? low.replace(/\p{N}/gu, "0");
}

function shapeOf(text: string): string {
  const shape = text
    .replace(/\p{Lu}/gu, "X")
    .replace(/\p{Ll}/gu, "x")
    .replace(/\p{N}/gu, "d");
  return shape.replace(/(.)\1+/gu, "$1$1");
}
