import type { Concept } from "./types.js";

const table = {
  extractor: {
    label: "extractor",
    definition: "A program of rules or trained taggers, with name and version.",
    includes: "Gazetteers, verb frames, parsers.",
    excludes: "Language models that are asked in words: use model.",
    example: "rules 0.1",
    counterExample: "A prompt to a language model",
  },
  model: {
    label: "model",
    definition: "A language model that proposed the statement, with name and version.",
    includes: "Local and remote models.",
    excludes: "Small trained taggers inside an extractor.",
    example: "A chat model that was given the article",
    counterExample: "A person who used a model and checked: use person.",
  },
  person: {
    label: "person",
    definition: "A person who read the statement in the text and added it.",
    includes: "Statements entered through the viewer.",
    excludes: "A person who only accepted a machine's reading.",
    example: "An analyst marked a span and chose signed.",
    counterExample: "An analyst accepted a machine's statement.",
  },
  import: {
    label: "import",
    definition: "A file that brought the statement from another collection.",
    includes: "CSV rows, interchange files.",
    excludes: "Our own store written out and read back, which keeps each origin.",
    example: "A spreadsheet of treaties",
    counterExample: "An article read by an extractor",
  },
} as const satisfies Record<string, Concept>;

/** The name of a kind of origin. */
export type OriginKind = keyof typeof table;

/** Who or what read a statement from its source. */
export const originKinds: Readonly<Record<OriginKind, Concept>> = table;
