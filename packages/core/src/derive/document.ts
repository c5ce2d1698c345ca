import { symmetricPredicates } from "@entente/ontology";
import { attachJudgements, type JudgedStatement } from "../graph/attach.js";
import type { VersionedStatement } from "../graph/graph.js";
import { reviewOf } from "../graph/review.js";
import type { GraphStatement, LooseJudgement } from "../graph/types.js";
import { digest, sortKeys } from "../model/hash.js";
import type { Statement } from "../model/statement.js";
import { entitiesOf, isLocalEntity, nameKey } from "../resolve/locals.js";
import { createLocalFinder, type LocalFinder, type ResolvedLocal } from "./locals.js";
import type { DocumentRecords } from "./records.js";

/** A local entity, whom it is, and whether a current version names it. */
export interface PresentLocal extends ResolvedLocal {
  readonly present: boolean;
}

/** A statement with all that follows about it, and whether it is as its text was read. */
export interface DerivedStatement {
  readonly statement: VersionedStatement;
  /** Ends of its relation: for a symmetric predicate the smaller id is the subject. */
  readonly ends: readonly [string, string | null];
  /** False for what a person added or accepted where no reading says it so. */
  readonly asRead: boolean;
}

/** Everything that follows from one document, once it is known which entities it names. */
export interface DerivedDocument {
  /** By publication, then by place. */
  readonly statements: readonly DerivedStatement[];
  readonly locals: readonly PresentLocal[];
  readonly loose: readonly LooseJudgement[];
}

/** What deriving a document needs to know of others. */
export interface DocumentContext {
  /** Ids of judgements that count, at least of those on the document. */
  readonly standing: ReadonlySet<string>;
  /** What stands for a text and all near-copies of it, by checksum; texts without near-copies may be missing. */
  readonly copies: ReadonlyMap<string, string>;
}

/** Derives all that follows from one document. Pure: the same records and ids give the same. */
export function deriveDocument(records: DocumentRecords, locals: readonly ResolvedLocal[], context: DocumentContext): DerivedDocument {
  const { document, judgements, texts } = records;
  const find = createLocalFinder(locals);
  const { statements: judged, loose } = attachJudgements({
    versions: document.versions.map(({ checksum }) => checksum),
    statements: records.statements,
    judgements,
    standing: context.standing,
    texts,
    canonical: (entity) => find(entity) ?? null,
  });
  const isRead = createReadTest(records);
  const statements = judged.map((one) => completeStatement(one, isRead(one.statement), find, records, context));
  statements.sort((a, b) => byPlace(a.statement, b.statement));
  return { statements, loose, locals: markPresent(records, statements, locals) };
}

/** Tells whether a statement is as a reading gave it: mostly it is the very same, and always where nobody judged. */
function createReadTest({ statements, judgements }: DocumentRecords): (statement: Statement) => boolean {
  if (judgements.length === 0) return () => true;
  const read = new Set(statements);
  return (statement) => {
    if (read.has(statement)) return true;
    const spelt = JSON.stringify(sortKeys(statement));
    return statements.some(
      ({ id, version, ...rest }) => id === statement.id && JSON.stringify(sortKeys({ id, version, ...rest })) === spelt,
    );
  };
}

/** Written out, not spread: it runs for every statement of a store, and a spread of so many fields costs ten times as much. */
function completeStatement(
  { statement, versions, judgements, read }: JudgedStatement,
  asRead: boolean,
  findId: LocalFinder,
  { document }: DocumentRecords,
  { copies }: DocumentContext,
): DerivedStatement {
  const { subject, predicate, object, speaker } = statement;
  const find = (entity: Statement["object"]): string | null => entity && (findId(entity) ?? null);
  const version = document.versions.find(({ checksum }) => checksum === statement.version);
  const subjectId = find(subject) ?? "";
  const objectId = find(object);
  const ends = endsOf(statement, subjectId, objectId);
  const whole: VersionedStatement = {
    id: statement.id,
    documentId: statement.documentId,
    version: statement.version,
    subject,
    predicate,
    object,
    value: statement.value,
    polarity: statement.polarity,
    modality: statement.modality,
    speaker,
    qualifiers: statement.qualifiers,
    via: statement.via,
    evidence: statement.evidence,
    origin: statement.origin,
    confidence: statement.confidence,
    versions,
    subjectId,
    objectId,
    speakerId: find(speaker?.entity ?? null),
    speaksForId: find(speaker?.speaksFor ?? null),
    qualifierIds: qualifierIds(statement, find),
    relationId: relationId(statement, ends),
    review: reviewOf(judgements, read),
    judgements,
    published: version?.published ?? null,
    outlet: version?.outlet ?? null,
    credit: version?.traits.credit ?? null,
    collections: document.collections,
    copies: copies.get(statement.version) ?? statement.version,
  };
  return { statement: whole, ends, asRead };
}

function qualifierIds(statement: Statement, find: (entity: Statement["object"]) => string | null): Readonly<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const name of Object.keys(statement.qualifiers).sort()) {
    const value = statement.qualifiers[name];
    const id = value !== undefined && isLocalEntity(value) ? find(value) : null;
    if (id !== null) ids[name] = id;
  }
  return ids;
}

/** Both ends in the order in which a relation keeps them: a symmetric one has no direction. */
function endsOf({ predicate }: Pick<Statement, "predicate">, subjectId: string, objectId: string | null): DerivedStatement["ends"] {
  const turn = objectId !== null && objectId < subjectId && symmetricPredicates.has(predicate);
  return turn ? [objectId, subjectId] : [subjectId, objectId];
}

function relationId(statement: Statement, [from, to]: DerivedStatement["ends"]): string {
  return `rl_${digest([from, statement.predicate, to, statement.value])}`;
}

/** A local is present if the current version mentions it, or a statement whose newest version is the current one names it. */
function markPresent(
  { document, mentions }: DocumentRecords,
  statements: readonly DerivedStatement[],
  locals: readonly ResolvedLocal[],
): readonly PresentLocal[] {
  const current = document.versions.at(-1)?.checksum;
  const present = new Set<string>();
  for (const { version, entity } of mentions) if (version === current) present.add(nameKey(entity));
  for (const { statement } of statements) {
    if (statement.version === current) for (const entity of entitiesOf(statement)) present.add(nameKey(entity));
  }
  return locals.map(({ local, names, baseId, named, entityId }) => {
    const isPresent = named && present.has(nameKey(local));
    return { local, names, baseId, named, entityId, present: isPresent };
  });
}

/** The order in which statements are listed: publication as text ("~" sorts behind every date), then document, place and id. */
export function byPlace(a: GraphStatement, b: GraphStatement): number {
  const [x, y] = [a.published ?? "~", b.published ?? "~"];
  if (x !== y) return x < y ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end || (a.id < b.id ? -1 : 1);
}
