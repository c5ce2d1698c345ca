import type { Review } from "@entente/ontology";
import { symmetricPredicates } from "@entente/ontology";
import type { AttachedJudgement, DocumentEntity, GraphStatement, Judgement, Statement } from "@entente/core";
import { among } from "../sql/ids.js";
import { toJudgement, toStatement } from "../sql/rows.js";
import type { StatementRow } from "../sql/schema.js";
import { parseColumn } from "./parse.js";
import type { Queries } from "./queries.js";

/** A derived row joined with the statement as it was read and with what is known of its document and version. */
type EvidenceRow = Awaited<ReturnType<typeof evidenceRows>>[number];

/** Statements with their evidence in the order asked for; null where the id is unknown. */
export async function findStatementsById(queries: Queries, ids: readonly string[]): Promise<readonly (GraphStatement | null)[]> {
  if (ids.length === 0) return [];
  const rows = await evidenceRows(queries, ids);
  const read = rows.map((row) => ({ row, statement: readStatement(row) }));
  const judgements = await findJudgements(queries, rows);
  const isTurned = await findTurned(queries, read);
  const known = new Map(
    read.map(({ row, statement }) => [row.id, toGraphStatement({ row, statement, judgements, turned: isTurned(row.id) })]),
  );
  return ids.map((id) => known.get(id) ?? null);
}

/** One row a statement; the columns of `statements` are null where a person decided what it says. */
async function evidenceRows(queries: Queries, ids: readonly string[]) {
  return queries
    .selectFrom("derivedStatements as s")
    .innerJoin("derivedDocuments as d", "d.id", "s.documentId")
    .leftJoin("statements as t", (join) =>
      join.onRef("t.documentId", "=", "s.documentId").onRef("t.version", "=", "s.version").onRef("t.id", "=", "s.id"),
    )
    .leftJoin("versions as v", (join) => join.onRef("v.documentId", "=", "s.documentId").onRef("v.checksum", "=", "s.version"))
    .leftJoin("traits as r", (join) => join.onRef("r.documentId", "=", "s.documentId").onRef("r.checksum", "=", "s.version"))
    .select(["s.id", "s.documentId", "s.version", "s.predicate", "s.polarity", "s.modality", "s.decided", "s.judgements", "s.copies"])
    .select(["s.subjectId", "s.objectId", "s.speakerId", "s.speaksForId", "s.qualifierIds", "s.relationId", "s.review"])
    .select(["d.collections", "v.outlet", "v.published", "r.credit"])
    .select(["t.subjectType", "t.subjectName", "t.objectType", "t.objectName", "t.value", "t.speaker", "t.qualifiers", "t.via"])
    .select(["t.start", "t.end", "t.quote", "t.sentenceStart", "t.sentenceEnd", "t.originKind", "t.originName", "t.originVersion"])
    .select("t.confidence")
    .where(among(queries, "s.id", ids))
    .execute();
}

/** The statement as the newest version reads it, or as a person decided it. */
function readStatement(row: EvidenceRow): Statement {
  return row.decided === null ? toStatement(row as unknown as StatementRow) : (parseColumn(row.decided) as Statement);
}

/** Judgement id and whether it stands. */
type JudgementMark = readonly [string, boolean];

function marksOf({ judgements }: EvidenceRow): readonly JudgementMark[] {
  return parseColumn(judgements) as readonly JudgementMark[];
}

async function findJudgements(queries: Queries, rows: readonly EvidenceRow[]): Promise<ReadonlyMap<string, Judgement>> {
  const ids = new Set(rows.flatMap((row) => marksOf(row).map(([id]) => id)));
  if (ids.size === 0) return new Map();
  const found = await queries
    .selectFrom("judgements")
    .select(["id", "body"])
    .where(among(queries, "id", [...ids]))
    .execute();
  return new Map(found.map((row) => [row.id, toJudgement(row)]));
}

interface ReadRow {
  readonly row: EvidenceRow;
  readonly statement: Statement;
}

/** Tells of a statement's id whether its relation keeps the ends the other way round, as that of a symmetric predicate may. */
async function findTurned(queries: Queries, read: readonly ReadRow[]): Promise<(id: string) => boolean> {
  const symmetric = read.filter(({ row }) => row.objectId !== null && symmetricPredicates.has(row.predicate as Statement["predicate"]));
  const subjects = await findLocals(
    queries,
    symmetric.map(({ statement }) => ({ documentId: statement.documentId, ...statement.subject })),
  );
  const turned = new Set(symmetric.filter(({ row }, place) => subjects[place] !== row.subjectId).map(({ row }) => row.id));
  return (id) => turned.has(id);
}

/** Canonical ids of local entities, in the order asked for; null if unknown. */
async function findLocals(queries: Queries, locals: readonly DocumentEntity[]): Promise<readonly (string | null)[]> {
  if (locals.length === 0) return [];
  const rows = await queries
    .selectFrom("locals")
    .select(["documentId", "entityType", "entityName", "entityId"])
    .where(among(queries, "documentId", [...new Set(locals.map(({ documentId }) => documentId))]))
    .where(among(queries, "entityName", [...new Set(locals.map(({ name }) => name))]))
    .execute();
  const known = new Map(rows.map((row) => [JSON.stringify([row.documentId, row.entityType, row.entityName]), row.entityId]));
  return locals.map(({ documentId, type, name }) => known.get(JSON.stringify([documentId, type, name])) ?? null);
}

interface Found extends ReadRow {
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly turned: boolean;
}

function toGraphStatement({ row, statement, judgements, turned }: Found): GraphStatement {
  const { objectId } = row;
  const [subject, object] = turned && objectId !== null ? [objectId, row.subjectId] : [row.subjectId, objectId];
  return {
    ...statement,
    subjectId: subject,
    objectId: object,
    speakerId: row.speakerId,
    speaksForId: row.speaksForId,
    qualifierIds: parseColumn(row.qualifierIds) as Readonly<Record<string, string>>,
    relationId: row.relationId,
    review: row.review as Review,
    judgements: marksOf(row).flatMap(([id, standing]): readonly AttachedJudgement[] => {
      const judgement = judgements.get(id);
      return judgement ? [{ judgement, standing }] : [];
    }),
    published: row.published,
    outlet: row.outlet,
    collections: parseColumn(row.collections) as readonly string[],
    credit: row.credit,
    copies: row.copies,
  };
}
