import { kShortestRoutes, type RouteLimits } from "../k-shortest.js";
import type { MayStep, Meet, Onward } from "./meet.js";
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
export function walkRoutes(view: GraphView, meet: Meet, question: RouteQuestion): readonly NumberRoute[] {
  const { from, limit, filter } = question;
  const routes = kShortestRoutes(from, limit, {
    shortest: (root, banned) => shortestFrom(view, meet, question, root, banned),
    burden: question.burden,
    compare: (a, b) => compareNodes(view, a, b),
  });
  const hop = (nodes: readonly number[], place: number): readonly number[] =>
    strongestBetween(view, filter, nodes[place] ?? 0, nodes[place + 1] ?? 0);
  return routes.map((nodes) => ({ nodes, relations: nodes.slice(1).flatMap((_, place) => hop(nodes, place)) }));
}

/** The first of the shortest routes that begin with a root. */
function shortestFrom(
  view: GraphView,
  meet: Meet,
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
  const onward = meet({ from: start, to, filter, may, maxLength: maxLength - before.size });
  return onward && [...root.slice(0, -1), ...follow(view, onward, { start, to, burden })];
}

interface Ends {
  readonly start: number;
  readonly to: number;
  readonly burden: RouteQuestion["burden"];
}

/** The first of the shortest routes from one end to the other. */
function follow(view: GraphView, onward: Onward, { start, to, burden }: Ends): readonly number[] {
  const costs = new Map([[to, 0]]);
  const costOf = (node: number): number => {
    const known =
      costs.get(node) ?? burden(node) + (onward.get(node) ?? []).reduce((least, next) => Math.min(least, costOf(next)), Infinity);
    costs.set(node, known);
    return known;
  };
  const route = [start];
  for (let nexts = onward.get(start); nexts && nexts.length > 0; nexts = onward.get(route.at(-1) ?? to)) {
    route.push(nexts.reduce((a, b) => ((costOf(b) - costOf(a) || compareNodes(view, b, a)) < 0 ? b : a)));
  }
  return route;
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
