import { entityTypes, modalities, polarities, predicates } from "@entente/ontology";
import { z } from "zod";

function wordsOf<Name extends string>(table: Readonly<Record<Name, unknown>>): z.ZodEnum<{ [K in Name]: K }> {
  return z.enum(Object.keys(table) as [Name, ...Name[]]);
}

const name = z.string().min(1).max(300);
const reference = z.string().min(1).max(40);

/** An entity that the model adds to ours; `name` must stand in the text. */
const offeredEntity = z.object({ id: reference, type: wordsOf(entityTypes), name });
/** One of {@link offeredEntity}. */
export type OfferedEntity = z.infer<typeof offeredEntity>;

const offeredSpeaker = z.object({ name, entity: reference.nullish(), speaksFor: reference.nullish() });

/** A statement that the model offers, in our words and by our numbers. */
const offeredStatement = z.object({
  sentence: z.int().nonnegative(),
  quote: z.string().min(1).max(2000),
  subject: reference,
  predicate: wordsOf(predicates),
  object: reference.nullish(),
  value: z.union([z.string().max(100), z.number()]).nullish(),
  polarity: wordsOf(polarities),
  modality: wordsOf(modalities),
  speaker: offeredSpeaker.nullish(),
  via: name.nullish(),
  qualifiers: z.record(z.string(), z.union([z.string().max(300), z.number(), z.boolean()])).nullish(),
});
/** One of {@link offeredStatement}. */
export type OfferedStatement = z.infer<typeof offeredStatement>;

const answer = z.object({ entities: z.array(offeredEntity).default([]), statements: z.array(offeredStatement) });
/** Only the outside is required at first: one wrong statement must not cost the others. */
const loose = z.object({ entities: z.array(z.unknown()).default([]), statements: z.array(z.unknown()) });

/** The JSON Schema that the model is asked to keep to. */
export const answerSchema: Readonly<Record<string, unknown>> = z.toJSONSchema(answer, { io: "input" });

/** What a reply offers, and what of it is not of the agreed form. */
export interface Answer {
  readonly entities: readonly OfferedEntity[];
  readonly statements: readonly OfferedStatement[];
  /** One sentence each, without the reply's own words. */
  readonly malformed: readonly string[];
}

/** Reads a reply: JSON, perhaps in a code fence or between sentences. A string says what is wrong with the whole of it. */
export function readAnswer(reply: string): Answer | string {
  const parsed = parseJson(reply);
  if (parsed === undefined) return "the reply holds no JSON object";
  const outside = loose.safeParse(parsed);
  if (!outside.success) return `the reply is not of the agreed form: ${explain(outside.error)}`;
  const entities = outside.data.entities.map((item) => offeredEntity.safeParse(item));
  const statements = outside.data.statements.map((item) => offeredStatement.safeParse(item));
  return {
    entities: entities.flatMap((item) => (item.success ? [item.data] : [])),
    statements: statements.flatMap((item) => (item.success ? [item.data] : [])),
    malformed: [...entities, ...statements].flatMap((item) => (item.success ? [] : [explain(item.error)])),
  };
}

/** The path and kind of the first fault, never the value: it is a stranger's text. */
function explain(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".") || "the whole"} is wrong (${issue.code})` : "unknown fault";
}

function parseJson(reply: string): unknown {
  const first = reply.indexOf("{");
  const last = reply.lastIndexOf("}");
  if (first < 0 || last < first) return undefined;
  try {
    return JSON.parse(reply.slice(first, last + 1));
  } catch {
    return undefined;
  }
}
