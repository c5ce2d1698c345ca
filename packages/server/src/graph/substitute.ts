// @ts-nocheck
import { buildGraph, changeBetween, memoryRowSource, readRecords, rowsOfGraph, type Graph } from "@entente/core";
import type { Derived, Store } from "@entente/store";

declare module "@entente/store" {
  interface Store {
    readonly derived: Derived;
  }
}

export function ensureDerived(store: Store): Store {
  if ("derived" in store) return store;
  let graph: Graph | null = null;
  const history = new Map<number, Graph>();
  const now = () => {
    if (!graph) throw new Error("derive first");
    return graph;
  };
  const state = async () => ({
    sequence: graph?.sequence ?? -1,
    generation: "g",
    judgements: graph?.judgements ?? 0,
    looseJudgements: 0,
    rejects: 0,
  });
  async function* each<T>(items: Iterable<T>) {
    yield* items;
  }
  const derived = {
    state,
    derive: async (reference: never) => {
      if (graph?.sequence !== (await store.sequence())) {
        graph = buildGraph(await readRecords(store), reference);
        history.set(graph.sequence, graph);
      }
      return state();
    },
    reset: async () => {
      graph = null;
    },
    indexRows: async () => rowsOfGraph(now()) as never,
    changesSince: async (_g: string, sequence: number) => {
      const before = history.get(sequence);
      return before ? changeBetween(before, now()) : null;
    },
    canonicalIds: async (locals: readonly { documentId: string; type: string; name: string }[]) => {
      const m = new Map(
        [...now().locals].flatMap(([id, locals]) => locals.map((l) => [JSON.stringify([l.documentId, l.type, l.name]), id])),
      );
      return locals.map((l) => m.get(JSON.stringify([l.documentId, l.type, l.name])) ?? null);
    },
    documentIds: async (limit: number, after: string | null) => {
      const key = (d: { id: string; versions: readonly { published: string | null }[] }) =>
        `${d.versions.at(-1)?.published ?? "~"} ${d.id}`;
      const ids = [...now().documents.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((d) => d.id);
      const s = after ? ids.indexOf(after) + 1 : 0;
      return ids.slice(s, s + limit);
    },
    rejectsByReason: async () => {
      const counts = new Map<string, number>();
      for await (const { reason } of store.listRejects()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => ({ reason, count }));
    },
    fetchEntities: async (ids: readonly string[]) => memoryRowSource(now()).fetchEntities(ids),
    fetchStatements: async (ids: readonly string[]) => memoryRowSource(now()).fetchStatements(ids),
    fetchLoose: async () => memoryRowSource(now()).fetchLoose(),
  };
  return Object.assign(store, { derived });
}
