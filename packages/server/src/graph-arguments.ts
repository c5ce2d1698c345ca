import { EntenteError } from "@entente/core";

/** The least and the most an argument of a graph verb may be. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Bounds of the numbers that graph verbs take: what a viewer can draw and a person can read. */
export const bounds = {
  seeds: { least: 1, most: 100 },
  depth: { least: 0, most: 4 },
  nodes: { least: 1, most: 2_000 },
  maxLength: { least: 1, most: 10 },
  exported: { least: 1, most: 100_000 },
  relationsPerNode: { least: 1, most: 5_000 },
  paths: { least: 1, most: 20 },
  candidates: { least: 1, most: 100 },
  score: { least: 0.3, most: 1 },
  values: { least: 1, most: 100 },
  parts: { least: 1, most: 100 },
  members: { least: 1, most: 100 },
  ranks: { least: 1, most: 500 },
  damping: { least: 0.01, most: 0.99 },
  resolution: { least: 0.1, most: 10 },
} as const satisfies Record<string, Bounds>;

/**
 * Passes a number within its bounds on.
 * @param name - the argument's name, for the error
 * @throws EntenteError `BAD_INPUT` naming argument, value and bounds
 */
export function within(name: string, value: number, { least, most }: Bounds): number {
  if (value >= least && value <= most) return value;
  throw new EntenteError("BAD_INPUT", `${name} is ${value}; give ${least} to ${most}`);
}
