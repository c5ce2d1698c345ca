import { ModelError } from "../models/format.js";

/**
 * The clusters of a folded word, one a level from coarse to fine, numbered apart from level to level; empty for a word
 * in none. Dots count for nothing: "u.k." is "uk". Words of one cluster keep the same company, so that a model knows
 * something of words that its training data lack.
 */
export type Clusters = (low: string) => readonly number[];

/** How many levels `clusters.txt` has. */
export const clusterLevels = 4;
/** Numbers of one level start this far from those of the level before. */
const levelStep = 10_000;

/**
 * Reads `clusters.txt`: a line a finest cluster, first the numbers of the clusters that hold it, coarsest first, then its
 * words.
 *
 * @throws ModelError naming the line that is no such line
 */
export function readClusters(text: string): Clusters {
  const found = new Map<string, readonly number[]>();
  text
    .trimEnd()
    .split("\n")
    .forEach((line, finest) => {
      const parts = line.split(" ");
      const levels = [...parts.slice(0, clusterLevels - 1).map(Number), finest];
      if (levels.length < clusterLevels || !levels.every((number) => Number.isInteger(number) && number >= 0 && number < levelStep)) {
        const start = line.slice(0, 40);
        throw new ModelError(
          "MODEL_CORRUPT",
          `Line ${finest + 1} of the word clusters starts with "${start}" instead of numbers of clusters.`,
        );
      }
      const numbers = levels.map((number, level) => level * levelStep + number + 1);
      for (const word of parts.slice(clusterLevels - 1)) found.set(word, numbers);
    });
  return (low) => found.get(low) ?? (low.includes(".") ? found.get(low.replaceAll(".", "")) : undefined) ?? [];
}
