import { buildGraph } from "../build.js";
import { graphReaderContract } from "../reader.contract.js";
import { buildIndex } from "./build.js";
import { createIndexReader } from "./reader.js";
import { memoryRowSource } from "./row-source.js";
import { rowsOfGraph } from "./rows.js";
import { createView } from "./create-view.js";

graphReaderContract("the index reader", async (records, reference) => {
  const graph = buildGraph(records, reference);
  return createIndexReader(createView(buildIndex(rowsOfGraph(graph))), memoryRowSource(graph));
});
