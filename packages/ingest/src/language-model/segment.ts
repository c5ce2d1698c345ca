import type { Span } from "../seams.js";

/** The sentences of a text in any language, without the space around them, as Unicode's rules cut them. */
export function segment(text: string, language: string | null): Span[] {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: "sentence" });
  return Array.from(segmenter.segment(text), ({ index, segment: part }) => {
    const start = index + (part.length - part.trimStart().length);
    return { start, end: Math.max(start, index + part.trimEnd().length) };
  }).filter(({ start, end }) => end > start);
}
