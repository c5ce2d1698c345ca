import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { fetchNeighbourhood, fetchOverview, type Overview } from "../graphql/overview.js";
import type { AnswerError } from "../graphql/client.js";
import type { Relation, Stats, Subgraph } from "../graphql/types.js";
import { useQuery } from "../graphql/use-query.js";
import { addRelation, addSubgraph, createGraph, type DrawnGraph } from "./model.js";
import { placeAround, settle, type Stage } from "./settle.js";

/**
 * The graph that is drawn, once it has arrived and settled. A new object whenever the graph changed,
 * which itself stays the same.
 */
export interface GraphState {
  readonly graph: DrawnGraph;
  readonly stage: Stage;
  readonly stats: Stats;
  readonly omitted: number;
  /** Adds the neighbours of an entity; those already drawn stay where they are. */
  readonly expand: (id: string) => Promise<void>;
  /** Draws a relation that a panel has read, with its two entities. */
  readonly include: (relation: Relation) => void;
}

/** Where the graph stands. */
export type GraphQuery =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: AnswerError; readonly retry: () => void }
  | { readonly state: "ready"; readonly graph: GraphState };

interface Settled {
  readonly from: Overview;
  readonly graph: DrawnGraph;
  readonly stage: Stage;
}

/**
 * Reads the overview, settles it and keeps it while the page is open.
 *
 * @param stage - the pixels that the graph should fill, asked when the overview has arrived
 */
export function useGraph(stage: () => Stage): GraphQuery {
  const query = useQuery("overview", fetchOverview);
  const overview = query.state === "done" ? query.data : null;
  const [settled, setSettled] = useState<Settled | null>(null);
  const [version, setVersion] = useState(0);
  const measure = useEffectEvent(stage);

  useEffect(() => {
    if (!overview) return undefined;
    let stale = false;
    const graph = createGraph();
    addSubgraph(graph, overview.overview);
    const fitted = measure();
    void settle(graph, fitted).then(() => {
      if (!stale) setSettled({ from: overview, graph, stage: fitted });
    });
    return () => {
      stale = true;
    };
  }, [overview]);

  const graph = settled?.graph;
  const add = useCallback(
    (subgraph: Subgraph, seed: string) => {
      if (!graph) return;
      const { nodes, edges } = addSubgraph(graph, subgraph);
      if (nodes.length > 0) placeAround(graph, nodes, seed);
      if (nodes.length + edges.length > 0) setVersion((count) => count + 1);
    },
    [graph],
  );
  const expand = useCallback(async (id: string) => add(await fetchNeighbourhood([id]), id), [add]);
  const include = useCallback(
    (relation: Relation) => {
      const { subject, object } = relation;
      if (!graph || !object || graph.hasEdge(relation.id)) return;
      void fetchNeighbourhood([subject.id, object.id]).then((subgraph) => {
        add(endsOnly(subgraph, [subject.id, object.id]), subject.id);
        if (addRelation(graph, relation)) setVersion((count) => count + 1);
      }, ignoreUndrawn);
    },
    [graph, add],
  );

  const state = useMemo((): (GraphState & { readonly version: number }) | null => {
    if (!settled || settled.from !== overview) return null;
    const { stats, overview: subgraph } = settled.from;
    return { graph: settled.graph, stage: settled.stage, stats, omitted: subgraph.omittedNodes, expand, include, version };
  }, [settled, overview, expand, include, version]);

  if (query.state === "failed") return query;
  return state ? { state: "ready", graph: state } : { state: "loading" };
}

/** Of a neighbourhood, only the two ends that a relation needs. */
function endsOnly(subgraph: Subgraph, ends: readonly string[]): Subgraph {
  return { ...subgraph, nodes: subgraph.nodes.filter(({ entity }) => ends.includes(entity.id)) };
}

/** The panel that asked shows the relation and its own errors; the graph only lacks one line. */
function ignoreUndrawn(): void {}
