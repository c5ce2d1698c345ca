import type { Span } from "./span.js";

/** A text without what hinders reading it, and the way back to the original. */
export interface Normalised {
  readonly text: string;
  /**
   * The stretch of the original that a stretch of `text` was made of, with what was removed inside it.
   * Stretches that do not overlap keep their order and do not overlap in the original either.
   */
  readonly original: (span: Span) => Span;
}

/** Marks that say nothing when read: zero-width characters, soft hyphens, byte order and direction marks, controls. */
const silent = String.raw`\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF`;
const oddSpace = String.raw`\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000`;
const lineEnd = String.raw`\u000B\u000C\u0085\u2028\u2029`;
const ligatures: Readonly<Record<string, string>> = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
  ﬅ: "st",
  ﬆ: "st",
};
/** What is removed or made plain. A soft hyphen takes the end of its line with it: the word goes on. */
const odd = new RegExp(
  String.raw`[${silent}]+(?:(?<=\u00AD)[ \t]*\r?\n[ \t]*(?=\p{Ll}))?|[${oddSpace}]|[${lineEnd}]|[\uFB00-\uFB06]`,
  "gu",
);
/** What composing may change: characters with the marks that belong to them, Hangul in parts, characters with a twin (notes of music stay). */
const composable = new RegExp(
  String.raw`\P{M}?\p{M}+|[\u1100-\u115F\uAC00-\uD7A3][\u1160-\u11FF]+|[\u0374-\u0387\u0958-\u0A5E\u0B5C\u0B5D\u0F43-\u0FB9\u1F71-\u1FFD\u2126-\u212B\u2329\u232A\u2ADC\uF900-\uFB4E\u{2F800}-\u{2FA1D}]`,
  "gu",
);

/** A hyphen at the end of a line with letters on both sides: it parts a word for the line, or belongs to it. */
const brokenWord = /(?<=\p{L}{2})-[ \t]*\r?\n[ \t]*(?=\p{Ll}{2})/gu;
/** No word is longer. */
const longestWord = 40;

const [oddSpaces, lineEnds] = [new RegExp(`^[${oddSpace}]$`, "u"), new RegExp(`^[${lineEnd}]$`, "u")];

/**
 * Composes letters with their marks (NFC), makes odd spaces and line ends plain, parts ligatures, and removes zero-width
 * and direction marks, byte order marks, soft hyphens and control characters. Quotes and dashes stay what they are:
 * which way a quotation mark looks tells where a quotation ends. A word that a hyphen parts at the end of a line is
 * joined: without the hyphen if that is a word ("agree-ment"), else with it ("long-term").
 *
 * @param text - any text
 * @param isWord - tells whether something in lower case is an English word; without it words stay parted
 */
export function normalise(text: string, isWord?: (low: string) => boolean): Normalised {
  const plain = rewrite(text, odd, plainForm);
  const composed = rewrite(plain.text, composable, (piece) => piece.normalize("NFC"));
  const both = { text: composed.text, original: (span: Span) => plain.original(composed.original(span)) };
  if (!isWord) return both;
  const joined = rewrite(both.text, brokenWord, (piece, at) => (isWord(around(both.text, at, piece.length)) ? "" : "-"));
  return { text: joined.text, original: (span) => both.original(joined.original(span)) };
}

/** The letters before and behind a stretch, in lower case. */
function around(text: string, at: number, length: number): string {
  const before = /\p{L}+$/u.exec(text.slice(Math.max(0, at - longestWord), at))?.[0] ?? "";
  const behind = /^\p{L}+/u.exec(text.slice(at + length, at + length + longestWord))?.[0] ?? "";
  return (before + behind).toLowerCase();
}

function plainForm(piece: string): string {
  if (ligatures[piece]) return ligatures[piece];
  if (oddSpaces.test(piece)) return " ";
  return lineEnds.test(piece) ? "\n" : "";
}

function rewrite(text: string, pattern: RegExp, formOf: (piece: string, at: number) => string): Normalised {
  const edits = new EditList();
  let [out, from] = ["", 0];
  for (const match of text.matchAll(pattern)) {
    const [piece, form] = [match[0], formOf(match[0], match.index)];
    if (form === piece) continue;
    const same = commonStart(piece, form);
    const start = match.index + same;
    out += text.slice(from, start);
    edits.add(start, piece.length - same, out.length, form.length - same);
    out += form.slice(same);
    from = match.index + piece.length;
  }
  return { text: out + text.slice(from), original: ({ start, end }) => edits.original(start, end) };
}

function commonStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return /[\ud800-\udbff]/.test(a[same - 1] ?? "") ? same - 1 : same;
}

/** Where the two texts differ, in order. Outside the edits they run in step. */
class EditList {
  readonly #was: number[] = [];
  readonly #wasLength: number[] = [];
  readonly #is: number[] = [];
  readonly #isLength: number[] = [];

  add(was: number, wasLength: number, is: number, isLength: number): void {
    this.#was.push(was);
    this.#wasLength.push(wasLength);
    this.#is.push(is);
    this.#isLength.push(isLength);
  }

  original(start: number, end: number): Span {
    const from = this.#start(start);
    return { start: from, end: end > start ? Math.max(from, this.#end(end)) : from };
  }

  /** What was removed just before a stretch is no part of it. */
  #start(offset: number): number {
    const edit = this.#lastUpTo(offset);
    if (edit < 0) return offset;
    const past = offset - this.#at(this.#is, edit);
    const into = past < this.#at(this.#isLength, edit);
    return this.#at(this.#was, edit) + (into ? 0 : this.#at(this.#wasLength, edit) + past - this.#at(this.#isLength, edit));
  }

  /** And neither is what was removed just behind it. */
  #end(offset: number): number {
    const edit = this.#lastUpTo(offset - 1);
    if (edit < 0) return offset;
    const past = Math.max(0, offset - this.#at(this.#is, edit) - this.#at(this.#isLength, edit));
    return this.#at(this.#was, edit) + this.#at(this.#wasLength, edit) + past;
  }

  #lastUpTo(offset: number): number {
    let [low, high] = [0, this.#is.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at(this.#is, middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #at(list: readonly number[], i: number): number {
    return list[i] ?? 0;
  }
}
