import { UndirectedGraph } from "graphology";
import louvainModule from "graphology-communities-louvain";
import type { GraphReader } from "../graph/reader.js";
import { factual, type StatementFilter } from "../graph/types.js";
import type { EdgeList } from "../graph/native.js";
import { edges } from "./edges.js";

// The package is CommonJS, its types describe an ES default export: under NodeNext they see one level more than there is.
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Groups of entities with more relations among themselves than chance would give. */
export interface Communities {
  /** Ids of the entities of each, sorted; the largest first, of equal ones that with the smallest id. */
  readonly groups: readonly (readonly string[])[];
  /** How much more relations lie within groups than chance would put there, -0.5 to 1 (Newman 2004, doi:10.1103/PhysRevE.69.026113). */
  readonly modularity: number;
}

/** What `communities` is asked. */
export interface CommunitiesRequest {
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
  /** Above 1 more and smaller groups, below 1 fewer and larger ones; 1 by default. */
  readonly resolution?: number;
}

/**
 * Communities by the Louvain method (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008), the same each time: several
 * relations between two entities weigh more than one, direction counts for nothing. Up to about 100,000 relations.
 */
export async function communities(
  reader: GraphReader,
  { filter = factual, resolution = 1 }: CommunitiesRequest = {},
): Promise<Communities> {
  const list = await edges(reader, filter);
  const graph = toGraph(list);
  if (graph.size === 0) return { groups: list.ids.map((id) => [id]), modularity: 0 };
  // Nodes are gone through in the order of their ids, not at random.
  const found = louvain.detailed(graph, { resolution, randomWalk: false, getEdgeWeight: "weight" });
  const groups = new Map<number, string[]>();
  for (const id of list.ids) {
    const group = found.communities[id] ?? -1;
    const members = groups.get(group);
    if (members) members.push(id);
    else groups.set(group, [id]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
  return { groups: sorted, modularity: found.modularity };
}

/** What an entity has to do with itself tells nothing about groups and is left out. */
function toGraph({ ids, sources, targets }: EdgeList): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const id of ids) graph.addNode(id);
  for (let edge = 0; edge < sources.length; edge += 1) {
    const [source, target] = [ids[sources[edge] ?? 0], ids[targets[edge] ?? 0]];
    if (source === undefined || target === undefined || source === target) continue;
    graph.updateEdge(source, target, (known) => ({ weight: Number(known["weight"] ?? 0) + 1 }));
  }
  return graph;
}
