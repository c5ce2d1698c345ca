import {
  buildGraph,
  createGazetteer,
  documentLocals,
  fold,
  groupBy,
  isOnStatement,
  localKey,
  resolve,
  sortKeys,
  statementsOfPeople,
  validity,
  type DocumentEntity,
  type Graph,
  type GraphEntity,
  type GraphRecords,
  type Judgement,
  type ReferenceEntity,
  type SourceDocument,
  type Statement,
  type VersionedStatement,
} from "@entente/core";
import type {
  DerivedDocumentRow,
  DerivedStatementRow,
  EntityFormRow,
  EntityTableRow,
  LocalRow,
  LooseJudgementRow,
  RedirectRow,
} from "../sql/derived-schema.js";

/** Derived rows made from nothing out of the graph that core builds in memory: what deriving step by step must come to. */
export interface DerivedRows {
  readonly derivedDocuments: readonly DerivedDocumentRow[];
  readonly derivedStatements: readonly DerivedStatementRow[];
  readonly locals: readonly LocalRow[];
  readonly entities: readonly EntityTableRow[];
  readonly entityForms: readonly EntityFormRow[];
  readonly redirects: readonly RedirectRow[];
  readonly looseJudgements: readonly LooseJudgementRow[];
}

/** The derived rows of records. `changed` and `source` are the records' sequence number throughout. */
export function derivedRows(records: GraphRecords, reference: readonly ReferenceEntity[]): DerivedRows {
  const graph = buildGraph(records, reference);
  const locals = localRows(records, reference, graph);
  const known = new Map(reference.map((entity) => [entity.id, entity]));
  const byEntity = groupBy(
    locals.filter(({ named }) => named === 1),
    ({ entityId }) => entityId,
  );
  const read = new Map(records.statements.map((statement) => [readKey(statement), statement]));
  return {
    derivedDocuments: [...graph.documents.values()].map((document) => documentRow(document, records)),
    derivedStatements: [...graph.statements.values()].map((statement) => statementRow(statement, graph, read)),
    locals,
    entities: [...graph.entities.values()].map((entity) => entityRow(entity, records.sequence)),
    entityForms: [...graph.entities.values()].flatMap((entity) =>
      formRows(entity, byEntity.get(entity.id) ?? [], known.get(entity.id) ?? null),
    ),
    redirects: [...graph.redirects].map(([id, entityId]) => ({ id, entityId, gone: 0, changed: records.sequence })),
    looseJudgements: graph.loose.map(({ judgement, reason }) => ({
      judgementId: judgement.id,
      documentId: documentOf(judgement),
      reason,
    })),
  };
}

/** The document that a judgement on a statement names, empty for one on entities or on another judgement. */
function documentOf(judgement: Judgement): string {
  return isOnStatement(judgement) ? judgement.target.documentId : "";
}

function documentRow({ id, versions, collections }: SourceDocument, { sequence, rejects }: GraphRecords): DerivedDocumentRow {
  const current = versions.at(-1);
  return {
    id,
    published: current?.published ?? "~",
    version: current?.checksum ?? "",
    versions: JSON.stringify(versions.map(({ published }) => published)),
    collections: JSON.stringify(collections),
    sentences: current?.sentences ?? 0,
    silentSentences: current?.silentSentences ?? 0,
    rejects: rejects.filter(({ documentId }) => documentId === id).length,
    source: sequence,
    pending: 0,
    changed: sequence,
  };
}

function readKey({ id, documentId, version }: Statement): string {
  return JSON.stringify([documentId, version, id]);
}

