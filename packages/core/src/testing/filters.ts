import { entityTypes, modalities, polarities, predicates, reviews } from "@entente/ontology";
import fc from "fast-check";
import type { StatementFilter } from "../graph/types.js";
import { dates } from "./records.js";

const some = <Name extends string>(table: Readonly<Record<Name, unknown>>): fc.Arbitrary<Name[]> =>
  fc.subarray(Object.keys(table) as Name[]);

/**
 * Filters with any of their fields, most of them with few.
 * @param ids - of entities, to choose speakers from
 */
export function filtersOver(ids: readonly string[]): fc.Arbitrary<StatementFilter> {
  const all: fc.Arbitrary<StatementFilter> = fc.record(
    {
      predicates: some(predicates),
      polarities: some(polarities),
      modalities: some(modalities),
      reviews: some(reviews),
      types: some(entityTypes),
      documents: fc.subarray(["doc_a", "doc_b", "doc_c", "doc_d"]),
      collections: fc.subarray(["news", "notes", "unknown"]),
      speakers: fc.subarray([...ids]),
      minConfidence: fc.constantFrom(0, 0.5, 0.75, 1),
      asOf: dates,
      validAt: dates,
      includeUndated: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const fields = Object.keys(restricting);
  return fc
    .tuple(all, fc.subarray(fields, { maxLength: 2 }))
    .map(([filter, kept]): StatementFilter =>
      Object.fromEntries(Object.entries(filter).filter(([name]) => kept.includes(name) || name === "includeUndated")),
    );
}

/** Every field of a filter, so that a new one is not forgotten here. */
const restricting: Readonly<Record<Exclude<keyof StatementFilter, "includeUndated">, true>> = {
  predicates: true,
  polarities: true,
  modalities: true,
  reviews: true,
  types: true,
  documents: true,
  collections: true,
  speakers: true,
  minConfidence: true,
  asOf: true,
  validAt: true,
};
