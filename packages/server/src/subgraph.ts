import type { LayoutEdge, Position, Relation, StatementFilter } from "@entente/core";
import type { QueryContext } from "./context.js";
import { momentOf } from "./filter.js";
import { relationSource } from "./lists.js";
import { once } from "./once.js";
import type { EntitySource, SubgraphSource } from "./sources.js";

/** A part of the graph as a verb found it. */
export interface Part {
  readonly entities: readonly EntitySource[];
  readonly relations: readonly Relation[];
  readonly truncated: boolean;
  readonly omitted: number;
}

/** A subgraph ready to be drawn: degrees within it, and places that are settled once, when the first is asked for. */
export function toSubgraph(part: Part, filter: StatementFilter | undefined, { layouts }: QueryContext): SubgraphSource {
  const degrees = countDegrees(part.relations);
  const moment = momentOf(filter ?? {});
  const ids = part.entities.map(({ id }) => id);
  const settle = once(() => layouts.settle(ids, layoutEdges(part.relations)));
  return {
    nodes: part.entities.map((entity) => ({
      entity,
      degree: degrees.get(entity.id) ?? 0,
      place: async () => placeOf(entity, await settle()),
    })),
    edges: part.relations.map((relation) => ({ relation: relationSource(relation, moment) })),
    truncated: part.truncated,
    omitted: part.omitted,
  };
}

function countDegrees(relations: readonly Relation[]): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { subjectId, objectId } of relations) {
    for (const id of new Set([subjectId, objectId ?? subjectId])) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return degrees;
}

function layoutEdges(relations: readonly Relation[]): readonly LayoutEdge[] {
  return relations.flatMap(({ subjectId, objectId }) => (objectId === null ? [] : [{ source: subjectId, target: objectId, weight: 1 }]));
}

function placeOf({ id }: EntitySource, places: ReadonlyMap<string, Position>): Position {
  const place = places.get(id);
  if (place) return place;
  throw new Error(`the layout gave no place to ${id}`);
}
