import type { RouteLimits } from "./k-shortest.js";
import type { EntitySearch, FindRequest } from "./requests.js";
import type { GraphEntity, Relation, StatementFilter } from "./types.js";

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

/** By what statements are counted; collections count a statement in each, speakers are those of `speakerId`. */
export const tallyFields = ["predicate", "polarity", "modality", "review", "document", "collection", "speaker", "published"] as const;
/** One of {@link tallyFields}. */
export type TallyField = (typeof tallyFields)[number];

/** Counts by value; statements without one are counted under null. */
export type Tally = ReadonlyMap<string | null, number>;

/** Which statements are counted. */
export type TallyRequest = Omit<FindRequest, "limit" | "after">;

/** Every relation between two entities that passes a filter: `sources[i]` and `targets[i]` are places in `ids`, subject and object. */
export interface EdgeList {
  /** Entities that at least one of the relations touches, sorted. */
  readonly ids: readonly string[];
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** 1 where the relation has no direction, else 0. */
  readonly symmetric: Uint8Array;
}

/** An entity whose name is like what was asked for. */
export interface SimilarEntity {
  readonly entity: GraphEntity;
  /** 0 to 1: one less the share of letters that differ. */
  readonly similarity: number;
}

/**
 * Verbs that the keeper of a graph answers by itself, with the answers that they get by asking a frontier or a page at a
 * time. Ids are canonical and known.
 */
export interface NativeVerbs {
  neighbourhood(seeds: readonly string[], walk: NeighbourhoodWalk): Promise<WalkedNeighbourhood>;
  /** The shortest routes between two entities, as `paths` describes them. */
  routes(from: string, to: string, limits: RouteLimits & { readonly filter: StatementFilter }): Promise<readonly WalkedRoute[]>;
  /** How many statements a request finds, by each of the fields. */
  tally(request: TallyRequest, fields: readonly TallyField[]): Promise<readonly Tally[]>;
  /** Relations between entities, ordered by id. A filter's types are those of either end. */
  edges(filter: StatementFilter): Promise<EdgeList>;
  /** Entities whose names are like a text, misspelt ones included; those most alike and best connected first, at most `limit`. */
  similar(request: Omit<EntitySearch, "after">): Promise<readonly SimilarEntity[]>;
}
