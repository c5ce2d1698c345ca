import {
  entityTypes,
  modalities,
  polarities,
  predicates,
  reviews,
  type EntityType,
  type Modality,
  type Polarity,
  type Predicate,
  type Review,
} from "@entente/ontology";
import type { StatementFilter } from "../types.js";

/** The names that an index writes as numbers, in the ontology's order. */
export const enumerations = {
  entityTypes: Object.keys(entityTypes) as readonly EntityType[],
  predicates: Object.keys(predicates) as readonly Predicate[],
  polarities: Object.keys(polarities) as readonly Polarity[],
  modalities: Object.keys(modalities) as readonly Modality[],
  reviews: Object.keys(reviews) as readonly Review[],
} as const;

/** Flags that no filter lets through: of a row that a newer one stands for. */
export const hiddenFlags = 0xff;

/** What is tested of nearly every row, as one byte. */
export interface RowFlags {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly review: Review;
  /** Whether it stands in its document's current version. */
  readonly current: boolean;
}

/** Every combination of flags; its place is the number that stands for it, even if it is not current, odd if it is. */
export const flagCombinations: readonly RowFlags[] = enumerations.polarities.flatMap((polarity) =>
  enumerations.modalities.flatMap((modality) =>
    enumerations.reviews.flatMap((review) => [false, true].map((current) => ({ polarity, modality, review, current }))),
  ),
);

/** By flags: 1 for a row that stands in its document's current version, whatever its form. */
export const currentFlags = flagTable({});

/** By flags: 1 if a filter lets a row with them through, as far as flags tell. */
export function flagTable({ polarities, modalities, reviews, asOf }: StatementFilter): Uint8Array {
  const counts = ({ polarity, modality, review, current }: RowFlags): boolean =>
    (current || asOf !== undefined) &&
    (polarities?.includes(polarity) ?? true) &&
    (modalities?.includes(modality) ?? true) &&
    (reviews?.includes(review) ?? true);
  const table = new Uint8Array(hiddenFlags + 1);
  table.set(flagCombinations.map((flags) => (counts(flags) ? 1 : 0)));
  return table;
}

/** Flags as a number below {@link hiddenFlags}. */
export function packFlags({ polarity, modality, review, current }: RowFlags): number {
  const { polarities, modalities, reviews } = enumerations;
  const upper = polarities.indexOf(polarity) * modalities.length + modalities.indexOf(modality);
  return (upper * reviews.length + reviews.indexOf(review)) * 2 + (current ? 1 : 0);
}
