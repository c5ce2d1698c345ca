import type { Clusters } from "../clusters/clusters.js";
import { hashText } from "../perceptron/hashing.js";
import { functionWords } from "../sentences/functionWords.js";

/** What a word is by itself, in numbers, worked out once a word. */
export interface Word {
  readonly low: number;
  /** Letters by kind, runs shortened: "U.K." is "A.A.", "McDonald" "AaAa". */
  readonly shape: number;
  readonly affixes: readonly number[];
  /** From coarse to fine, 0 for none. */
  readonly clusters: readonly number[];
  /** Those of the two levels that are joined with other features. */
  readonly fine: number;
  readonly coarse: number;
  readonly capital: boolean;
  readonly allCapitals: boolean;
  readonly digits: boolean;
  /** Small words inside names: "of", "for", "de", "the", "and", "'s", "-". */
  readonly link: boolean;
  readonly letter: boolean;
  /** A function word: a capital at the start of a sentence makes no name of it. */
  readonly small: boolean;
  /** A mark behind which a capital tells nothing: a quotation mark, colon or stop. */
  readonly opens: boolean;
}

const links = new Set(
  "of for the and in on to de du des del della di da do dos das la le les el al der den van von y e et und a & 's ' - – : und bin ibn ul ag".split(
    " ",
  ),
);
const sameMarks: Readonly<Record<string, string>> = { "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..." };
/** More different words than this in one process are worked out again. */
const mostWords = 100_000;

/** A function that gives what a word is, and remembers it. */
export function wordReader(clusters: Clusters): (text: string, low: string) => Word {
  const known = new Map<string, Word>();
  return (text, low) => {
    const seen = known.get(text);
    if (seen) return seen;
    const word = readWord(clusters, text, low);
    if (known.size >= mostWords) known.clear();
    known.set(text, word);
    return word;
  };
}

function readWord(clusters: Clusters, text: string, low: string): Word {
  const [coarse = 0, middle = 0, fine = 0, finest = 0] = clusters(low);
  const short = text.slice(0, 40).replace(/[’‘]/gu, "'").replace(/[–—]/gu, "-");
  return {
    low: hashText(sameMarks[low] ?? digitsAsZero(low)),
    shape: hashText(shapeOf(short)),
    affixes: affixesOf(low),
    clusters: [coarse, middle, fine, finest],
    fine,
    coarse,
    capital: /^\p{Lu}/u.test(short),
    allCapitals: /^\p{Lu}[\p{Lu}.\p{N}]+$/u.test(short),
    digits: /^\p{N}/u.test(short),
    link: links.has(low),
    letter: /^[\p{L}\p{N}]/u.test(short),
    small: functionWords.has(low),
    opens: /^["“”:•*.!?]$/u.test(short),
  };
}

/** Years and amounts alike are told by how many digits they have. */
function digitsAsZero(low: string): string {
  return /\d/.test(low) ? low.replace(/\d/g, "0") : low;
}

function affixesOf(low: string): number[] {
  const affixes: number[] = [];
  for (let size = 1; size <= 4 && size < low.length; size += 1) {
    affixes.push(hashText(low.slice(0, size), size), hashText(low.slice(-size), size + 8));
  }
  return affixes;
}

function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, "A")
    .replace(/\p{Ll}/gu, "a")
    .replace(/\p{Lo}|\p{Lm}|\p{Lt}/gu, "o")
    .replace(/\p{N}/gu, "0")
    .replace(/(.)\1{2,}/gu, "$1$1");
}
