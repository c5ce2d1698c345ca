import { symmetricPredicates } from "@entente/ontology";
import { copyGroups, type SignedText } from "../copies/groups.js";
import { groupBy } from "../model/group.js";
import { digest } from "../model/hash.js";
import type { Statement } from "../model/statement.js";
import { isLocalEntity } from "../resolve/locals.js";
import type { ReferenceEntity } from "../resolve/reference.js";
import { resolve, type Resolution } from "../resolve/resolve.js";
import { attachJudgements, type JudgedStatement } from "./attach.js";
import { nameEntities } from "./entities.js";
import { reviewOf } from "./review.js";
import type { Graph, VersionedStatement } from "./graph.js";
import type { GraphRecords, SourceDocument, SourceVersion } from "./source.js";
import type { GraphStatement, Relation } from "./types.js";

/** Builds the graph: local entities resolved, judgements attached, relations gathered. Pure and deterministic. */
export function buildGraph(records: GraphRecords, reference: readonly ReferenceEntity[]): Graph {
  const documents = new Map([...records.documents].sort(byId).map((document) => [document.id, document]));
  const known = records.statements.filter(({ documentId }) => documents.has(documentId));
  const mentions = records.mentions.filter(({ documentId }) => documents.has(documentId));
  const added = statementsOfPeople(records).filter(({ documentId }) => documents.has(documentId));
  const resolution = resolve({ mentions, statements: [...known, ...added], judgements: records.judgements, reference });
  const attachment = attachJudgements({
    documents,
    statements: known,
    judgements: records.judgements,
    texts: records.texts,
    canonical: resolution.find,
  });
  const copies = copyGroups([...documents.values()].flatMap(({ versions }) => versions.map(signedText)));
  const derived = attachment.statements.map((judged) => derive(judged, resolution, documents, copies));
  const statements = new Map(derived.sort(byPlace).map((statement) => [statement.id, statement]));
  const entities = nameEntities(resolution, reference, mentions, statements, documents);
  return {
    sequence: records.sequence,
    documents,
    statements,
    entities,
    relations: gatherRelations(statements),
    redirects: new Map(resolution.entities.flatMap(({ id, mergedIds }) => mergedIds.map((merged) => [merged, id] as const))),
    loose: [...resolution.loose, ...attachment.loose],
    apart: resolution.apart,
    judgements: records.judgements.length,
    rejects: records.rejects.length,
  };
}

/** What people accepted or added names entities too, which no reading may name any more. */
function statementsOfPeople({ judgements }: GraphRecords): readonly Statement[] {
  return judgements.flatMap((judgement) => {
    if (judgement.judgement !== "accept" && judgement.judgement !== "add") return [];
    const { statementId, occurrence: _occurrence, quote, ...meaning } = judgement.target;
    const evidence = { start: 0, end: 0, quote, sentenceStart: 0, sentenceEnd: 0 };
    return [{ ...meaning, id: statementId, version: "", evidence }];
  });
}

function derive(
  { statement, versions, judgements, read }: JudgedStatement,
  resolution: Resolution,
  documents: ReadonlyMap<string, SourceDocument>,
  copies: ReadonlyMap<string, string>,
): VersionedStatement {
  const find = (entity: Statement["object"]): string | null => entity && resolution.find(statement.documentId, entity);
  const document = documents.get(statement.documentId);
  const version = document?.versions.find(({ checksum }) => checksum === statement.version);
  const subjectId = find(statement.subject) ?? "";
  const objectId = find(statement.object);
  return {
    ...statement,
    versions,
    subjectId,
    objectId,
    speakerId: find(statement.speaker?.entity ?? null),
    speaksForId: find(statement.speaker?.speaksFor ?? null),
    qualifierIds: qualifierIds(statement, find),
    relationId: relationId(statement, subjectId, objectId),
    review: reviewOf(judgements, read),
    judgements,
    published: version?.published ?? null,
    outlet: version?.outlet ?? null,
    collections: document?.collections ?? [],
    credit: version?.traits.credit ?? null,
    copies: copies.get(statement.version) ?? statement.version,
  };
}

function signedText({ checksum, traits }: SourceVersion): SignedText {
  return { checksum, signature: traits.signature };
}

function qualifierIds(statement: Statement, find: (entity: Statement["object"]) => string | null): Readonly<Record<string, string>> {
  const entries = Object.entries(statement.qualifiers).flatMap(([name, value]) => {
    const id = isLocalEntity(value) ? find(value) : null;
    return id === null ? [] : [[name, id] as const];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Both ends in the order in which a relation keeps them: a symmetric one has no direction. */
function ends({ predicate }: Pick<Statement, "predicate">, subjectId: string, objectId: string | null): readonly [string, string | null] {
  const turn = objectId !== null && objectId < subjectId && symmetricPredicates.has(predicate);
  return turn ? [objectId, subjectId] : [subjectId, objectId];
}

function relationId(statement: Statement, subjectId: string, objectId: string | null): string {
  const [from, to] = ends(statement, subjectId, objectId);
  return `rl_${digest([from, statement.predicate, to, statement.value])}`;
}

function gatherRelations(statements: ReadonlyMap<string, VersionedStatement>): ReadonlyMap<string, Relation> {
  const groups = groupBy(statements.values(), ({ relationId: relation }) => relation);
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, group]) => {
        const [first] = group;
        if (!first) return [];
        const statementIds = group.map((statement) => statement.id);
        const [subjectId, objectId] = ends(first, first.subjectId, first.objectId);
        return [[id, { id, subjectId, predicate: first.predicate, objectId, value: first.value, statementIds }] as const];
      }),
  );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Publication first, as text ("~" sorts behind every date), then document, place and id. */
function byPlace(a: GraphStatement, b: GraphStatement): number {
  const [x, y] = [a.published ?? "~", b.published ?? "~"];
  if (x !== y) return x < y ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end || (a.id < b.id ? -1 : 1);
}
