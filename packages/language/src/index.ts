export * from "./span.js";
export * from "./tokens.js";
export * from "./sentences.js";
export * from "./numbers.js";
export * from "./dates.js";
export * from "./analysis.js";
export * from "./language.js";
export { ModelError, type ModelErrorCode } from "./models/format.js";
