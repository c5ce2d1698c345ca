import { EntenteError } from "../model/errors.js";
import { judgementId, type Judgement, type NewJudgement, type StatementTarget } from "../model/judgement.js";
import { statementId } from "../model/statement.js";
import { describeIssues } from "./issues.js";
import { quickRecord } from "./quick.js";
import { interchangeRecord, type InterchangeRecord } from "./schema.js";

/**
 * Reads one line of an interchange file.
 * @param line - one JSON object
 * @param where - how to name the line in an error ("demo.ndjson, line 12")
 * @throws EntenteError `BAD_INPUT` naming the field, what it holds and what it may hold
 */
export function parseRecord(line: string, where: string): InterchangeRecord {
  const input = parseJson(line, where);
  const quick = quickRecord(input);
  if (quick) return quick;
  const parsed = interchangeRecord.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new EntenteError("BAD_INPUT", `${where}: ${describeIssues(parsed.error.issues, input)}`);
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${where} is no JSON object; write one record a line`, { cause });
  }
}

/** A judgement as a line gives it; its target may still be a statement's id alone. */
export type JudgementRecord = Extract<InterchangeRecord, { kind: "judgement" }>;

/**
 * The judgement of a record.
 * @throws EntenteError `BAD_INPUT` if an id does not follow from what the record says, or its target is an id alone:
 * see {@link completeJudgement}
 */
export function toJudgement(record: JudgementRecord, where: string): Judgement {
  const { kind: _kind, id: given, ...fields } = record;
  const judgement = ("target" in fields ? { ...fields, target: toTarget(record, fields.target, where) } : fields) as NewJudgement;
  const id = judgementId(judgement);
  if (given !== undefined && given !== id) {
    throw new EntenteError(
      "BAD_INPUT",
      `${where}: the id ${given} does not follow from what the judgement says; leave it out or write ${id}`,
    );
  }
  return { ...judgement, id };
}

type TargetRecord = Extract<JudgementRecord, { target: unknown }>["target"];

function toTarget({ author }: JudgementRecord, target: TargetRecord, where: string): object {
  if (isNamedTarget(target)) {
    throw new EntenteError(
      "BAD_INPUT",
      `${where}: the target names statement ${target.statementId} by its id alone; apply the file with judge`,
    );
  }
  if (!("quote" in target)) return target;
  const { statementId: given, documentId, quote, occurrence, ...rest } = target;
  const id = statementId(documentId, target, quote, occurrence);
  if (given !== undefined && given !== id) {
    throw new EntenteError(
      "BAD_INPUT",
      `${where}: the target's id ${given} does not follow from what it says; leave it out or write ${id}`,
    );
  }
  const origin = target.origin ?? { kind: "person", name: author, version: "" };
  return { ...rest, statementId: id, documentId, quote, occurrence, origin } satisfies StatementTarget;
}

/** True if the target is a statement's id and nothing else. */
export function isNamedTarget(target: TargetRecord): target is { statementId: string } {
  return "statementId" in target && !("quote" in target);
}
