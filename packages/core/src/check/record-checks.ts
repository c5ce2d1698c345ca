import { buildGraph } from "../graph/build.js";
import { serialiseGraph } from "../graph/serialise.js";
import type { GraphRecords } from "../graph/source.js";
import { checkStatement } from "../model/check.js";
import { isStatementTarget, judgementId, type EntityTarget, type Judgement, type StatementTarget } from "../model/judgement.js";
import type { RejectReason, Tombstone } from "../model/reading.js";
import { statementId, type Statement } from "../model/statement.js";
import type { ReferenceEntity } from "../resolve/reference.js";
import { examine, type Outcome } from "./report.js";

/** All that a source holds but texts. */
export interface CheckInput {
  readonly records: GraphRecords;
  readonly reference: readonly ReferenceEntity[];
  readonly tombstones: readonly Tombstone[];
}

/** A check over all records at once. */
export interface RecordCheck {
  readonly name: string;
  readonly check: (input: CheckInput) => Outcome;
}

/** Reasons to refuse a statement that other checks report. */
const reportedElsewhere: ReadonlySet<RejectReason> = new Set(["quoteNotInText", "emptyQuote", "objectAndValue", "badDate"]);

function ontology({ records }: CheckInput): Outcome {
  return examine(records.statements, byId, (statement) => firstProblem(statement, (reason) => !reportedElsewhere.has(reason)));
}

function objectOrValue({ records }: CheckInput): Outcome {
  return examine(records.statements, byId, ({ object, value }) => {
    if ((object === null) !== (value === null)) return null;
    return object === null ? "it has neither an object nor a value" : "it has both an object and a value";
  });
}

function statementDates({ records }: CheckInput): Outcome {
  return examine(records.statements, byId, (statement) => firstProblem(statement, (reason) => reason === "badDate"));
}

function firstProblem(statement: Statement, counts: (reason: RejectReason) => boolean): string | null {
  return checkStatement(statement, "").find(({ reason }) => counts(reason))?.detail ?? null;
}

function judgementIds({ records }: CheckInput): Outcome {
  return examine(records.judgements, byId, (judgement) => {
    const id = judgementId(judgement);
    if (judgement.id !== id) return `the id does not follow from what the judgement says; it should be ${id}`;
    const wrong = targetsOf(judgement)
      .filter(isStatementTarget)
      .find((target) => target.statementId !== idOf(target));
    return wrong ? `its target's id ${wrong.statementId} does not follow from what it says; it should be ${idOf(wrong)}` : null;
  });
}

function idOf(target: StatementTarget): string {
  return statementId(target.documentId, target, target.quote, target.occurrence);
}

function judgementDates({ records }: CheckInput): Outcome {
  return examine(records.judgements, byId, ({ at }) => (Number.isNaN(Date.parse(at)) ? `"${at}" is no time; it should be ISO 8601` : null));
}

function judgementTargets({ records }: CheckInput): Outcome {
  const documents = new Set(records.documents.map(({ id }) => id));
  const judgements = new Set(records.judgements.map(({ id }) => id));
  return examine(records.judgements, byId, (judgement) => {
    const named = targetsOf(judgement).flatMap((target) => ("documentId" in target ? [target.documentId] : []));
    const missing = named.find((id) => !documents.has(id));
    if (missing !== undefined) return `it judges document ${missing}, which is not there`;
    const undone = judgement.judgement === "undo" ? judgement.judgementId : null;
    return undone === null || judgements.has(undone) ? null : `it undoes ${undone}, which is not there`;
  });
}

function targetsOf(judgement: Judgement): readonly (StatementTarget | EntityTarget)[] {
  if ("target" in judgement) return [judgement.target];
  return "left" in judgement ? [judgement.left, judgement.right] : [];
}

/** Statements, mentions and rejects belong to versions that are there. */
function belonging({ records }: CheckInput): Outcome {
  const versions = new Set(records.documents.flatMap(({ id, versions }) => versions.map(({ checksum }) => `${checksum} ${id}`)));
  const readings = [...records.statements, ...records.mentions, ...records.rejects];
  return examine(
    readings,
    ({ documentId }) => documentId,
    (read) => {
      if (versions.has(`${read.version} ${read.documentId}`)) return null;
      const what = "evidence" in read ? `statement ${read.id}` : "entity" in read ? `a mention at ${read.start}` : "a reject";
      return `${what} was read in version ${read.version}, which is not there`;
    },
  );
}

function tombstones({ records, tombstones }: CheckInput): Outcome {
  const { documents, statements, mentions, rejects, judgements } = records;
  const judged = judgements.flatMap(targetsOf).filter((target) => "documentId" in target);
  const kept = new Set([
    ...documents.map(({ id }) => id),
    ...[...statements, ...mentions, ...rejects, ...judged].map(({ documentId }) => documentId),
  ]);
  return examine(
    tombstones,
    ({ documentId }) => documentId,
    ({ documentId }) => (kept.has(documentId) ? "the document was removed, and something of it is still there; remove it again" : null),
  );
}

/** The graph follows from the records alone, not from the order in which they are read. */
function rebuild({ records, reference }: CheckInput): Outcome {
  const turned: GraphRecords = {
    ...records,
    documents: records.documents.toReversed(),
    mentions: records.mentions.toReversed(),
    statements: records.statements.toReversed(),
    judgements: records.judgements.toReversed(),
  };
  const [once, again] = [records, turned].map((given) => serialiseGraph(buildGraph(given, reference)));
  return examine(
    [records],
    () => `sequence ${records.sequence}`,
    () => (once === again ? null : "building the graph twice gives different bytes"),
  );
}

function byId({ id }: { readonly id: string }): string {
  return id;
}

/** Checks that need no text, in the order of the report. */
export const recordChecks: readonly RecordCheck[] = [
  { name: "ontology", check: ontology },
  { name: "objectOrValue", check: objectOrValue },
  { name: "statementDates", check: statementDates },
  { name: "judgementIds", check: judgementIds },
  { name: "judgementDates", check: judgementDates },
  { name: "judgementTargets", check: judgementTargets },
  { name: "belonging", check: belonging },
  { name: "tombstones", check: tombstones },
  { name: "rebuild", check: rebuild },
];
