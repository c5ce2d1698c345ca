export { createServer, type RunningServer, type ServerOptions } from "./server.js";
export { executeQuery, type Question, type QuerySource } from "./execute.js";
export { snapshotPathOf } from "./graph/snapshot-path.js";
export { schemaText } from "./schema/schema.js";
export type { Log } from "./errors.js";
