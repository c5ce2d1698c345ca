import type { LocalEntity, Mention } from "@entente/core";
import { localKey } from "../local-entities.js";
import type { Span } from "../seams.js";

/** A stretch of a document as the model is shown it: sentences and entities by number. */
export interface NumberedText {
  readonly text: string;
  /** All sentences of the document; the model sees those from `from` to before `to`, by their number here. */
  readonly sentences: readonly Span[];
  readonly from: number;
  readonly to: number;
  /** Entities mentioned there, by the id the model is told (`m1`). */
  readonly entities: ReadonlyMap<string, LocalEntity>;
  /** Every mention of the document, to tell what is named near a quote. */
  readonly mentions: readonly Mention[];
}

/** In UTF-16 code units: what small local models read whole, with room for the answer. */
const longestStretch = 6000;

/** Cuts a document into stretches of whole sentences. */
export function numberText(text: string, sentences: readonly Span[], mentions: readonly Mention[]): NumberedText[] {
  const stretches: NumberedText[] = [];
  for (let from = 0; from < sentences.length;) {
    let to = from + 1;
    const start = sentences[from]?.start ?? 0;
    while (to < sentences.length && (sentences[to]?.end ?? 0) - start <= longestStretch) to += 1;
    const within = { start, end: sentences[to - 1]?.end ?? start };
    stretches.push({ text, sentences, from, to, entities: entitiesIn(mentions, within), mentions });
    from = to;
  }
  return stretches;
}

function entitiesIn(mentions: readonly Mention[], { start, end }: Span): ReadonlyMap<string, LocalEntity> {
  const inside = mentions.filter((mention) => mention.start >= start && mention.end <= end);
  const unique = [...new Map(inside.map(({ entity }) => [localKey(entity), entity])).values()];
  return new Map(unique.map((entity, i) => [`m${i + 1}`, entity]));
}
