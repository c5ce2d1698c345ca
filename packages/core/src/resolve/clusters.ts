/** Sets of node ids that are one entity. */
export interface Clusters {
  has(id: string): boolean;
  /** The canonical id of the set: a reference id if it holds one, else one that no single document owns, else the smallest; unknown ids are their own. */
  find(id: string): string;
  /** The other ids of the set whose canonical id this is, sorted. */
  others(id: string): readonly string[];
  /** Makes one set of two; false, and nothing done, if someone keeps two of their members apart or their types differ. */
  join(left: string, right: string): boolean;
  /** Keeps two ids apart from now on; false if they are one already. */
  part(left: string, right: string): boolean;
}

interface Cluster {
  name: string;
  readonly members: string[];
}

/**
 * Disjoint sets over a list of ids, each named by its best member, so that the name does not depend on the order of joins.
 * @param isReference - true for ids of reference entities, which name a set before all others
 */
export function createClusters(ids: readonly string[], isReference: (id: string) => boolean): Clusters {
  const clusters = new Map<string, Cluster>(ids.map((id) => [id, { name: id, members: [id] }]));
  const apart = new Map<string, string[]>();
  const find = (id: string): string => clusters.get(id)?.name ?? id;
  const better = (a: string, b: string): string => {
    const order = Number(isReference(b)) - Number(isReference(a)) || Number(isScoped(a)) - Number(isScoped(b)) || (a < b ? -1 : 1);
    return order < 0 ? a : b;
  };
  const mayJoin = (small: Cluster, large: Cluster): boolean => {
    const kept = small.members.some((id) => apart.get(id)?.some((other) => find(other) === large.name));
    return !kept && typeOf(small.name) === typeOf(large.name);
  };
  const join = (left: string, right: string): boolean => {
    const [a, b] = [clusters.get(left), clusters.get(right)];
    if (!a || !b || a === b) return a !== undefined && a === b;
    const [small, large] = a.members.length < b.members.length ? [a, b] : [b, a];
    if (!mayJoin(small, large)) return false;
    for (const id of small.members) {
      large.members.push(id);
      clusters.set(id, large);
    }
    large.name = better(large.name, small.name);
    return true;
  };
  const part = (left: string, right: string): boolean => {
    if (find(left) === find(right)) return false;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      apart.set(one, [...(apart.get(one) ?? []), other]);
    }
    return true;
  };
  return {
    has: (id) => clusters.has(id),
    find,
    join,
    part,
    others: (id) => (clusters.get(id)?.members ?? []).filter((other) => other !== id).sort(),
  };
}

/** Ids begin with their type: `person:keir-starmer`. */
function typeOf(id: string): string {
  return id.slice(0, id.indexOf(":"));
}

/** Ids that one document alone gives end in a tilde and a hash; `person:keir-starmer` says more than `person:starmer~1f2e3d4c`. */
function isScoped(id: string): boolean {
  return id.includes("~");
}
