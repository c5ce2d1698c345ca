import type { GraphReader } from "../graph/reader.js";
import type { TallyRequest } from "../graph/native.js";
import { tally } from "./tally.js";

/** How long a period of a timeline is. */
export type TimelineUnit = "year" | "month" | "day";

/** Statements by when they were published. */
export interface Timeline {
  /** Oldest first; `period` is an EDTF date of the unit (`2021`, `2021-03`), or coarser where a publication is. */
  readonly periods: readonly { readonly period: string; readonly count: number }[];
  /** Statements of documents without a date, which belong to no period. */
  readonly undated: number;
}

const lengths: Readonly<Record<TimelineUnit, number>> = { year: 4, month: 7, day: 10 };

/** Counts statements by period of publication. Whether a publication is uncertain ("2021~") makes no other period of it. */
export async function timeline(reader: GraphReader, request: TallyRequest, unit: TimelineUnit = "month"): Promise<Timeline> {
  const [published] = await tally(reader, request, ["published"]);
  const counts = new Map<string, number>();
  for (const [date, count] of published ?? []) {
    if (date === null) continue;
    const period = date.replace(/[?~%]/g, "").slice(0, lengths[unit]);
    counts.set(period, (counts.get(period) ?? 0) + count);
  }
  const periods = [...counts].map(([period, count]) => ({ period, count }));
  return { periods: periods.sort((a, b) => (a.period < b.period ? -1 : 1)), undated: published?.get(null) ?? 0 };
}
