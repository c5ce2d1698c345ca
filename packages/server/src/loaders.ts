import { EntenteError, type EntityLabel, type GraphEntity, type GraphStatement } from "@entente/core";
import type { Store } from "@entente/store";
import DataLoader from "dataloader";
import type { DocumentSource, RelationSource } from "./sources.js";
import type { Snapshot } from "./snapshot.js";

/** A version of a document, whose text is wanted. */
export interface VersionKey {
  readonly documentId: string;
  readonly checksum: string;
}

/**
 * One loader for each kind of thing that lies in the store and that a page may name many times: within a request everything
 * asked for at once goes to the store as one list, and nothing is asked for twice. What the index knows needs none.
 */
export interface Loaders {
  /** With aliases and merged ids. */
  readonly entities: DataLoader<string, GraphEntity | null>;
  readonly statements: DataLoader<string, GraphStatement | null>;
  readonly documents: DataLoader<string, DocumentSource | null>;
  /** Every statement of a relation that counts at its moment, of every form and review. */
  readonly relationStatements: DataLoader<RelationSource, readonly GraphStatement[]>;
  readonly texts: DataLoader<VersionKey, string | null, string>;
}

/** Loaders for one request over one moment of the graph. */
export function createLoaders(snapshot: Snapshot, store: Store): Loaders {
  const { reader } = snapshot;
  return {
    entities: new DataLoader((ids) => reader.labels(ids)),
    statements: new DataLoader((ids) => reader.statements(ids)),
    documents: new DataLoader((ids) => store.documents(ids)),
    relationStatements: new DataLoader((sources) => statementsOfRelations(sources, snapshot)),
    texts: new DataLoader((keys) => Promise.all(keys.map((key) => store.text(key.documentId, key.checksum))), {
      cacheKeyFn: ({ documentId, checksum }) => `${checksum} ${documentId}`,
    }),
  };
}

/** One list for all relations, of which the index knows the statements of any day. */
async function statementsOfRelations(
  sources: readonly RelationSource[],
  snapshot: Snapshot,
): Promise<readonly (readonly GraphStatement[])[]> {
  const lists = sources.map((source) => statementIdsOf(source, snapshot));
  const ids = [...new Set(lists.flat())];
  const found = await snapshot.reader.statements(ids);
  const byId = new Map(ids.map((id, place) => [id, found[place]]));
  return lists.map((list) => list.flatMap((id) => byId.get(id) ?? []));
}

function statementIdsOf({ id, moment }: RelationSource, { finder }: Snapshot): readonly string[] {
  if (moment.asOf === undefined) return finder.tallyRelation(id)?.statementIds ?? [];
  return finder.findStatements({ relation: id, filter: moment, limit: Number.MAX_SAFE_INTEGER }).items;
}

/**
 * The entity of an id that the graph itself gave: from the index where that knows it.
 * @throws EntenteError `REMOVED` if a change that is not shown yet has taken it away
 */
export function loadEntity(
  { snapshot, loaders }: Pick<LoadContext, "snapshot" | "loaders">,
  id: string,
): EntityLabel | Promise<EntityLabel> {
  return snapshot.label(id) ?? loadChanged(loaders, id);
}

interface LoadContext {
  readonly snapshot: Snapshot;
  readonly loaders: Loaders;
}

/** Statements come from the store, which may be a moment ahead of the index. */
async function loadChanged({ entities }: Loaders, id: string): Promise<EntityLabel> {
  const entity = await entities.load(id);
  if (entity) return entity;
  throw new EntenteError("REMOVED", `the entity "${id}" has just changed; ask again`);
}

/** The entity of an id that the graph itself gave, null for none. */
export function loadOptionalEntity(context: LoadContext, id: string | null): EntityLabel | Promise<EntityLabel> | null {
  return id === null ? null : loadEntity(context, id);
}

/**
 * The text of a version, as it was when the graph was built.
 * @throws EntenteError `REMOVED` if the document has been removed since
 */
export async function loadText({ texts }: Loaders, key: VersionKey): Promise<string> {
  const text = await texts.load(key);
  if (text !== null) return text;
  throw new EntenteError("REMOVED", `document "${key.documentId}" has just been removed; ask again`);
}

/**
 * The document of an id that the graph itself gave.
 * @throws EntenteError `REMOVED` if the document has been removed since
 */
export async function loadDocument({ documents }: Loaders, id: string): Promise<DocumentSource> {
  const document = await documents.load(id);
  if (document) return document;
  throw new EntenteError("REMOVED", `document "${id}" has just been removed; ask again`);
}

/** Statements of those ids, in their order, without those that a change not shown yet has taken away. */
export async function loadStatements({ statements }: Loaders, ids: readonly string[]): Promise<readonly GraphStatement[]> {
  const found = await Promise.all(ids.map((id) => statements.load(id)));
  return found.filter((statement) => statement !== null);
}
