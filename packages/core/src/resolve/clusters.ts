/** Sets of node ids that are one entity. */
export interface Clusters {
  has(id: string): boolean;
  /** The canonical id of the set: a reference id if it holds one, else the smallest; unknown ids are their own. */
  find(id: string): string;
  /** The other ids of the set whose canonical id this is, sorted. */
  others(id: string): readonly string[];
  /** Makes one set of two; false, and nothing done, if someone keeps two of their members apart or their types differ. */
  join(left: string, right: string): boolean;
  /** Keeps two ids apart from now on; false if they are one already. */
  part(left: string, right: string): boolean;
}

/**
 * Disjoint sets over a list of ids, each named by its best member, so that the name does not depend on the order of joins.
 * @param isReference - true for ids of reference entities, which name a set before all others
 */
export function createClusters(ids: readonly string[], isReference: (id: string) => boolean): Clusters {
  const sets = new Map<string, ReadonlySet<string>>(ids.map((id) => [id, new Set([id])]));
  const names = new Map<string, string>(ids.map((id) => [id, id]));
  const apart: [string, string][] = [];
  const find = (id: string): string => names.get(id) ?? id;
  const members = (id: string): ReadonlySet<string> => sets.get(find(id)) ?? new Set([id]);

  const mayJoin = (left: string, right: string): boolean => {
    const [a, b] = [members(left), members(right)];
    const kept = apart.some(([x, y]) => (a.has(x) && b.has(y)) || (a.has(y) && b.has(x)));
    return !kept && typeOf(left) === typeOf(right);
  };
  const join = (left: string, right: string): boolean => {
    if (find(left) === find(right)) return true;
    if (!mayJoin(left, right)) return false;
    const joined = new Set([...members(left), ...members(right)]);
    const name = [...joined].sort((a, b) => Number(isReference(b)) - Number(isReference(a)) || (a < b ? -1 : 1))[0] ?? left;
    for (const id of [find(left), find(right)]) sets.delete(id);
    sets.set(name, joined);
    for (const id of joined) names.set(id, name);
    return true;
  };
  return {
    has: (id) => names.has(id),
    find,
    join,
    others: (id) => [...members(id)].filter((other) => other !== id).sort(),
    part: (left, right) => {
      if (find(left) === find(right)) return false;
      apart.push([left, right]);
      return true;
    },
  };
}

/** Ids begin with their type: `person:keir-starmer`. */
function typeOf(id: string): string {
  return id.slice(0, id.indexOf(":"));
}
