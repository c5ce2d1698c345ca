import type { GraphReader } from "../graph/reader.js";
import type { GraphStatement } from "../graph/types.js";
import { EntenteError } from "../model/errors.js";
import type { Judgement, StatementTarget } from "../model/judgement.js";
import { statementId } from "../model/statement.js";
import { isNamedTarget, toJudgement, type JudgementRecord } from "./parse.js";

/**
 * The judgement of a record, whose target may be a statement's id alone: the graph tells what the statement says, so
 * that the judgement can find it again after a re-reading. Other records as {@link toJudgement}.
 * @param where - how to name the line in an error ("judgements.ndjson, line 3")
 * @throws EntenteError `NOT_FOUND` naming the id if the graph has no such statement; `BAD_INPUT` as `toJudgement`
 */
export async function completeJudgement(reader: GraphReader, record: JudgementRecord, where = "the judgement"): Promise<Judgement> {
  if (!("target" in record) || !isNamedTarget(record.target)) return toJudgement(record, where);
  const id = record.target.statementId;
  const [statement] = await reader.statements([id]);
  if (!statement) throw new EntenteError("NOT_FOUND", `${where}: there is no statement "${id}"; list statements to find its id`);
  return toJudgement({ ...record, target: toStatementTarget(statement) }, where);
}

/** No text says the same more often; the search for the occurrence ends here. */
const mostOccurrences = 100_000;

/**
 * A statement as judgements name it. Which occurrence of its quote it is, its id tells: it is a hash of that too.
 * @throws EntenteError `STORE_CORRUPT` if the id follows from no occurrence
 */
export function toStatementTarget(statement: GraphStatement): StatementTarget {
  const { id, documentId, subject, predicate, object, value, polarity, modality, speaker, qualifiers, via, origin, confidence } = statement;
  const { quote } = statement.evidence;
  const meaning = { subject, predicate, object, value, polarity, modality, speaker };
  for (let occurrence = 0; occurrence < mostOccurrences; occurrence += 1) {
    if (statementId(documentId, meaning, quote, occurrence) !== id) continue;
    return { statementId: id, documentId, quote, occurrence, ...meaning, qualifiers, via, origin, confidence };
  }
  throw new EntenteError("STORE_CORRUPT", `the id ${id} does not follow from what the statement says; run entente check`);
}
