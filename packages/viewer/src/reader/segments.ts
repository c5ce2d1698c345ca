/** A stretch of a text: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text that is drawn alike: within at most one mention and one sentence. */
export interface Piece<M extends Span, S extends Span> extends Span {
  readonly mention: M | null;
  readonly sentence: S | null;
}

/**
 * The paragraphs of a text, without the line breaks around them. Blank lines part paragraphs; where
 * a text has none, every line break does.
 */
export function paragraphs(text: string): readonly Span[] {
  const breaks = /\n[^\S\n]*\n\s*/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n+/g;
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    spans.push(trimmed(text, start, match.index));
    start = match.index + match[0].length;
  }
  spans.push(trimmed(text, start, text.length));
  return spans.filter((span) => span.end > span.start);
}

function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: from, end: Math.max(from, end - (slice.length - slice.trimEnd().length)) };
}

/**
 * The largest set of spans without overlap that prefers longer ones: of two mentions that overlap,
 * the longer one is underlined. Empty spans are left out.
 */
export function withoutOverlap<S extends Span>(spans: readonly S[]): readonly S[] {
  const byLength = [...spans]
    .filter((span) => span.end > span.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: S[] = [];
  for (const span of byLength) {
    if (kept.every((other) => span.end <= other.start || other.end <= span.start)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * Cuts a stretch of text into pieces at the edges of mentions and sentences. The pieces cover the
 * stretch without gaps and in order.
 *
 * @param within - the stretch, usually a paragraph
 * @param mentions - may overlap; see {@link withoutOverlap}
 * @param sentences - may overlap; see {@link withoutOverlap}
 */
export function segment<M extends Span, S extends Span>(
  within: Span,
  mentions: readonly M[],
  sentences: readonly S[],
): readonly Piece<M, S>[] {
  const named = withoutOverlap(mentions);
  const said = withoutOverlap(sentences);
  const cuts = [...named, ...said].flatMap(({ start, end }) => [start, end]);
  const inside = cuts.filter((cut) => cut > within.start && cut < within.end);
  const edges = [...new Set([within.start, ...inside, within.end])].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? within.start;
    return { start, end, mention: covering(named, start), sentence: covering(said, start) };
  });
}

function covering<S extends Span>(spans: readonly S[], at: number): S | null {
  return spans.find((span) => span.start <= at && at < span.end) ?? null;
}
