export * from "./sentences.js";
export { scoreDevelopment, scoreSentence, type Count, type Detail, type JudgedStatement, type SentenceScore, type Share } from "./score.js";
export { developmentTable, ratesOf, summarise, type Rates, type Summary } from "./report.js";
