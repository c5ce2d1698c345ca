import type { Signs } from "./signs.js";

/** Turns the signs of a statement into the share of such statements that are right, 0 to 1. */
export type Calibration = (signs: Signs) => number;

/** A logistic regression as it is kept in `data/models/confidence.json`. */
export interface Weights {
  readonly intercept: number;
  /** By the name of the sign; others weigh nothing. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Nothing a machine reads is certain, and what it would not bet on at all it does not propose. */
const bounds = { least: 0.05, most: 0.97 };

/** The calibration that weights describe (D. R. Cox, 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x). */
export function calibrate({ intercept, weights }: Weights): Calibration {
  return (signs) => {
    const sum = Object.entries(signs).reduce((total, [name, value]) => total + (weights[name] ?? 0) * value, intercept);
    const share = 1 / (1 + Math.exp(-sum));
    return Math.round(Math.min(bounds.most, Math.max(bounds.least, share)) * 100) / 100;
  };
}

/** The confidence that the readers give by themselves, for models without a calibration. */
export const uncalibrated: Calibration = calibrate({ intercept: 0, weights: { prior: 1 } });

/**
 * Reads weights from JSON.
 *
 * @returns null if it holds none
 */
export function readWeights(json: string): Weights | null {
  const value: unknown = parse(json);
  if (typeof value !== "object" || value === null || !("intercept" in value) || !("weights" in value)) return null;
  const { intercept, weights } = value;
  if (typeof intercept !== "number" || typeof weights !== "object" || weights === null) return null;
  const entries = Object.entries(weights).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return { intercept, weights: Object.fromEntries(entries) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
