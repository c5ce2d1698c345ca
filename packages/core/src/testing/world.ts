import { textTraits } from "../copies/traits.js";
import fc from "fast-check";
import { readRecords, type GraphRecords } from "../graph/source.js";
import type { InterchangeSource } from "../interchange/write.js";
import { judgementId, type EntityTarget, type Judgement, type NewJudgement, type StatementTarget } from "../model/judgement.js";
import type { Reading } from "../model/reading.js";
import { occurrence, statementId, type Statement } from "../model/statement.js";
import { entitiesOf } from "../resolve/locals.js";
import { documentPlans, judgementPlans, toReadings, type JudgementPlan } from "./records.js";

/** Everything that a store would hold. */
export interface World {
  /** One a version, older versions of a document before newer ones. */
  readonly readings: readonly Reading[];
  readonly judgements: readonly Judgement[];
}

/** Small worlds: documents with versions, and judgements of every kind on what they say. */
export const worlds: fc.Arbitrary<World> = fc.tuple(documentPlans, judgementPlans).map(([documents, judgements]) => {
  const readings = documents.flatMap((plan) => toReadings(plan));
  return { readings, judgements: toJudgements(judgements, readings) };
});

/** A judgement with its id. */
export function withId(judgement: NewJudgement): Judgement {
  return { ...judgement, id: judgementId(judgement) };
}

/** A statement as judgements name it. */
export function targetIn({ version }: Reading, statement: Statement): StatementTarget {
  const { id, documentId, subject, predicate, object, value, polarity, modality, speaker, qualifiers, via, origin, confidence } = statement;
  const { quote, start } = statement.evidence;
  return {
    statementId: id,
    documentId,
    quote,
    occurrence: occurrence(version.text, quote, start),
    subject,
    predicate,
    object,
    value,
    polarity,
    modality,
    speaker,
    qualifiers,
    via,
    origin,
    confidence,
  };
}

/** Ties plans to what is there; a plan that finds nothing to judge gives no judgement. */
function toJudgements(plans: readonly JudgementPlan[], readings: readonly Reading[]): readonly Judgement[] {
  const judgements = new Map<string, Judgement>();
  for (const plan of plans) {
    const judgement = toJudgement(plan, readings, [...judgements.values()]);
    if (judgement) judgements.set(judgement.id, judgement);
  }
  return [...judgements.values()];
}

function toJudgement(plan: JudgementPlan, readings: readonly Reading[], known: readonly Judgement[]): Judgement | null {
  const { kind, pick, other, author, minute } = plan;
  const decision = { author, at: `2024-02-01T10:${String(minute).padStart(2, "0")}:00.000Z`, note: null };
  const undone = choose(known, pick);
  if (kind === "undo") return undone && withId({ ...decision, judgement: kind, judgementId: undone.id });
  if (kind === "same" || kind === "notSame") {
    const left = choose(localsOf(readings), pick);
    const right = left && chooseOther(readings, left, other);
    return left && right && withId({ ...decision, judgement: kind, left, right });
  }
  const target = kind === "add" ? addedTarget(plan, readings) : chooseTarget(readings, pick);
  if (!target) return null;
  if (kind === "retract") return withId({ ...decision, judgement: kind, target, reason: plan.retractReason });
  if (kind === "dispute") return withId({ ...decision, judgement: kind, target, reason: plan.disputeReason });
  return withId({ ...decision, judgement: kind, target });
}

function choose<Item>(items: readonly Item[], pick: number): Item | null {
  return items[pick % Math.max(1, items.length)] ?? null;
}

function chooseTarget(readings: readonly Reading[], pick: number): StatementTarget | null {
  return choose(
    readings.flatMap((reading) => reading.statements.map((statement) => targetIn(reading, statement))),
    pick,
  );
}

/** A person reads something else in a quote that stands in the text. */
function addedTarget({ fact, pick, author }: JudgementPlan, readings: readonly Reading[]): StatementTarget | null {
  const found = chooseTarget(readings, pick);
  if (!found) return null;
  const { noise: _noise, ...meaning } = fact;
  const { documentId, quote, occurrence: count } = found;
  const id = statementId(documentId, meaning, quote, count);
  return { ...meaning, statementId: id, documentId, quote, occurrence: count, origin: { kind: "person", name: author, version: "" } };
}

type LocalTarget = Extract<EntityTarget, { entity: unknown }>;

function localsOf(readings: readonly Reading[]): readonly LocalTarget[] {
  return readings.flatMap(({ document, statements }) =>
    statements.flatMap((statement) => entitiesOf(statement).map((entity) => ({ documentId: document.id, entity }))),
  );
}

/** Mostly another entity of the same type, now and then any, or a well-known one. */
function chooseOther(readings: readonly Reading[], { entity }: LocalTarget, pick: number): EntityTarget | null {
  if (pick % 7 === 0) return { entityId: "country:SU" };
  const locals = localsOf(readings);
  const alike = locals.filter((local) => local.entity.type === entity.type && local.entity.name !== entity.name);
  return choose(pick % 5 === 0 || alike.length === 0 ? locals : alike, pick);
}

/** A world as a source, as a store would give it. */
export function worldSource({ readings, judgements }: World): InterchangeSource {
  const ids = [...new Set(readings.map(({ document }) => document.id))];
  return {
    sequence: async () => readings.length + judgements.length,
    async *listDocuments() {
      for (const id of ids) {
        const own = readings.filter(({ document }) => document.id === id);
        const versions = own.map(({ version, origin, sentences, silentSentences }) => {
          const { text, ...head } = version;
          return { ...head, origin, sentences, silentSentences, traits: textTraits(text) };
        });
        for (const { document } of own.slice(-1)) yield { ...document, versions };
      }
    },
    async *listMentions() {
      for (const { mentions } of readings) yield* mentions;
    },
    async *listStatements() {
      for (const { statements } of readings) yield* statements;
    },
    async *listJudgements() {
      yield* judgements;
    },
    async *listRejects() {
      for (const { rejects } of readings) yield* rejects;
    },
    text: async (documentId, wanted) => {
      const own = readings.filter(({ document }) => document.id === documentId);
      const found = wanted === undefined ? own.at(-1) : own.find(({ version }) => version.checksum === wanted);
      return found?.version.text ?? null;
    },
  };
}

/** All records of a world. */
export function worldRecords(world: World): Promise<GraphRecords> {
  return readRecords(worldSource(world));
}
