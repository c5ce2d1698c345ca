import type { Span } from "../span.js";

/** Beyond this a line is a paragraph, not a line that was wrapped to a width. */
const widestWrap = 120;
/** What opens an item of a list: a bullet, a dash, a number or letter with a stop or bracket. */
const bullet = /^\s*(?:[•·‣◦▪●○*]|[-–—]\s|\(?(?:\p{N}{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s)/u;

/**
 * The paragraphs of a text: a blank line ends one, and so does the end of a line, unless the text is wrapped: the next
 * line goes on in lower case, or its first word would not have fitted. An item of a list is a paragraph of its own.
 */
export function findParagraphs(text: string): Span[] {
  const lines = Array.from(text.matchAll(/[^\n\r]+/g), ({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const width = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const joined: { start: number; end: number }[] = [];
  lines.forEach((line, i) => {
    const [last, before] = [joined.at(-1), lines[i - 1]];
    if (last && before && goesOn(text, before, line, width)) last.end = line.end;
    else joined.push({ ...line });
  });
  return joined;
}

function goesOn(text: string, before: Span, line: Span, width: number): boolean {
  if (/\n\r?\n|\r\r/.test(text.slice(before.end, Math.min(line.start, before.end + 4)))) return false;
  const head = text.slice(line.start, Math.min(line.end, line.start + widestWrap));
  if (bullet.test(head) || !/\S/.test(head)) return false;
  if (/^\s*\p{Ll}/u.test(head)) return true;
  const firstWord = /^\S*/.exec(head)?.[0].length ?? 0;
  return width <= widestWrap && width > 40 && before.end - before.start + 1 + firstWord > width;
}
