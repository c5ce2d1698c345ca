import type { Article } from "../article.js";

/** Tokens between quotation marks, both included; the marks themselves are left out. */
export interface Quotation {
  readonly first: number;
  readonly last: number;
}

const opening = new Set(["“", "«", "„"]);
const closing = new Set(["”", "»"]);
/** A shorter one is a title or a word held at arm's length. */
const shortestSpeech = 3;

/**
 * The quotations of an article that may be speech, in order, none inside another. A quotation that stays open at the end of
 * its paragraph ends there, unless the next paragraph opens with another mark: then it goes on.
 */
export function findQuotations(article: Article): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  const close = (last: number): void => {
    if (open >= 0) found.push(...speech(article, open, last));
    open = -1;
  };
  article.words.forEach(({ text }, i) => {
    if (startsParagraph(article, i) && open >= 0) {
      const goesOn = opening.has(text) || (text === '"' && isOpening(article, i));
      if (goesOn) return;
      close(i - 1);
    }
    if (opening.has(text)) open = open < 0 ? i + 1 : open;
    else if (closing.has(text)) close(i - 1);
    else if (text === '"' && open >= 0) close(i - 1);
    else if (text === '"') open = i + 1;
    else if (isSingleOpening(article, i) && open < 0) {
      const end = singleEnd(article, i);
      if (end > i) found.push(...speech(article, i + 1, end - 1));
    }
  });
  close(article.words.length - 1);
  return withoutOverlap(found);
}

/** A word or two are speech only if they are broken off: “Norway,” she said, “has joined.” */
function speech(article: Article, first: number, last: number): Quotation[] {
  const whole = last - first + 1 >= shortestSpeech || (last > first && /^[,.?!…]$/.test(article.low(last)));
  return whole ? [{ first, last }] : [];
}

function withoutOverlap(found: readonly Quotation[]): Quotation[] {
  const sorted = [...found].sort((a, b) => a.first - b.first || b.last - a.last);
  const kept: Quotation[] = [];
  for (const quotation of sorted) if (quotation.first > (kept.at(-1)?.last ?? -1)) kept.push(quotation);
  return kept;
}

/** True if a blank line or a line's end stands before the token. */
export function startsParagraph(article: Article, i: number): boolean {
  const [before, word] = [article.words[i - 1], article.words[i]];
  return !before || !word || /\n/.test(article.text.slice(before.end, word.start));
}

function isOpening(article: Article, i: number): boolean {
  const [mark, next] = [article.words[i], article.words[i + 1]];
  return mark !== undefined && next !== undefined && mark.end === next.start;
}

/** A single mark before a capital, with space before it: British papers quote so. */
function isSingleOpening(article: Article, i: number): boolean {
  const [before, mark, next] = [article.words[i - 1], article.words[i], article.words[i + 1]];
  if (!mark || !next || (mark.text !== "‘" && mark.text !== "'")) return false;
  return mark.end === next.start && (!before || before.end < mark.start) && /^\p{Lu}/u.test(next.text);
}

/** The mark that closes a single quotation: behind a stop or comma, before the paragraph ends; -1 for none. */
function singleEnd(article: Article, open: number): number {
  for (let i = open + 1; i < Math.min(article.words.length, open + 200); i += 1) {
    if (startsParagraph(article, i)) return -1;
    const { text } = article.words[i] ?? { text: "" };
    if ((text === "’" || text === "'") && /^[.,!?…]$/.test(article.words[i - 1]?.text ?? "")) return i;
  }
  return -1;
}
