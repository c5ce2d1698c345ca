import { z } from "zod";
import { EntenteError } from "../model/errors.js";
import { judgementId, type Judgement, type NewJudgement } from "../model/judgement.js";
import { interchangeRecord, type InterchangeRecord } from "./schema.js";

/**
 * Reads one line of an interchange file.
 * @param line - one JSON object
 * @param where - how to name the line in an error ("demo.ndjson, line 12")
 * @throws EntenteError `BAD_INPUT` naming the field, what it holds and what it may hold
 */
export function parseRecord(line: string, where: string): InterchangeRecord {
  const parsed = interchangeRecord.safeParse(parseJson(line, where));
  if (parsed.success) return parsed.data;
  throw new EntenteError("BAD_INPUT", `${where}: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${where} is no JSON object; write one record a line`, { cause });
  }
}

type JudgementRecord = Extract<InterchangeRecord, { kind: "judgement" }>;

/**
 * The judgement of a record.
 * @throws EntenteError `BAD_INPUT` if the record's id does not follow from what it says
 */
export function toJudgement(record: JudgementRecord, where: string): Judgement {
  const { kind: _kind, id: given, ...fields } = record;
  const judgement = fields as NewJudgement;
  const id = judgementId(judgement);
  if (given !== undefined && given !== id) {
    throw new EntenteError("BAD_INPUT", `${where}: the id ${given} does not follow from what the judgement says; leave it out or write ${id}`);
  }
  return { ...judgement, id } as Judgement;
}
