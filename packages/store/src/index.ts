export * from "./store.js";
export * from "./derived/derived.js";
export { readGraph } from "./derived/read-graph.js";
export { standingApart } from "./derived/standing-apart.js";
export { recall, type Recalled } from "./rules/reading.js";
export { openStore, shownLocation, storeEngines, type StoreEngine } from "./open.js";
export { readSnapshotFile, removeSnapshotFile, writeSnapshotFile, type SnapshotFile } from "./snapshot-file.js";
