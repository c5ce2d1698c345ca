import { buildGraph } from "./build.js";
import { createMemoryGraphReader } from "./memory.js";
import { graphReaderContract } from "./reader.contract.js";

graphReaderContract("the memory reader", async (records, reference) => createMemoryGraphReader(buildGraph(records, reference)));
