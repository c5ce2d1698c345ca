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
  /** What passing an entity counts against a route, see `burdenOf`; 0 for the two ends. */
  readonly burden: (node: number) => number;
}

/** The shortest routes between two entities as the verb `paths` gives them, on numbers. */
export function walkRoutes(view: GraphView, question: RouteQuestion): readonly NumberRoute[] {
  const { from, limit, filter } = question;
  const routes = kShortestRoutes(from, limit, {
    shortest: (root, banned) => shortestFrom(view, question, root, banned),
    burden: question.burden,
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
  /** For each entity those from which it was reached, one step nearer to the end. */
  readonly nearer: Map<number, number[]>;
}

function startSide(node: number): Side {
  return { distances: new Map([[node, 0]]), layers: [[node]], nearer: new Map() };
}

function depthOf({ layers }: Side): number {
  return layers.length - 1;
}

/** Which hops a search may take, in either direction. */
type MayStep = (from: number, to: number) => boolean;

/** The first of the shortest routes that begin with a root: searched from both ends, so that it meets few of the graph's entities. */
function shortestFrom(
  view: GraphView,
  { from, to, filter, maxLength, burden }: RouteQuestion,
  root: readonly number[],
  banned: ReadonlySet<number>,
): readonly number[] | null {
  const start = root.at(-1) ?? from;
  const before = new Set(root.slice(0, -1));
  const may: MayStep = (a, b) => {
    if (before.has(b) || (a === start && banned.has(b)) || (b === start && banned.has(a))) return false;
    return b === to || b === start || typePasses(view, filter, b);
  };
  const search = { view, filter, may, burden, ahead: startSide(start), back: startSide(to) };
  return meetInTheMiddle(search, maxLength - before.size) ? [...root.slice(0, -1), ...retrace(search)] : null;
}

/** A search from both ends. */
interface Search {
  readonly view: GraphView;
  readonly filter: RowFilter;
  readonly may: MayStep;
  readonly burden: RouteQuestion["burden"];
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

function nextLayer(search: Search, { distances, layers, nearer }: Side): number[] {
  const next: number[] = [];
  const distance = layers.length;
  for (const node of layers.at(-1) ?? []) {
    eachHop(
      search,
      node,
      (other) => (distances.get(other) ?? distance) === distance,
      (other) => {
        const known = nearer.get(other);
        if (known?.at(-1) === node) return;
        if (known) known.push(node);
        else {
          distances.set(other, distance);
          nearer.set(other, [node]);
          next.push(other);
        }
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
  const { view, back, burden } = search;
  const onward = usefulHops(search);
  const costs = new Map(back.layers[0]?.map((node) => [node, 0]));
  const costOf = (node: number): number => {
    const known =
      costs.get(node) ?? burden(node) + (onward.get(node) ?? []).reduce((least, next) => Math.min(least, costOf(next)), Infinity);
    costs.set(node, known);
    return known;
  };
  const route = [...(search.ahead.layers[0] ?? [])];
  for (let nexts = onward.get(route[0] ?? -1); nexts && nexts.length > 0; nexts = onward.get(route.at(-1) ?? -1)) {
    route.push(nexts.reduce((a, b) => ((costOf(b) - costOf(a) || compareNodes(view, b, a)) < 0 ? b : a)));
  }
  return route;
}

/** Where each entity on a shortest route goes on to. */
function usefulHops({ ahead, back }: Search): ReadonlyMap<number, readonly number[]> {
  const met = ahead.layers.at(-1)?.filter((node) => back.distances.get(node) === depthOf(back)) ?? [];
  const onward = new Map<number, readonly number[]>(met.map((node) => [node, back.nearer.get(node) ?? []]));
  for (let behind: readonly number[] = met; behind.length > 0;) behind = addNext(behind, onward, back.nearer);
  const towards = new Map<number, number[]>();
  for (let layer: readonly number[] = met; layer.length > 0;) layer = invert(layer, ahead.nearer, towards);
  return new Map([...onward, ...towards]);
}

/** Goes on from some entities towards the end; gives those that were not met before. */
function addNext(
  nodes: readonly number[],
  onward: Map<number, readonly number[]>,
  nearer: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const next = [...new Set(nodes.flatMap((node) => onward.get(node) ?? []))].filter((node) => !onward.has(node));
  for (const node of next) onward.set(node, nearer.get(node) ?? []);
  return next;
}

/** Goes back from some entities towards the start, and notes the way; gives those that were not met before. */
function invert(
  nodes: readonly number[],
  nearer: ReadonlyMap<number, readonly number[]>,
  towards: Map<number, number[]>,
): readonly number[] {
  const before: number[] = [];
  for (const node of nodes) {
    for (const other of nearer.get(node) ?? []) {
      const known = towards.get(other);
      if (known) known.push(node);
      else {
        towards.set(other, [node]);
        before.push(other);
      }
    }
  }
  return before;
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
