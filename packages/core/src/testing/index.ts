// What tests of other packages may use, as `@entente/core/testing`: contract suites and made-up records.
export { graphReaderContract, type MakeReader } from "../graph/reader.contract.js";
export { filtersOver } from "./filters.js";
export { naiveGraph } from "./naive-graph.js";
export { generatedReference } from "./records.js";
export { worldRecords, worlds, worldSource, type World } from "./world.js";
export { readInterchange, type Interchange } from "./whole-file.js";
