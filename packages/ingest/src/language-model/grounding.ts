import type { LocalEntity, Mention, Origin, ProposedStatement, Speaker } from "@entente/core";
import type { Refusal, Span } from "../seams.js";
import type { Answer, OfferedEntity, OfferedStatement } from "./answer.js";
import { createMatcher, type Matcher } from "./matching.js";
import type { NumberedText } from "./numbered.js";

/** What of an answer can be found in the text. */
export interface Grounded {
  readonly statements: readonly ProposedStatement[];
  /** Of entities that the model added. */
  readonly mentions: readonly Omit<Mention, "documentId" | "version">[];
  readonly refusals: readonly Refusal[];
}

/** How sure a statement is that only a language model proposed: kept low, for nobody measured that model. */
const modelConfidence = 0.5;

/**
 * Holds an answer against the text: quotes and names are found in it (white space and quotation marks folded) or refused,
 * and every offset is computed here. Whether types, qualifiers and dates fit, the store's check decides as for any proposer.
 */
export function groundAnswer(answer: Answer, stretch: NumberedText, origin: Origin): Grounded {
  const matcher = createMatcher(stretch.text);
  const refusals: Refusal[] = answer.malformed.map((detail) => ({ reason: "malformed", detail }));
  const added = addEntities(answer.entities, stretch, matcher, refusals);
  const entities = new Map([...stretch.entities, ...[...added].map(([id, { entity }]) => [id, entity] as const)]);
  const mentions = [...added.values()].flatMap(({ spans, entity }) => spans.map((span) => toMention(stretch.text, span, entity)));
  const context = { stretch, matcher, entities, mentions: [...stretch.mentions, ...mentions], origin };
  const statements = answer.statements.flatMap((offered) => {
    const result = groundStatement(offered, context);
    if ("reason" in result) refusals.push(result);
    return "reason" in result ? [] : [result];
  });
  return { statements, mentions, refusals };
}

interface Context {
  readonly stretch: NumberedText;
  readonly matcher: Matcher;
  readonly entities: ReadonlyMap<string, LocalEntity>;
  readonly mentions: readonly (Span & { readonly entity: LocalEntity })[];
  readonly origin: Origin;
}

interface Added {
  readonly entity: LocalEntity;
  readonly spans: readonly Span[];
}

function addEntities(
  offered: readonly OfferedEntity[],
  { text, entities }: NumberedText,
  matcher: Matcher,
  refusals: Refusal[],
): ReadonlyMap<string, Added> {
  const added = new Map<string, Added>();
  for (const { id, type, name } of offered) {
    if (entities.has(id)) continue;
    const spans = matcher.words(name);
    const [first] = spans;
    if (first) added.set(id, { entity: { type, name: text.slice(first.start, first.end) }, spans });
    else refusals.push({ reason: "entityNotInText", detail: `the name of the model's entity ${safeId(id)} does not stand in the text` });
  }
  return added;
}

/** The model's own id, without anything that could be text. */
function safeId(id: string): string {
  return id.replace(/[^\w-]/g, "").slice(0, 12);
}

function toMention(text: string, { start, end }: Span, entity: LocalEntity): Omit<Mention, "documentId" | "version"> {
  return { start, end, text: text.slice(start, end), kind: "name", entity };
}

function groundStatement(offered: OfferedStatement, context: Context): ProposedStatement | Refusal {
  const { entities, origin } = context;
  const subject = entities.get(offered.subject);
  const object = offered.object ? entities.get(offered.object) : null;
  if (!subject || object === undefined) {
    return {
      reason: "entityNotInText",
      detail: `${safeId(subject ? (offered.object ?? "") : offered.subject)} is no entity that was given or found`,
    };
  }
  if (subject === object) return { reason: "malformed", detail: "both sides of the statement are one entity" };
  const evidence = findEvidence(offered, context);
  if (!evidence) return { reason: "quoteNotInText", detail: `the quote given for sentence ${offered.sentence} does not stand in the text` };
  if (!namedNear(context, evidence, [subject, ...(object ? [object] : [])])) {
    return { reason: "entityNotInText", detail: `no side of the statement is named near sentence ${offered.sentence}` };
  }
  const speaker = offered.speaker ? toSpeaker(offered.speaker, context) : null;
  const via = offered.via ? verbatim(offered.via, context) : null;
  // Without its speaker the statement would pass for the article's own voice.
  if ((offered.speaker && !speaker) || (offered.via && via === null)) {
    return { reason: "entityNotInText", detail: `who says it does not stand in the text (sentence ${offered.sentence})` };
  }
  return {
    subject,
    predicate: offered.predicate,
    object,
    value: offered.value ?? null,
    polarity: offered.polarity,
    modality: offered.modality,
    speaker,
    via,
    qualifiers: offered.qualifiers ?? {},
    evidence,
    origin,
    confidence: modelConfidence,
  };
}

function findEvidence({ quote, sentence }: OfferedStatement, { stretch, matcher }: Context): ProposedStatement["evidence"] | null {
  const { sentences, from, to, text } = stretch;
  const near = sentences[Math.min(Math.max(sentence, from), to - 1)]?.start ?? 0;
  const window = { start: sentences[from]?.start ?? 0, end: sentences[to - 1]?.end ?? 0 };
  const span = matcher.nearest(quote, near, window);
  if (!span) return null;
  const touched = sentences.filter(({ start, end }) => start < span.end && end > span.start);
  return {
    ...span,
    quote: text.slice(span.start, span.end),
    sentenceStart: Math.min(span.start, touched[0]?.start ?? span.start),
    sentenceEnd: Math.max(span.end, touched.at(-1)?.end ?? span.end),
  };
}

/** True if a side of the statement is named in the quote's sentence or the two before it: pronouns reach no further. */
function namedNear(
  { stretch, mentions }: Context,
  { sentenceStart, sentenceEnd }: ProposedStatement["evidence"],
  sides: readonly LocalEntity[],
): boolean {
  const at = stretch.sentences.findIndex(({ end }) => end > sentenceStart);
  const from = stretch.sentences[Math.max(0, at - 2)]?.start ?? 0;
  return mentions.some(
    ({ start, end, entity }) =>
      start >= from && end <= sentenceEnd && sides.some((side) => side.type === entity.type && side.name === entity.name),
  );
}

function toSpeaker({ name, entity, speaksFor }: NonNullable<OfferedStatement["speaker"]>, context: Context): Speaker | null {
  const words = verbatim(name, context);
  const who = entity ? (context.entities.get(entity) ?? null) : null;
  if (words === null && who === null) return null;
  return { name: words ?? who?.name ?? "", entity: who, speaksFor: speaksFor ? (context.entities.get(speaksFor) ?? null) : null };
}

/** Words as they stand in the text, null if they do not. */
function verbatim(words: string, { matcher, stretch }: Context): string | null {
  const [span] = matcher.words(words);
  return span ? stretch.text.slice(span.start, span.end) : null;
}
