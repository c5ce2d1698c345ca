import type { EntityType, Review } from "@entente/ontology";
import type { LegendForm } from "../graph/form.js";

/** What the legend has switched off. */
export interface Filter {
  readonly types: ReadonlySet<EntityType>;
  readonly forms: ReadonlySet<LegendForm>;
  readonly reviews: ReadonlySet<Review>;
}

/** At start everything is drawn but what a person retracted. */
export const initialFilter: Filter = {
  types: new Set(),
  forms: new Set(),
  reviews: new Set(["retracted"]),
};

/** Whether anything is switched off that is on at start, or the other way round. */
export function isFiltered(filter: Filter): boolean {
  const { types, forms, reviews } = filter;
  return types.size > 0 || forms.size > 0 || reviews.size !== 1 || !reviews.has("retracted");
}

/** Switches one row off or on. */
export function toggle<Row>(off: ReadonlySet<Row>, row: Row): ReadonlySet<Row> {
  const next = new Set(off);
  if (!next.delete(row)) next.add(row);
  return next;
}

/** Switches every row off but one; a second time, all on again. */
export function only<Row>(off: ReadonlySet<Row>, row: Row, rows: readonly Row[]): ReadonlySet<Row> {
  const others = rows.filter((other) => other !== row);
  const already = !off.has(row) && others.every((other) => off.has(other));
  return new Set(already ? [] : others);
}