function statementRow(statement: VersionedStatement, graph: Graph, read: ReadonlyMap<string, Statement>): DerivedStatementRow {
  const order = graph.documents.get(statement.documentId)?.versions.map(({ checksum }) => checksum) ?? [];
  const ends = graph.relations.get(statement.relationId) ?? statement;
  const range = validity(statement);
  return {
    documentId: statement.documentId,
    id: statement.id,
    version: statement.version,
    versions: JSON.stringify(order.flatMap((checksum, place) => (statement.versions.includes(checksum) ? [place] : []))),
    current: statement.versions.includes(order.at(-1) ?? "") ? 1 : 0,
    published: statement.published ?? "~",
    start: statement.evidence.start,
    end: statement.evidence.end,
    relationId: statement.relationId,
    subjectId: ends.subjectId,
    subjectType: graph.entities.get(ends.subjectId)?.type ?? "",
    predicate: statement.predicate,
    objectId: ends.objectId,
    objectType: ends.objectId === null ? null : (graph.entities.get(ends.objectId)?.type ?? null),
    value: statement.value === null ? null : JSON.stringify(statement.value),
    polarity: statement.polarity,
    modality: statement.modality,
    review: statement.review,
    confidence: statement.confidence,
    speakerId: statement.speakerId,
    speaksForId: statement.speaksForId,
    validFrom: range && Math.max(range.from, -8.64e15),
    validTo: range && Math.min(range.to, 8.64e15),
    qualifierIds: JSON.stringify(statement.qualifierIds),
    judgements: JSON.stringify(statement.judgements.map(({ judgement, standing }) => [judgement.id, standing])),
    decided: decidedOf(statement, read.get(readKey(statement))),
    copies: statement.copies,
  };
}

/** The statement without what is derived, unless it was read so. */
function decidedOf(statement: VersionedStatement, read: Statement | undefined): string | null {
  const { id, documentId, version, subject, predicate, object, value, polarity, modality, speaker, qualifiers } = statement;
  const { via, confidence, evidence, origin } = statement;
  const meaning = { subject, predicate, object, value, polarity, modality, speaker, qualifiers, via };
  const decided = { id, documentId, version, ...meaning, confidence, evidence, origin };
  const spell = (item: unknown): string => JSON.stringify(sortKeys(item));
  return read && spell(read) === spell(decided) ? null : JSON.stringify(decided);
}

function localRows(records: GraphRecords, reference: readonly ReferenceEntity[], graph: Graph): readonly LocalRow[] {
  const { mentions, statements, judgements } = records;
  const gazetteer = createGazetteer(reference);
  const onStatements = judgements.filter(isOnStatement);
  const stated = [...statements, ...statementsOfPeople(onStatements)];
  const resolution = resolve({ mentions, statements: stated, judgements, reference });
  const entityIds = new Map(resolution.entities.flatMap(({ id, members }) => members.map(({ local }) => [keyOf(local), id] as const)));
  const present = new Set([...graph.locals.values()].flat().map(keyOf));
  return records.documents.flatMap((document) => {
    const isOwn = ({ documentId }: { readonly documentId: string }): boolean => documentId === document.id;
    const own = { mentions: mentions.filter(isOwn), statements: statements.filter(isOwn) };
    const judged = onStatements.filter(({ target }) => isOwn(target));
    return documentLocals({ document, ...own, judgements: judged }, gazetteer).map(({ local, names, baseId, named }) => ({
      documentId: local.documentId,
      entityType: local.type,
      entityName: local.name,
      forms: JSON.stringify(names),
      baseId,
      entityId: entityIds.get(keyOf(local)) ?? resolution.canonical(baseId) ?? baseId,
      present: present.has(keyOf(local)) ? 1 : 0,
      named: named ? 1 : 0,
    }));
  });
}

function keyOf(local: DocumentEntity): string {
  return localKey(local.documentId, local);
}

function entityRow({ aliases, mergedIds, ...entity }: GraphEntity, sequence: number): EntityTableRow {
  return { ...entity, aliases: JSON.stringify(aliases), mergedIds: JSON.stringify(mergedIds), gone: 0, changed: sequence };
}

/** Every form that its present locals or reference data give, and the names of its past ones. */
function formRows({ id }: GraphEntity, locals: readonly LocalRow[], known: ReferenceEntity | null): readonly EntityFormRow[] {
  const present = locals.filter((local) => local.present === 1);
  const past = locals.filter((local) => local.present === 0);
  const formsOf = ({ forms }: LocalRow): readonly string[] => JSON.parse(forms) as readonly string[];
  const given = known ? [known.name, ...known.aliases] : [];
  const forms = new Set([...given, ...present.flatMap(formsOf), ...past.map(({ entityName }) => entityName)]);
  return [...forms].sort().map((form) => ({
    entityId: id,
    form,
    folded: fold(form),
    locals: present.filter((local) => formsOf(local).includes(form)).length,
    names: present.filter(({ entityName }) => entityName === form).length,
    pastNames: past.filter(({ entityName }) => entityName === form).length,
    known: form === known?.name ? 2 : given.includes(form) ? 1 : 0,
  }));
}
