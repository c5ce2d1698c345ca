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
  return z.enum(Object.keys(table) as [Name, ...Name[]]);
}

/** Names and explanations of the parts in the printed JSON Schema. */
const printed = z.registry<{ readonly id?: string; readonly description?: string }>();

const offset = z.int().nonnegative();
const localEntity = z.strictObject({ type: namesOf(entityTypes), name: z.string().min(1) }).register(printed, { id: "localEntity" });
const origin = z
  .strictObject({ kind: namesOf(originKinds), name: z.string().min(1), version: z.string() })
  .register(printed, { id: "origin" });
const speaker = z
  .strictObject({
    name: z.string().min(1),
    entity: localEntity.nullable().default(null),
    speaksFor: localEntity.nullable().default(null),
  })
  .register(printed, { id: "speaker" });
const qualifiers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), localEntity])).default({});

const meaning = {
  subject: localEntity,
  predicate: namesOf(predicates).register(printed, { id: "predicate" }),
  object: localEntity.nullable().default(null),
  value: z.union([z.string(), z.number()]).nullable().default(null),
  polarity: namesOf(polarities).default("affirmed"),
  modality: namesOf(modalities).default("asserted"),
  speaker: speaker.nullable().default(null),
  qualifiers,
  via: z.string().nullable().default(null),
  confidence: z.number().min(0).max(1).default(1),
};
/** Who read what a line gives without an origin. */
export const defaultOrigin = { kind: "import", name: "interchange", version: String(interchangeVersion) } as const;
const importOrigin = origin.default({ ...defaultOrigin });

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

const targetFields = {
  statementId: z.string().min(1).optional().register(printed, { description: "computed where it is left out" }),
  documentId: z.string().min(1),
  quote: z.string().min(1),
  occurrence: offset.default(0),
  ...meaning,
};
const statementTarget = z.strictObject({ ...targetFields, origin }).register(printed, { id: "statementTarget" });
/** What a person adds is read by that person unless it says otherwise. */
const addedTarget = z.strictObject({ ...targetFields, origin: origin.optional() });
/** For judgements written by hand: the graph that they are applied to knows the rest. */
const namedTarget = z
  // That it has no more than an id is said twice: Zod takes a form for meant if only its extra fields are wrong.
  .strictObject({ statementId: z.string().min(1), documentId: z.never().optional(), quote: z.never().optional() })
  .register(printed, { id: "namedTarget", description: "a statement by its id alone; only `judge` completes it, `import` refuses it" });
const judgedTarget = z.union([statementTarget, namedTarget]);
const entityTarget = z
  .union([z.strictObject({ documentId: z.string().min(1), entity: localEntity }), z.strictObject({ entityId: z.string().min(1) })])
  .register(printed, { id: "entityTarget" });
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
  z.strictObject({ ...decision, judgement: z.literal("accept"), target: judgedTarget }),
  z.strictObject({ ...decision, judgement: z.literal("retract"), target: judgedTarget, reason: namesOf(retractReasons) }),
  z.strictObject({ ...decision, judgement: z.literal("dispute"), target: judgedTarget, reason: namesOf(disputeReasons) }),
  z.strictObject({ ...decision, judgement: z.literal("add"), target: addedTarget }),
  z.strictObject({ ...decision, judgement: z.literal("note"), target: z.union([statementTarget, namedTarget, entityTarget]) }),
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
    ...z.toJSONSchema(interchangeRecord, { io: "input", metadata: printed }),
  };
}
