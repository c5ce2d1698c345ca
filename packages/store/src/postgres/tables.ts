import type { Schema } from "../sql/schema.js";

/**
 * How each table lies on several machines: on all of them whole, or split by the column that says with which document or
 * entity its rows lie. A table that is missing here fails to compile.
 */
export const layout = {
  state: null,
  documents: "id",
  versions: "documentId",
  traits: "documentId",
  mentions: "documentId",
  statements: "documentId",
  rejects: "documentId",
  judgements: null,
  judgementDocuments: "documentId",
  tombstones: null,
  tombstoneChecksums: null,
  derivation: null,
  derivedDocuments: "id",
  derivedStatements: "documentId",
  locals: "documentId",
  entities: "id",
  entityForms: "entityId",
  redirects: null,
  looseJudgements: null,
  textBands: "band",
  textHolders: "documentId",
  copies: "documentId",
} as const satisfies Readonly<Record<keyof Schema, string | null>>;

/** Every table of a store, those that others point to before them. */
export const tables = Object.keys(layout) as readonly (keyof Schema)[];

/** Columns that hold words of documents, or of what people wrote about them, and by which nothing is looked up. */
export const wordyColumns: readonly (readonly [keyof Schema, string])[] = [
  ["versions", "text"],
  ["versions", "title"],
  ["mentions", "text"],
  ["statements", "quote"],
  ["statements", "value"],
  ["statements", "speaker"],
  ["statements", "qualifiers"],
  ["rejects", "detail"],
  ["judgements", "body"],
  ["derivedStatements", "value"],
  ["derivedStatements", "qualifierIds"],
  ["derivedStatements", "decided"],
  ["locals", "forms"],
  ["looseJudgements", "reason"],
];
