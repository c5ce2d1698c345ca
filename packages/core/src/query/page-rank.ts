import type { GraphReader } from "../graph/reader.js";
import { factual, type StatementFilter } from "../graph/types.js";
import type { EdgeList } from "../graph/native.js";
import { edges } from "./edges.js";

/** An entity and its share of attention. */
export interface RankedEntity {
  readonly entityId: string;
  /** Ranks of all entities sum to 1. */
  readonly rank: number;
}

/** What `pageRank` is asked. */
export interface PageRankRequest {
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
  /** Chance to follow a relation rather than to begin again anywhere, 0.85 by default. */
  readonly damping?: number;
  /** At most so many entities, 100 by default. */
  readonly limit?: number;
}

/** Rounds end when no rank changes by more than this, or after so many. */
const [tolerance, mostRounds] = [1e-10, 200];

/**
 * Entities by PageRank (Page, Brin, Motwani, Winograd 1999), highest first: relations lead from subject to object, those
 * without direction both ways; what leads nowhere begins again anywhere.
 */
export async function pageRank(
  reader: GraphReader,
  { filter = factual, damping = 0.85, limit = 100 }: PageRankRequest = {},
): Promise<readonly RankedEntity[]> {
  const list = await edges(reader, filter);
  const ranks = rankNodes(list, damping);
  const ranked = list.ids.map((entityId, place) => ({ entityId, rank: ranks[place] ?? 0 }));
  return ranked.sort((a, b) => b.rank - a.rank || (a.entityId < b.entityId ? -1 : 1)).slice(0, limit);
}

function rankNodes(list: EdgeList, damping: number): Float64Array {
  const count = list.ids.length;
  const out = new Uint32Array(count);
  eachStep(list, (from) => {
    out[from] = (out[from] ?? 0) + 1;
  });
  let ranks = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < mostRounds; round += 1) {
    const next = nextRanks(list, out, ranks, damping);
    const change = ranks.reduce((most, rank, place) => Math.max(most, Math.abs(rank - (next[place] ?? 0))), 0);
    ranks = next;
    if (change < tolerance) break;
  }
  return ranks;
}

function nextRanks(list: EdgeList, out: Uint32Array, ranks: Float64Array, damping: number): Float64Array<ArrayBuffer> {
  const stranded = ranks.reduce((sum, rank, place) => sum + (out[place] === 0 ? rank : 0), 0);
  const next = new Float64Array(ranks.length).fill((1 - damping + damping * stranded) / ranks.length);
  eachStep(list, (from, to) => {
    next[to] = (next[to] ?? 0) + (damping * (ranks[from] ?? 0)) / (out[from] ?? 1);
  });
  return next;
}

/** Calls with both ends of every way from one entity to another. */
function eachStep({ sources, targets, symmetric }: EdgeList, visit: (from: number, to: number) => void): void {
  for (let edge = 0; edge < sources.length; edge += 1) {
    const [from, to] = [sources[edge] ?? 0, targets[edge] ?? 0];
    visit(from, to);
    if (symmetric[edge] === 1 && from !== to) visit(to, from);
  }
}
