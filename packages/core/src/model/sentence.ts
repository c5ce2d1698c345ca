const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentence or sentences around a span, without white space at their ends: UTF-16 code units, end exclusive.
 * A fall-back for statements that come without one (imports, people): readers give better ones, which keep quotations whole.
 */
export function sentenceAround(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const from = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
  const next = text.indexOf("\n", end);
  const paragraph = text.slice(from, next < 0 ? text.length : next);
  const touched = [...segmenter.segment(paragraph)]
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.trimEnd().length }))
    .filter((sentence) => sentence.start < end && start < sentence.end);
  return { start: Math.min(start, touched[0]?.start ?? start), end: Math.max(end, touched.at(-1)?.end ?? end) };
}
