import { kShortestRoutes, type RouteLimits } from "../k-shortest.js";
import { firstValue } from "./columns.js";
import { countPassing, typePasses, type RowFilter } from "./row-filter.js";
import { compareNodes, compareRelations, degreeBound, eachRelationAt, otherNode, type GraphView } from "./view.js";

/** A way through the graph by numbers: `relations[i]` joins `nodes[i]` and `nodes[i + 1]`. */
export interface NumberRoute {
  readonly nodes: readonly number[];
  readonly relations: readonly number[];
}

/** What is looked for: a filter's types are those of the entities between the two ends. */
export interface RouteQuestion extends RouteLimits {
  readonly from: number;
  readonly to: number;
  readonly filter: RowFilter;
}

/** The shortest routes between two entities as the verb `paths` gives them, on numbers. */
export function walkRoutes(view: GraphView, question: RouteQuestion): readonly NumberRoute[] {
  const { from, limit, filter } = question;
  const routes = kShortestRoutes(from, limit, {
    shortest: (root, banned) => shortestFrom(view, question, root, banned),
    compare: (a, b) => compareNodes(view, a, b),
  });
  const hop = (nodes: readonly number[], place: number): readonly number[] =>
    strongestBetween(view, filter, nodes[place] ?? 0, nodes[place + 1] ?? 0);
  return routes.map((nodes) => ({ nodes, relations: nodes.slice(1).flatMap((_, place) => hop(nodes, place)) }));
}

/** How far a search has come from one of the two ends. */
interface Side {
  readonly distances: Map<number, number>;
  /** Entities by distance. */
  readonly layers: number[][];
}

function startSide(node: number): Side {
  return { distances: new Map([[node, 0]]), layers: [[node]] };
}

function depthOf({ layers }: Side): number {
  return layers.length - 1;
}

/** Which hops a search may take, in either direction. */
type MayStep = (from: number, to: number) => boolean;

/** The first of the shortest routes that begin with a root: searched from both ends, so that it meets few of the graph's entities. */
function shortestFrom(
  view: GraphView,
  { from, to, filter, maxLength }: RouteQuestion,
  root: readonly number[],
  banned: ReadonlySet<number>,
): readonly number[] | null {
  const start = root.at(-1) ?? from;
  const before = new Set(root.slice(0, -1));
  const may: MayStep = (a, b) => {
    if (before.has(b) || (a === start && banned.has(b)) || (b === start && banned.has(a))) return false;
    return b === to || b === start || typePasses(view, filter, b);
  };
  const search = { view, filter, may, ahead: startSide(start), back: startSide(to) };
  return meetInTheMiddle(search, maxLength - before.size) ? [...root.slice(0, -1), ...retrace(search)] : null;
}

/** A search from both ends. */
interface Search {
  readonly view: GraphView;
  readonly filter: RowFilter;
  readonly may: MayStep;
  readonly ahead: Side;
  readonly back: Side;
}

/** Grows the cheaper side until the two meet; false if they do not within so many hops. */
function meetInTheMiddle(search: Search, most: number): boolean {
  const { view, ahead, back } = search;
  while (depthOf(ahead) + depthOf(back) < most) {
    const [costAhead, costBack] = [costOf(view, ahead), costOf(view, back)];
    // A side with nothing new has seen all that can be reached.
    if (costAhead === 0 || costBack === 0) return false;
    const [side, other] = costAhead <= costBack ? [ahead, back] : [back, ahead];
    side.layers.push(nextLayer(search, side));
    if (side.layers.at(-1)?.some((node) => other.distances.has(node))) return true;
  }
  return false;
}

/** How many relations growing a side looks at, at most. */
function costOf(view: GraphView, { layers }: Side): number {
  return (layers.at(-1) ?? []).reduce((sum, node) => sum + degreeBound(view, node), 0);
}

function nextLayer(search: Search, { distances, layers }: Side): number[] {
  const next: number[] = [];
  for (const node of layers.at(-1) ?? []) {
    eachHop(
      search,
      node,
      (other) => !distances.has(other),
      (other) => {
        distances.set(other, layers.length);
        next.push(other);
      },
    );
  }
  return next;
}

/** Calls with the neighbours that are wanted and that a passing relation leads to; what is wanted is asked first, being cheap. */
function eachHop({ view, filter, may }: Search, node: number, isWanted: (other: number) => boolean, visit: (other: number) => void): void {
  eachRelationAt(view, node, (relation) => {
    const other = otherNode(view, relation, node);
    if (other < firstValue && other !== node && isWanted(other) && may(node, other) && countPassing(view, filter, relation) > 0)
      visit(other);
  });
}

/** The first of the shortest routes that two sides which met have between them. */
function retrace(search: Search): readonly number[] {
  const { view, ahead, back } = search;
  const layers = usefulLayers(search);
  const route = [ahead.layers[0]?.[0] ?? 0];
  const goOn = (isNext: (other: number) => boolean): void => {
    const found: number[] = [];
    eachHop(search, route.at(-1) ?? 0, isNext, (other) => found.push(other));
    route.push(found.reduce((a, b) => (compareNodes(view, b, a) < 0 ? b : a), found[0] ?? 0));
  };
  for (const layer of layers.slice(1)) goOn((other) => layer.has(other));
  for (let left = depthOf(back) - 1; left >= 0; left -= 1) goOn((other) => back.distances.get(other) === left);
  return route;
}

/** The entities of each layer from the start that lie on a shortest route. */
function usefulLayers(search: Search): readonly ReadonlySet<number>[] {
  const { ahead, back } = search;
  const met = ahead.layers.at(-1)?.filter((node) => back.distances.get(node) === depthOf(back)) ?? [];
  const layers = [new Set(met)];
  for (let distance = depthOf(ahead) - 1; distance >= 0; distance -= 1) {
    const useful = new Set<number>();
    for (const node of layers[0] ?? [])
      eachHop(
        search,
        node,
        (other) => ahead.distances.get(other) === distance,
        (other) => useful.add(other),
      );
    layers.unshift(useful);
  }
  return layers;
}

/** The relation between two entities with the most statements that pass, of equals that with the smallest id. */
function strongestBetween(view: GraphView, filter: RowFilter, a: number, b: number): readonly number[] {
  const [from, to] = degreeBound(view, a) <= degreeBound(view, b) ? [a, b] : [b, a];
  let [best, most]: [number, number] = [-1, 0];
  eachRelationAt(view, from, (relation) => {
    if (otherNode(view, relation, from) !== to) return;
    const passing = countPassing(view, filter, relation);
    if (passing > most || (passing === most && most > 0 && compareRelations(view, relation, best) < 0)) [best, most] = [relation, passing];
  });
  return best < 0 ? [] : [best];
}
