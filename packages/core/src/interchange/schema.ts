import {
  disputeReasons,
  entityTypes,
  judgementKinds,
  modalities,
  originKinds,
  polarities,
  predicates,
  retractReasons,
} from "@entente/ontology";
import { z } from "zod";
import { mentionKinds } from "../model/statement.js";

/** The version of the interchange format that this code reads and writes. */
export const interchangeVersion = 1;

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): z.ZodEnum<{ [K in Name]: K }> {
  return z.enum(Object.keys(table) as [Name, ...Name[]]) as unknown as z.ZodEnum<{ [K in Name]: K }>;
}

const offset = z.int().nonnegative();
const localEntity = z.strictObject({ type: namesOf(entityTypes), name: z.string().min(1) });
const origin = z.strictObject({ kind: namesOf(originKinds), name: z.string().min(1), version: z.string() });
const speaker = z.strictObject({
  name: z.string().min(1),
  entity: localEntity.nullable().default(null),
  speaksFor: localEntity.nullable().default(null),
});
const qualifiers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), localEntity])).default({});

const meaning = {
  subject: localEntity,
  predicate: namesOf(predicates),
  object: localEntity.nullable().default(null),
  value: z.union([z.string(), z.number()]).nullable().default(null),
  polarity: namesOf(polarities).default("affirmed"),
  modality: namesOf(modalities).default("asserted"),
  speaker: speaker.nullable().default(null),
  qualifiers,
  via: z.string().nullable().default(null),
  confidence: z.number().min(0).max(1).default(1),
};
const importOrigin = origin.default({ kind: "import", name: "interchange", version: String(interchangeVersion) });

const version = z.strictObject({
  checksum: z.string().optional(),
  title: z.string().nullable().default(null),
  outlet: z.string().nullable().default(null),
  published: z.string().nullable().default(null),
  readAt: z.string().optional(),
  text: z.string(),
  origin: importOrigin,
  sentences: offset.default(0),
  silentSentences: offset.default(0),
});

/** A document with its versions, oldest first. */
export const documentRecord = z.strictObject({
  kind: z.literal("document"),
  id: z.string().min(1),
  url: z.string().nullable().default(null),
  path: z.string().nullable().default(null),
  collections: z.array(z.string()).default([]),
  language: z.string().nullable().default(null),
  licence: z.string().nullable().default(null),
  versions: z.array(version).min(1),
});

/** A span that names an entity; without `version` in the current one. */
export const mentionRecord = z.strictObject({
  kind: z.literal("mention"),
  documentId: z.string().min(1),
  version: z.string().optional(),
  start: offset,
  end: offset,
  text: z.string().min(1),
  mentionKind: z.enum(mentionKinds).default("name"),
  entity: localEntity,
});

/** A statement; id, version and sentence are computed where they are left out. */
export const statementRecord = z.strictObject({
  kind: z.literal("statement"),
  id: z.string().optional(),
  documentId: z.string().min(1),
  version: z.string().optional(),
  ...meaning,
  origin: importOrigin,
  evidence: z.strictObject({
    start: offset,
    end: offset,
    quote: z.string(),
    sentenceStart: offset.optional(),
    sentenceEnd: offset.optional(),
  }),
});

const statementTarget = z.strictObject({
  statementId: z.string().min(1),
  documentId: z.string().min(1),
  quote: z.string().min(1),
  occurrence: offset.default(0),
  ...meaning,
  origin,
});
const entityTarget = z.union([
  z.strictObject({ documentId: z.string().min(1), entity: localEntity }),
  z.strictObject({ entityId: z.string().min(1) }),
]);
const decision = {
  kind: z.literal("judgement"),
  id: z.string().optional(),
  author: z.string().min(1),
  at: z.iso.datetime(),
  note: z.string().nullable().default(null),
};

/** A person's decision; its id is computed where it is left out. */
export const judgementRecord = z.discriminatedUnion("judgement", [
  z.strictObject({ ...decision, judgement: z.literal("same"), left: entityTarget, right: entityTarget }),
  z.strictObject({ ...decision, judgement: z.literal("notSame"), left: entityTarget, right: entityTarget }),
  z.strictObject({ ...decision, judgement: z.literal("accept"), target: statementTarget }),
  z.strictObject({ ...decision, judgement: z.literal("retract"), target: statementTarget, reason: namesOf(retractReasons) }),
  z.strictObject({ ...decision, judgement: z.literal("dispute"), target: statementTarget, reason: namesOf(disputeReasons) }),
  z.strictObject({ ...decision, judgement: z.literal("add"), target: statementTarget }),
  z.strictObject({ ...decision, judgement: z.literal("note"), target: z.union([statementTarget, entityTarget]) }),
  z.strictObject({ ...decision, judgement: z.literal("undo"), judgementId: z.string().min(1) }),
]);

/** One line of an interchange file. */
export const interchangeRecord = z.discriminatedUnion("kind", [documentRecord, mentionRecord, statementRecord, judgementRecord]);

/** What one line of an interchange file may say, before defaults are filled in. */
export type InterchangeInput = z.input<typeof interchangeRecord>;
/** One line of an interchange file with defaults filled in. */
export type InterchangeRecord = z.output<typeof interchangeRecord>;

/** The JSON Schema (draft 2020-12) of one line, as printed in the docs. */
export function interchangeJsonSchema(): object {
  return {
    title: `Entente interchange, version ${interchangeVersion}: one line`,
    description: `One JSON object a line. Judgement kinds: ${Object.keys(judgementKinds).join(", ")}.`,
    ...z.toJSONSchema(interchangeRecord, { io: "input" }),
  };
}
