/**
 * Breaks a name into lines of about equal length, between words only: a name is never cut.
 *
 * @param text - the name
 * @param widest - characters a line should hold
 */
export function wrap(text: string, widest: number): readonly string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const wanted = Math.ceil(text.length / widest);
  const target = Math.max(Math.ceil(text.length / Math.max(1, wanted)), 6);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.max(target + 2, 1)) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
