import { fold } from "../../resolve/fold.js";
import type { EntitySearch } from "../requests.js";
import { rankName } from "../search.js";
import { entityState, type IndexColumns } from "./columns.js";
import { eachFormWith, formsWithAll, keysOf } from "./grams.js";
import { enumerations } from "./enumerations.js";
import { lostPlace, pageOf, type NumberPage } from "./find.js";
import { lookUp } from "./number-table.js";
import { leastShared, leastSimilarity, mostCompared, similarity, similarityScore } from "./similarity.js";
import { compareAt, stringAt, stringCount, type StringTable } from "./strings.js";
import { compareNodes, nodeOf, type GraphView, type ViewPart } from "./view.js";

/** How well connected an entity is, by its number; null leaves it out. */
export type Weigh = (node: number) => number | null;

/**
 * Entities by name in the order that `rankEntities` gives them in memory: rank, weight, name, id.
 * @throws EntenteError `BAD_INPUT` if `after` is not in the list (any more)
 */
export function searchNodes(view: GraphView, request: EntitySearch, weigh: Weigh): NumberPage {
  const { found, ranks } = rankNodes(view, request, weigh);
  const rank = (node: number): number => ranks[node] ?? unranked;
  const weight = (node: number): number => weigh(node) ?? 0;
  const compare = (a: number, b: number): number =>
    rank(a) - rank(b) || weight(b) - weight(a) || compareNames(view, a, b) || compareNodes(view, a, b);
  const start = request.after ? nodeOf(view, request.after) : null;
  if (start !== null && (start < 0 || rank(start) === unranked)) throw lostPlace(request.after ?? "");
  const later = start === null ? found : found.filter((node) => compare(node, start) > 0);
  return pageOf(later, found.length, request.limit, compare);
}

/** The rank of what a search does not find. */
const unranked = 0xff;

/** What a search finds, and by entity how well its name answers it. */
function rankNodes(view: GraphView, { text, types }: EntitySearch, weigh: Weigh) {
  const allowed = types && new Set(types.map((type) => enumerations.entityTypes.indexOf(type)));
  const ranks = new Uint8Array(view.nodeCount).fill(unranked);
  const found: number[] = [];
  const offer = (node: number, rank: number): void => {
    const known = ranks[node] ?? unranked;
    if (rank >= known || (allowed && !allowed.has(view.types[node] ?? -1)) || weigh(node) === null) return;
    if (known === unranked) found.push(node);
    ranks[node] = rank;
  };
  if ((text ?? "").trim() === "") eachPresent(view, (node) => offer(node, 0));
  else eachMatch(view, fold(text ?? ""), offer);
  return { found, ranks };
}

function eachPresent(view: GraphView, visit: (node: number) => void): void {
  for (let node = 0; node < view.nodeCount; node += 1) if (view.states[node] === entityState.present) visit(node);
}

function eachMatch(view: GraphView, wanted: string, visit: (node: number, rank: number) => void): void {
  if (wanted === "") return;
  for (const part of view.parts) {
    for (const form of candidates(part.columns, wanted)) {
      const node = ownerOf(view, part, form);
      const rank = node < 0 ? null : rankName(stringAt(part.columns.forms, form), wanted);
      if (rank !== null) visit(node, rank);
    }
  }
}

/** The entity of a form; -1 if it stands in the base and the delta knows better. */
function ownerOf(view: GraphView, { columns, nodes }: ViewPart, form: number): number {
  const owner = columns.formEntities[form] ?? 0;
  if (nodes) return nodes[owner] ?? -1;
  const number = lookUp(view.deltaNodes, owner);
  const overlaid = number !== undefined && view.delta?.columns.entityStates[number] !== entityState.named;
  return overlaid ? -1 : owner;
}

/** Forms that may answer a text: those with it inside, and those with words that begin with its words. */
function candidates(columns: IndexColumns, wanted: string): Iterable<number> {
  const inside = keysOf({ text: wanted, opens: false, closes: false });
  // A text that short has no three letters of its own.
  if (inside.length === 0) return new Set([...formsContaining(columns.forms, wanted), ...formsWithWords(columns, wanted)]);
  return new Set([...formsWithAll(columns, inside), ...formsWithWords(columns, wanted)]);
}

function formsWithWords(columns: IndexColumns, wanted: string): readonly number[] {
  const keys = wanted.split(" ").flatMap((text) => keysOf({ text, opens: true, closes: false }));
  return formsWithAll(columns, [...new Set(keys)]);
}

