/** A statement that was held against what a careful person read. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** Statements of about one confidence. */
export interface ReliabilityBin {
  /** Lowest and highest confidence, the highest excluded but in the last bin. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence given. */
  readonly given: number;
  /** Share of them that are right. */
  readonly right: number;
}

/** How far confidence and outcome lie apart. */
export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Mean distance of given and right over the statements (expected calibration error, https://doi.org/10.1609/aaai.v29i1.9602). */
  readonly error: number;
  /** Mean squared distance of confidence and outcome (Brier, https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2). */
  readonly brier: number;
}

const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** Compares confidence with outcome in steps of a tenth; all below a half together. */
export function reliabilityOf(judged: readonly Judged[]): Reliability {
  const bins = edges.slice(0, -1).flatMap((from, k) => binOf(judged, from, edges[k + 1] ?? 1));
  const total = Math.max(1, judged.length);
  return {
    bins,
    error: bins.reduce((sum, { count, given, right }) => sum + (count * Math.abs(given - right)) / total, 0),
    brier: judged.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2 / total, 0),
  };
}

function binOf(judged: readonly Judged[], from: number, to: number): ReliabilityBin[] {
  const inside = judged.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
  if (inside.length === 0) return [];
  const mean = (valueOf: (item: Judged) => number): number => inside.reduce((sum, item) => sum + valueOf(item), 0) / inside.length;
  return [{ from, to, count: inside.length, given: mean(({ confidence }) => confidence), right: mean(({ right }) => Number(right)) }];
}

/** A table for people to read. */
export function reliabilityTable(judged: readonly Judged[]): string {
  const { bins, error, brier } = reliabilityOf(judged);
  const percent = (share: number): string => (share * 100).toFixed(0).padStart(6);
  return [
    "confidence    statements  given  right   (per cent)",
    ...bins.map(
      ({ from, to, count, given, right }) =>
        `  ${from.toFixed(1)} to ${to.toFixed(1)} ${String(count).padStart(11)}${percent(given)} ${percent(right)}`,
    ),
    `calibration error ${error.toFixed(3)}, Brier score ${brier.toFixed(3)}, ${judged.length} statements`,
  ].join("\n");
}
