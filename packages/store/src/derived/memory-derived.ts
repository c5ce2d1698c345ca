import {
  buildGraph,
  changeBetween,
  createMemoryGraphReader,
  EntenteError,
  joinChanges,
  memoryRowSource,
  readRecords,
  rowsOfGraph,
  type DocumentEntity,
  type Graph,
  type GraphRecords,
  type GraphSource,
  type IndexChange,
  type ReferenceEntity,
  type RowSource,
} from "@entente/core";
import { compareKeys } from "../rules/order.js";
import { newGeneration } from "./derivation.js";
import type { Derived, DerivedState, StreamedIndexRows } from "./derived.js";

/** A graph, what it was built with, and how it changed since the first of its generation. */
interface Built {
  readonly graph: Graph;
  readonly records: GraphRecords;
  readonly reference: readonly ReferenceEntity[];
  readonly generation: string;
  /** Each step, by the sequence number it started from. */
  readonly steps: readonly { readonly since: number; readonly change: IndexChange }[];
}

/** Derived rows of a store in memory: the graph as core builds it, built anew whenever something changed. */
export function createMemoryDerived(source: GraphSource): Derived {
  let built: Built | null = null;
  const rows = (): RowSource => memoryRowSource(graphOf(built));
  return {
    state: async () => stateOf(built),
    derive: async (reference) => {
      if (built?.reference !== reference || built.graph.sequence !== (await source.sequence())) {
        built = build(await readRecords(source), reference, built);
      }
      return stateOf(built);
    },
    reset: async () => {
      built = null;
    },
    reader: async () => createMemoryGraphReader(graphOf(built)),
    indexRows: async () => indexRows(built),
    changesSince: async (generation, sequence) => changesSince(built, generation, sequence),
    canonicalIds: async (locals) => findCanonicalIds(graphOf(built), locals),
    documentIds: async (limit, after) => listDocumentIds(graphOf(built), limit, after),
    rejectsByReason: async () => countRejects(built),
    fetchEntities: (ids) => rows().fetchEntities(ids),
    fetchStatements: (ids) => rows().fetchStatements(ids),
    fetchLoose: () => rows().fetchLoose(),
  };
}

const nothing: GraphRecords = { sequence: -1, documents: [], mentions: [], statements: [], judgements: [], rejects: [], texts: new Map() };

function graphOf(built: Built | null): Graph {
  return built?.graph ?? buildGraph(nothing, []);
}

function build(records: GraphRecords, reference: readonly ReferenceEntity[], before: Built | null): Built {
  const graph = buildGraph(records, reference);
  const isOlder = before !== null && before.reference === reference && isKept(before.records, records);
  if (!isOlder) return { graph, records, reference, generation: newGeneration(), steps: [] };
  const step = { since: before.graph.sequence, change: changeBetween(before.graph, graph) };
  return { graph, records, reference, generation: before.generation, steps: [...before.steps, step] };
}

/** False if a document was removed: then an index that has its names must be built anew. */
function isKept(before: GraphRecords, after: GraphRecords): boolean {
  const ids = new Set(after.documents.map(({ id }) => id));
  return before.documents.every(({ id }) => ids.has(id));
}

function stateOf(built: Built | null): DerivedState {
  const { sequence, judgements, loose, rejects } = graphOf(built);
  return { sequence, generation: built?.generation ?? "", judgements, looseJudgements: loose.length, rejects };
}

function indexRows(built: Built | null): StreamedIndexRows {
  const { documents, entities, statements } = rowsOfGraph(graphOf(built));
  return { ...stateOf(built), documents: stream(documents), entities: stream(entities), statements: stream(statements) };
}

async function* stream<Row>(rows: Iterable<Row>): AsyncIterable<Row> {
  yield* rows;
}

function changesSince(built: Built | null, generation: string, sequence: number): IndexChange | null {
  if (!built || built.generation !== generation || sequence > built.graph.sequence) return null;
  const changes = built.steps.filter(({ since }) => since >= sequence).map(({ change }) => change);
  const [first, ...later] = changes.length > 0 ? changes : [changeBetween(built.graph, built.graph)];
  return first ? later.reduce(joinChanges, first) : null;
}

function findCanonicalIds({ locals }: Graph, asked: readonly DocumentEntity[]): readonly (string | null)[] {
  const key = ({ documentId, type, name }: DocumentEntity): string => JSON.stringify([documentId, type, name]);
  const ids = new Map([...locals].flatMap(([id, named]) => named.map((local) => [key(local), id] as const)));
  return asked.map((local) => ids.get(key(local)) ?? null);
}

function listDocumentIds({ documents }: Graph, limit: number, after: string | null): readonly string[] {
  const keys = [...documents.values()].map(({ id, versions }) => [versions.at(-1)?.published ?? "~", id] as const).sort(compareKeys);
  const place = after === null ? -1 : keys.findIndex(([, id]) => id === after);
  if (after !== null && place < 0) {
    throw new EntenteError("BAD_INPUT", `the list holds no "${after}" to go on after; read it again from the beginning`);
  }
  return keys.slice(place + 1, place + 1 + limit).map(([, id]) => id);
}

function countRejects(built: Built | null) {
  const counts = new Map<string, number>();
  for (const { reason } of built?.records.rejects ?? []) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => ({ reason, count }));
}
