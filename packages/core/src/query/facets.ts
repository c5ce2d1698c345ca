import type { GraphReader } from "../graph/reader.js";
import type { StatementFilter } from "../graph/types.js";
import { tallyFields, type TallyField, type TallyRequest } from "../graph/native.js";
import { tally } from "./tally.js";

/** A value that statements have, and how many of them. */
export interface FacetCount {
  /** Null counts the statements that have none. */
  readonly value: string | null;
  readonly count: number;
}

/** What `facets` answers: for each field its values, the most frequent first. */
export type Facets = Readonly<Record<TallyField, readonly FacetCount[]>>;

/** Which part of a filter a facet is about, and sets aside when it counts. */
const filterField: Readonly<Partial<Record<TallyField, keyof StatementFilter>>> = {
  predicate: "predicates",
  polarity: "polarities",
  modality: "modalities",
  review: "reviews",
  document: "documents",
  collection: "collections",
  speaker: "speakers",
};

/**
 * How many statements each choice would show: a field is counted under the rest of the filter, so that what is not chosen
 * shows what choosing it would add.
 * @param limit - at most so many values a field, 20 by default
 */
export async function facets(reader: GraphReader, request: TallyRequest, limit = 20): Promise<Facets> {
  const restricted = tallyFields.filter((field) => filterField[field] !== undefined && request.filter[filterField[field]] !== undefined);
  const free = tallyFields.filter((field) => !restricted.includes(field));
  const counted = new Map(zip(free, await tally(reader, request, free)));
  for (const field of restricted) {
    const [own] = await tally(reader, { ...request, filter: without(request.filter, filterField[field]) }, [field]);
    if (own) counted.set(field, own);
  }
  const entries = tallyFields.map((field) => [field, mostFrequent(counted.get(field) ?? new Map(), limit)] as const);
  return Object.fromEntries(entries) as Facets;
}

function zip<A, B>(a: readonly A[], b: readonly B[]): readonly (readonly [A, B])[] {
  return a.flatMap((item, place) => {
    const other = b[place];
    return other === undefined ? [] : [[item, other] as const];
  });
}

function without(filter: StatementFilter, field: keyof StatementFilter | undefined): StatementFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
}

function mostFrequent(counts: ReadonlyMap<string | null, number>, limit: number): readonly FacetCount[] {
  const found = [...counts].map(([value, count]) => ({ value, count }));
  return found.sort((a, b) => b.count - a.count || ((a.value ?? "") < (b.value ?? "") ? -1 : 1)).slice(0, limit);
}
