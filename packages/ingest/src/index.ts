export * from "./seams.js";
export * from "./metadata.js";
export * from "./metadata-table.js";
export * from "./languages.js";
export * from "./importers/index.js";
export { articleFields, readColumns, type ArticleField, type ColumnMapping } from "./importers/tables/columns.js";
export * from "./files.js";
export * from "./fetching/sources.js";
export { Web, webLimits, type Fetched, type WebLimits, type WebOptions } from "./fetching/web.js";
export * from "./skipped.js";
export * from "./pipeline.js";
export * from "./evaluation.js";
export * from "./summary.js";
export * from "./reference.js";
export * from "./name-lists.js";
export * from "./models.js";
export * from "./analyst/index.js";
export * from "./language-model/index.js";
export {
  developmentTable,
  readDevelopmentSentences,
  scoreDevelopment,
  scoreSentence,
  type DevelopmentSentence,
  type ExpectedEntity,
  type ExpectedStatement,
  type JudgedStatement,
  type SentenceScore,
} from "./development/index.js";
export * from "./workers/pool.js";
