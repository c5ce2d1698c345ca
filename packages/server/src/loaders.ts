import { EntenteError, type GraphEntity, type GraphStatement, type Relation } from "@entente/core";
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
 * One loader for each kind of thing a page may name many times: within a request everything asked for at once goes to
 * the reader as one list, and nothing is asked for twice.
 */
export interface Loaders {
  readonly entities: DataLoader<string, GraphEntity | null>;
  readonly relations: DataLoader<string, Relation | null>;
  readonly statements: DataLoader<string, GraphStatement | null>;
  /** Every statement of a relation that counts at its moment, of every form and review. */
  readonly relationStatements: DataLoader<RelationSource, readonly GraphStatement[]>;
  /** How many relations touch an entity, in every form. */
  readonly degrees: DataLoader<string, number>;
  /** Whether an accepted statement touches an entity. */
  readonly reviewed: DataLoader<string, boolean>;
  readonly texts: DataLoader<VersionKey, string | null, string>;
}

/** Loaders for one request over one moment of the graph. */
export function createLoaders(snapshot: Snapshot, store: Store): Loaders {
  const { reader } = snapshot;
  return {
    entities: new DataLoader((ids) => reader.labels(ids)),
    relations: new DataLoader((ids) => reader.relations(ids)),
    statements: new DataLoader((ids) => reader.statements(ids)),
    relationStatements: new DataLoader((sources) => statementsOfRelations(sources, snapshot)),
    degrees: new DataLoader(async (ids) => (await reader.expand(ids, {}, 0)).map(({ total }) => total)),
    reviewed: new DataLoader(async (ids) => {
      const expansions = await reader.expand(ids, { reviews: ["accepted"] }, 0);
      return expansions.map(({ total }) => total > 0);
    }),
    texts: new DataLoader((keys) => Promise.all(keys.map((key) => store.text(key.documentId, key.checksum))), {
      cacheKeyFn: ({ documentId, checksum }) => `${checksum} ${documentId}`,
    }),
  };
}

/** One list for all relations of the present; those of another day are asked for one by one, for only the reader knows its versions. */
async function statementsOfRelations(
  sources: readonly RelationSource[],
  snapshot: Snapshot,
): Promise<readonly (readonly GraphStatement[])[]> {
  const present = sources.filter(({ moment }) => moment.asOf === undefined);
  const ids = [...new Set(present.flatMap(({ relation }) => relation.statementIds))];
  const found = await snapshot.reader.statements(ids);
  const current = new Map(
    found.flatMap((statement) => (statement && isCurrent(statement, snapshot) ? [[statement.id, statement] as const] : [])),
  );
  return Promise.all(
    sources.map(async (source) =>
      source.moment.asOf === undefined
        ? source.relation.statementIds.flatMap((id) => current.get(id) ?? [])
        : statementsAt(source, snapshot),
    ),
  );
}

/** True for a statement of its document's current version; what only an older version says does not count today. */
function isCurrent({ documentId, version }: GraphStatement, { documents }: Snapshot): boolean {
  return documents.get(documentId)?.versions.at(-1)?.checksum === version;
}

async function statementsAt({ id, moment }: RelationSource, { reader }: Snapshot): Promise<readonly GraphStatement[]> {
  const { items } = await reader.findStatements({ relation: id, filter: moment, limit: Number.MAX_SAFE_INTEGER });
  return items;
}

/** The entity of an id that the graph itself gave. */
export async function loadEntity({ entities }: Loaders, id: string): Promise<GraphEntity> {
  const entity = await entities.load(id);
  if (entity) return entity;
  throw new EntenteError("STORE_CORRUPT", `the graph names an entity "${id}" that it does not hold; check the store`);
}

/** The entity of an id that the graph itself gave, null for none. */
export async function loadOptionalEntity(loaders: Loaders, id: string | null): Promise<GraphEntity | null> {
  return id === null ? null : loadEntity(loaders, id);
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

/** The document of an id that the graph itself gave. */
export function requireDocument({ documents }: Snapshot, id: string): DocumentSource {
  const document = documents.get(id);
  if (document) return document;
  throw new EntenteError("STORE_CORRUPT", `the graph names a document "${id}" that it does not hold; check the store`);
}
