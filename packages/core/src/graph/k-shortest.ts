/** How long and how many routes may be. */
export interface RouteLimits {
  /** At most so many hops. */
  readonly maxLength: number;
  readonly limit: number;
}

/** What finding routes needs to know of a graph. */
export interface RouteSearch<Node> {
  /** The first of the shortest routes that begin with a root, pass none of it again and do not go on to a banned node. */
  readonly shortest: (root: readonly Node[], banned: ReadonlySet<Node>) => readonly Node[] | null;
  /** How little it tells that a route passes a node; of routes of one length that with the least in all is first. */
  readonly burden: (node: Node) => number;
  /** Compares two nodes: of routes with equal burdens that with the smaller nodes is first. */
  readonly compare: (a: Node, b: Node) => number;
}

/**
 * What passing an entity counts against a route: that two parties both met somebody whom everybody meets tells little.
 * Doubling its relations adds 1.
 * @param degree - relations of current versions that touch it, whatever the filter
 */
export function burdenOf(degree: number): number {
  return 31 - Math.clz32(1 + degree);
}

/**
 * The shortest routes that pass no node twice, shortest first, of equally long ones that with the least burden, then that
 * with the smaller nodes: Yen's algorithm (Yen 1971, doi:10.1287/mnsc.17.11.712). Its work grows with the number of routes wanted, not with the number of ways
 * that lead nowhere, as that of trying all ways would.
 */
export function kShortestRoutes<Node>(from: Node, limit: number, search: RouteSearch<Node>): readonly (readonly Node[])[] {
  const routes: (readonly Node[])[] = [];
  const candidates = new Map<string, readonly Node[]>();
  const propose = (root: readonly Node[], banned: ReadonlySet<Node>): void => {
    const route = search.shortest(root, banned);
    if (route) candidates.set(JSON.stringify(route), route);
  };
  propose([from], new Set());
  while (routes.length < limit && candidates.size > 0) {
    const best = [...candidates.values()].reduce((a, b) => (compareRoutes(b, a, search) < 0 ? b : a));
    candidates.delete(JSON.stringify(best));
    routes.push(best);
    if (routes.length === limit) break;
    for (let length = 1; length < best.length; length += 1) {
      const root = best.slice(0, length);
      propose(root, new Set(continuations(routes, root)));
    }
  }
  return routes;
}

/** Where the routes that begin with a root go on to. */
function continuations<Node>(routes: readonly (readonly Node[])[], root: readonly Node[]): readonly Node[] {
  return routes
    .filter((route) => root.every((node, place) => route[place] === node))
    .flatMap((route) => route.slice(root.length, root.length + 1));
}

function compareRoutes<Node>(a: readonly Node[], b: readonly Node[], { burden, compare }: RouteSearch<Node>): number {
  const sum = (route: readonly Node[]): number => route.reduce((total, node) => total + burden(node), 0);
  const difference = a.length - b.length || sum(a) - sum(b);
  if (difference !== 0) return difference;
  for (const [place, node] of a.entries()) {
    const other = b[place];
    if (other !== undefined && other !== node) return compare(node, other);
  }
  return 0;
}
