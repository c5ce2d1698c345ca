/**
 * What one question may ask for. Generous for people and for the viewer; small enough that no single request
 * keeps others waiting.
 */
export const limits = {
  /** Bytes of a request's body. */
  bodyBytes: 1024 * 1024,
  /** Words and signs of a document, before it is even parsed. */
  tokens: 10_000,
  /** Fields within fields; introspection has its own limit in graphql-js. */
  depth: 15,
  /** Fields under another name. */
  aliases: 100,
  /** Fields, each fragment counted wherever it is spread. */
  fields: 1_000,
  /** Fields of the whole answer, were every list as long as it may be, and what it takes to find them. */
  cost: 200_000,
  /** What finding a page of one entity, relation or document costs beside its fields. */
  search: 50,
  /** What finding a page or a part of the whole graph costs: it may look at every statement. */
  scan: 4_000,
  /** What it costs to measure the whole graph: it takes seconds. */
  measure: 50_000,
} as const;