/** Forms with a text inside, found byte by byte. */
function formsContaining({ offsets, bytes }: StringTable, wanted: string): readonly number[] {
  const [first, ...rest] = new TextEncoder().encode(wanted);
  const found: number[] = [];
  let form = 0;
  for (let at = bytes.indexOf(first ?? 0); at >= 0; at = bytes.indexOf(first ?? 0, at + 1)) {
    if (rest.some((byte, index) => bytes[at + 1 + index] !== byte)) continue;
    while ((offsets[form + 1] ?? Infinity) <= at) form += 1;
    // What begins in one form and ends in the next is in neither.
    if (at + 1 + rest.length <= (offsets[form + 1] ?? 0)) found.push(form);
  }
  return found;
}

function compareNames(view: GraphView, a: number, b: number): number {
  const [[x, i], [y, j]] = [placeOf(view, a), placeOf(view, b)];
  return compareAt(x.entityNames, i, y.entityNames, j);
}

/** The columns in which an entity's name stands, and where. */
function placeOf({ base, delta, deltaNodes }: GraphView, node: number): readonly [IndexColumns, number] {
  const number = lookUp(deltaNodes, node);
  const own = number !== undefined && delta !== null && delta.columns.entityStates[number] !== entityState.named;
  return own ? [delta.columns, number] : [base.columns, node];
}

/** The name of an entity. */
export function nameOf(view: GraphView, node: number): string {
  const [{ entityNames }, place] = placeOf(view, node);
  return stringAt(entityNames, place);
}

/** An entity whose name is like a text. */
export interface SimilarNode {
  readonly node: number;
  /** 0 to 1, see `similarity`. */
  readonly similarity: number;
}

/** Entities whose names are like a text, those most alike and best connected first; folded, so that case and accents do not count. */
export function similarNodes(view: GraphView, { text, types, limit }: EntitySearch, weigh: Weigh): readonly SimilarNode[] {
  const allowed = types && new Set(types.map((type) => enumerations.entityTypes.indexOf(type)));
  const wanted = fold(text ?? "");
  const best = new Map<number, number>();
  for (const part of wanted === "" ? [] : view.parts) {
    for (const form of likelyForms(part.columns, wanted)) {
      const node = ownerOf(view, part, form);
      if (node < 0 || (allowed && !allowed.has(view.types[node] ?? -1)) || weigh(node) === null) continue;
      const alike = similarity(wanted, stringAt(part.columns.forms, form));
      if (alike >= leastSimilarity && alike > (best.get(node) ?? 0)) best.set(node, alike);
    }
  }
  const score = (node: number): number => similarityScore(best.get(node) ?? 0, weigh(node) ?? 0);
  const ranked = [...best.keys()].sort((a, b) => score(b) - score(a) || compareNames(view, a, b) || compareNodes(view, a, b));
  return ranked.slice(0, limit).map((node) => ({ node, similarity: best.get(node) ?? 0 }));
}

/** The forms that share the most keys with a text, of equal ones those about as long. */
function likelyForms(columns: IndexColumns, wanted: string): readonly number[] {
  const keys = keysOf({ text: wanted, opens: true, closes: true }).slice(0, 0xff);
  const least = leastShared(wanted, keys.length);
  const groups: number[][] = [];
  for (const [form, count] of countShared(columns, keys).entries()) if (count >= least) (groups[count] ??= []).push(form);
  const length = new TextEncoder().encode(wanted).length;
  const distance = (form: number): number => Math.abs((columns.forms.offsets[form + 1] ?? 0) - (columns.forms.offsets[form] ?? 0) - length);
  const likely: number[] = [];
  for (const group of groups.reverse()) {
    if (!group || likely.length >= mostCompared) continue;
    const room = mostCompared - likely.length;
    likely.push(...(group.length <= room ? group : group.sort((a, b) => distance(a) - distance(b)).slice(0, room)));
  }
  return likely;
}

/** How many of the keys each form holds. */
function countShared(columns: IndexColumns, keys: readonly number[]): Uint8Array {
  const shared = new Uint8Array(stringCount(columns.forms));
  for (const key of keys) {
    eachFormWith(columns, key, (form) => {
      shared[form] = (shared[form] ?? 0) + 1;
    });
  }
  return shared;
}

/** How many entities a current version names. */
export function countPresent(view: GraphView): readonly number[] {
  const counts = enumerations.entityTypes.map(() => 0);
  eachPresent(view, (node) => {
    const type = view.types[node] ?? 0;
    counts[type] = (counts[type] ?? 0) + 1;
  });
  return counts;
}
