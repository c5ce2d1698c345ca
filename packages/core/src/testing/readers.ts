import { buildGraph } from "../graph/build.js";
import { buildIndex } from "../graph/compact/build.js";
import { buildDelta, changeBetween } from "../graph/compact/delta.js";
import { createIndexReader } from "../graph/compact/reader.js";
import { memoryRowSource } from "../graph/compact/row-source.js";
import { rowsOfGraph } from "../graph/compact/rows.js";
import { createView } from "../graph/compact/create-view.js";
import type { Graph } from "../graph/graph.js";
import { createMemoryGraphReader } from "../graph/memory.js";
import type { GraphReader } from "../graph/reader.js";
import { generatedReference } from "./records.js";
import { worldRecords, type World } from "./world.js";

/** A graph and every reader of it that there is. */
export interface ReadGraph {
  readonly graph: Graph;
  /** In memory, over an index, and over a delta on an index of which a document was missing. */
  readonly readers: readonly [GraphReader, GraphReader, GraphReader];
}

/** Opens a world with every reader. */
export async function readWorld(world: World): Promise<ReadGraph> {
  const records = await worldRecords(world);
  const graph = buildGraph(records, generatedReference);
  const older = buildGraph({ ...records, documents: records.documents.slice(1) }, generatedReference);
  const base = buildIndex(rowsOfGraph(older));
  const views = [createView(buildIndex(rowsOfGraph(graph))), createView(base, buildDelta(base, changeBetween(older, graph)))] as const;
  const [indexed, patched] = [createIndexReader(views[0], memoryRowSource(graph)), createIndexReader(views[1], memoryRowSource(graph))];
  return { graph, readers: [createMemoryGraphReader(graph), indexed, patched] };
}
