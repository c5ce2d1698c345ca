import type { RouteLimits } from "./k-shortest.js";
import type { Relation, StatementFilter } from "./types.js";

/** What a neighbourhood is walked with. */
export interface NeighbourhoodWalk {
  /** How many steps away. */
  readonly depth: number;
  /** At most so many entities, seeds included. */
  readonly limit: number;
  /** How many relations of one entity a step looks at, those with the most statements that pass first. */
  readonly fanOut: number;
  readonly filter: StatementFilter;
}

/** What a walk met. */
export interface WalkedNeighbourhood {
  /** Seeds first, then in the order of steps; of one step those with more relations to the step before first, then by id. */
  readonly entityIds: readonly string[];
  /** Every relation that passes between two of them, ordered by id. */
  readonly relations: readonly Relation[];
  /** True if an entity has more relations than a step looks at. */
  readonly cut: boolean;
  /** How many different entities were met and left out. */
  readonly omitted: number;
}

/** A way through the graph: `relations[i]` joins `entityIds[i]` and `entityIds[i + 1]`. */
export interface WalkedRoute {
  readonly entityIds: readonly string[];
  readonly relations: readonly Relation[];
}

/**
 * Walks that the keeper of a graph does by itself, with the answers that a verb gets by asking a frontier at a time.
 * Ids are canonical and known.
 */
export interface GraphWalks {
  neighbourhood(seeds: readonly string[], walk: NeighbourhoodWalk): Promise<WalkedNeighbourhood>;
  /** The shortest routes between two entities, as `paths` describes them. */
  routes(from: string, to: string, limits: RouteLimits & { readonly filter: StatementFilter }): Promise<readonly WalkedRoute[]>;
}
