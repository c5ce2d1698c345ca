/**
 * Text from a format that may hold anything, fit to be kept: line ends as `\n`, no control characters, no half surrogate
 * pairs (they become U+FFFD), no white space before a line end or around the whole.
 */
export function plainText(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n").toWellFormed();
  return lines
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/[ \t\u00a0]+$/gm, "")
    .trim();
}
