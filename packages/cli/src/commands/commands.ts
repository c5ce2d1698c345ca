import type { DefineCommand } from "./command.js";

/** A command as the list knows it: what it needs is loaded only when it is called. */
export interface ListedCommand {
  readonly name: string;
  /** What it does, one or two sentences. */
  readonly description: string;
  readonly load: () => Promise<DefineCommand>;
}

/** Every command, in the order in which help lists them. */
export const commands: readonly ListedCommand[] = [
  {
    name: "serve",
    description: "Serve the viewer at / and GraphQL at /graphql until Ctrl-C.",
    load: async () => (await import("./serve.js")).defineServe,
  },
  {
    name: "ingest",
    description: "Read text, Markdown and HTML files, or folders of them, into the store. Reading the same again changes nothing.",
    load: async () => (await import("./ingest.js")).defineIngest,
  },
  {
    name: "extract",
    description: "Write what the extractor reads in each file as NAME.json; touches no store.",
    load: async () => (await import("./extract.js")).defineExtract,
  },
  {
    name: "explain",
    description: "Show for each sentence its mentions, parse, the frames that fired and why others did not; touches no store.",
    load: async () => (await import("./explain.js")).defineExplain,
  },
  {
    name: "query",
    description: "Answer a GraphQL query from the store; prints the response as JSON, exit 1 if it has errors.",
    load: async () => (await import("./query.js")).defineQuery,
  },
  {
    name: "export",
    description: "Write a part of the graph (gexf, csv, json), or the whole store (ndjson, lossless).",
    load: async () => (await import("./export.js")).defineExport,
  },
  {
    name: "import",
    description:
      "Read an interchange file (NDJSON) of any size: documents, mentions, statements, judgements. Wrong lines go to a file of rejects.",
    load: async () => (await import("./import.js")).defineImport,
  },
  {
    name: "judge",
    description: "Append the judgements of an NDJSON file, all or none. Appending the same twice changes nothing.",
    load: async () => (await import("./judge.js")).defineJudge,
  },
  {
    name: "review",
    description: "List entities that may be one, likeliest first, with the reasons; judge decides. Changes nothing.",
    load: async () => (await import("./review.js")).defineReview,
  },
  {
    name: "remove",
    description:
      "Remove documents completely: texts, quotes, mentions, judgements. Only a tombstone stays, which keeps them from coming back.",
    load: async () => (await import("./remove.js")).defineRemove,
  },
  {
    name: "check",
    description: "Verify a store: quotes stand in their texts, ids follow from content, everything fits the ontology. Exit 1 if not.",
    load: async () => (await import("./check.js")).defineCheck,
  },
  {
    name: "store",
    description: "Look after a store.",
    load: async () => (await import("./store.js")).defineStore,
  },
];
