import {
  buildGraph,
  createMemoryGraphReader,
  readRecords,
  sameCandidates,
  type DocumentEntity,
  type GraphCounts,
  type GraphReader,
  type ReferenceEntity,
  type Reject,
  type SameCandidate,
  type SourceDocument,
} from "@entente/core";
import type { Store } from "@entente/store";
import { basename } from "node:path";
import { once } from "./once.js";
import type { CountSource, DocumentSource } from "./sources.js";

/** The graph and the documents behind it at one moment; never changed, only replaced by a newer one. */
export interface Snapshot {
  readonly reader: GraphReader;
  readonly sequence: number;
  /** By id. */
  readonly documents: ReadonlyMap<string, DocumentSource>;
  /** By publication, then by id; undated documents last. */
  readonly documentIds: readonly string[];
  readonly rejectsByReason: readonly CountSource[];
  /** How much the graph holds; counted once, when first asked for. */
  counts(): Promise<GraphCounts>;
  /** Which entities may be one, likeliest first; compared once, when first asked for. */
  candidates(): Promise<readonly SameCandidate[]>;
  /** The store's file name, or its engine if it is in memory. Never a path: that is nobody's business on a network. */
  readonly storeName: string;
  /** Canonical id of a local entity of a current version; null if unknown. */
  canonical(local: DocumentEntity): Promise<string | null>;
}

/** Reads the store and builds its graph. */
export async function loadSnapshot(store: Store, reference: readonly ReferenceEntity[]): Promise<Snapshot> {
  const records = await readRecords(store);
  const { engine, location } = await store.info();
  const graph = buildGraph(records, reference);
  const reader = createMemoryGraphReader(graph);
  return {
    reader,
    sequence: records.sequence,
    documents: new Map(records.documents.map((document) => [document.id, document])),
    documentIds: records.documents.toSorted(byPublication).map(({ id }) => id),
    rejectsByReason: countReasons(records.rejects),
    counts: once(() => reader.counts()),
    candidates: once(() => Promise.resolve(sameCandidates(graph))),
    storeName: location === null ? engine : basename(location),
    canonical: canonicalIndex(reader),
  };
}

/** "~" sorts behind every date. */
function byPublication(a: SourceDocument, b: SourceDocument): number {
  const key = ({ versions, id }: SourceDocument): string => `${versions.at(-1)?.published ?? "~"} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

function countReasons(rejects: readonly Reject[]): readonly CountSource[] {
  const counts = new Map<string, number>();
  for (const { reason } of rejects) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ name, count }));
}

/** Looks local entities up; the index over all entities is made when the first is asked for. */
function canonicalIndex(reader: GraphReader): Snapshot["canonical"] {
  const index = once(() => indexLocals(reader));
  return async (local) => (await index()).get(localKey(local)) ?? null;
}

async function indexLocals(reader: GraphReader): Promise<ReadonlyMap<string, string>> {
  const { items } = await reader.search({ limit: Number.MAX_SAFE_INTEGER });
  return new Map(items.flatMap(({ id, locals }) => locals.map((local) => [localKey(local), id] as const)));
}

function localKey({ documentId, type, name }: DocumentEntity): string {
  return JSON.stringify([documentId, type, name]);
}
