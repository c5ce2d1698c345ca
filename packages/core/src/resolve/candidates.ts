import type { EntityType } from "@entente/ontology";
import { distance } from "fastest-levenshtein";
import type { Graph } from "../graph/graph.js";
import type { GraphEntity, Relation } from "../graph/types.js";
import { fold } from "./fold.js";
import { isGenericName } from "./generic.js";

/** Why two entities may be one, or may not. Each weighs the same wherever it is found; see {@link weights}. */
export const sameReasons = [
  "sameName",
  "partOfName",
  "acronym",
  "spelling",
  "initials",
  "sharedWords",
  "sharedNeighbours",
  "otherGivenName",
  "otherNeighbours",
  "otherYear",
  "namedTogether",
] as const;
/** One of {@link sameReasons}. */
export type SameReason = (typeof sameReasons)[number];

/**
 * What a reason adds to the sum that becomes the score, as in record linkage (Fellegi and Sunter 1969): the logarithm of
 * how much likelier it is among pairs that are one than among those that are not. Set by judgement, not fitted.
 */
const weights: Readonly<Record<SameReason, number>> = {
  sameName: 3,
  partOfName: 2.3,
  acronym: 2.5,
  spelling: 2.2,
  initials: 1.5,
  sharedWords: 2,
  sharedNeighbours: 2,
  otherGivenName: -5,
  otherNeighbours: -0.4,
  otherYear: -2.5,
  namedTogether: -3.5,
};
/** What pairs that share a key start from: most of them are two. */
const prior = -2.5;

/** A reason that holds for a pair. */
export interface SameEvidence {
  readonly reason: SameReason;
  /** What it rests on, in words: the names compared, the neighbours shared. */
  readonly detail: string;
  readonly weight: number;
}

/** Two entities that may be one. Nothing is merged by it: a person's `same` or `notSame` decides. */
export interface SameCandidate {
  readonly left: GraphEntity;
  readonly right: GraphEntity;
  /** 0 to 1: the logistic of the sum of weights. An order to look through, no probability that was measured. */
  readonly score: number;
  /** Heaviest first. */
  readonly evidence: readonly SameEvidence[];
}

/** Which candidates are wanted. */
export interface CandidateRequest {
  /** Only pairs with this entity. */
  readonly entity?: string | null;
  readonly types?: readonly EntityType[] | null;
  /** Least score. Default 0.3. */
  readonly minScore?: number;
}

/** A key that more entities share tells nothing. */
const mostSharing = 60;
const usualMinScore = 0.3;

/**
 * Pairs of entities of one type that may be one, likeliest first, then by ids. Compared are those that share a telling
 * word, its spelling without vowels, or initials; pairs of two known countries and pairs that a person keeps apart are
 * left out, and so are groups, which no two documents share.
 */
export function sameCandidates(
  graph: CandidateGraph,
  { entity = null, types = null, minScore = usualMinScore }: CandidateRequest = {},
): readonly SameCandidate[] {
  const context = createContext(graph);
  const wanted = entity === null ? null : (graph.redirects.get(entity) ?? entity);
  const found = [...pairsOf(context, types)]
    .filter(([left, right]) => wanted === null || left === wanted || right === wanted)
    .flatMap(([left, right]) => compare(context, left, right));
  return found
    .filter(({ score }) => score >= minScore)
    .sort((a, b) => b.score - a.score || order(pairKey(a.left.id, a.right.id), pairKey(b.left.id, b.right.id)));
}

/** What of a graph is compared. */
export interface CandidateGraph extends Pick<Graph, "entities" | "locals" | "redirects" | "apart"> {
  readonly relations: ReadonlyMap<string, Relation>;
}

interface Context {
  readonly graph: CandidateGraph;
  readonly apart: ReadonlySet<string>;
  /** Folded names by entity, the main name first. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Ids of what each entity is related to. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
}

function createContext(graph: CandidateGraph): Context {
  const entities = [...graph.entities.values()].filter(({ type }) => type !== "Group");
  const neighbours = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => void neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
  for (const { subjectId, objectId } of graph.relations.values()) {
    if (objectId === null) continue;
    link(subjectId, objectId);
    link(objectId, subjectId);
  }
  return {
    graph,
    apart: new Set(graph.apart.map(([left, right]) => pairKey(left, right))),
    names: new Map(entities.map(({ id, name, aliases }) => [id, [...new Set([name, ...aliases].map(fold))].filter((form) => form !== "")])),
    neighbours,
  };
}

function pairKey(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every pair that shares a key, once, in a fixed order. */
function* pairsOf({ graph, apart, names }: Context, types: readonly EntityType[] | null): Generator<readonly [string, string]> {
  const holders = new Map<string, string[]>();
  for (const [id, forms] of names) {
    const type = graph.entities.get(id)?.type;
    if (!type || (types && !types.includes(type))) continue;
    for (const key of new Set(forms.flatMap((form) => keysOf(type, form)))) holders.set(key, [...(holders.get(key) ?? []), id]);
  }
  const seen = new Set<string>(apart);
  for (const ids of holders.values()) {
    if (ids.length > mostSharing) continue;
    for (const [i, left] of ids.entries()) {
      for (const right of ids.slice(i + 1)) {
        const key = pairKey(left, right);
        if (seen.has(key) || (isKnownCountry(left) && isKnownCountry(right))) continue;
        seen.add(key);
        yield left < right ? [left, right] : [right, left];
      }
    }
  }
}

/** Countries of the reference data carry their code: two of them are two. */
function isKnownCountry(id: string): boolean {
  return /^country:[A-Z]{2}$/.test(id);
}

function keysOf(type: EntityType, form: string): string[] {
  const words = form.split(" ");
  const telling = type === "Person" ? words.slice(-1) : words.filter((word) => word.length > 2 && !isGenericName(type, word));
  const short = words.length === 1 && form.length <= 6 ? [`${type} ~${form}`] : [];
  const initials = words.length > 1 && type !== "Person" ? [`${type} ~${initialsOf(words)}`] : [];
  return [...telling.flatMap((word) => [`${type} ${word}`, `${type} ${skeleton(word)}`]), ...short, ...initials];
}

const small = new Set(["of", "the", "and", "for", "on", "in", "to"]);

function initialsOf(words: readonly string[]): string {
  return words.flatMap((word) => (small.has(word) ? [] : [word.charAt(0)])).join("");
}

/** A word without vowels and doubled letters: what transliterations of one name share ("zelensky", "zelenskiy"). */
function skeleton(word: string): string {
  return `${word.charAt(0)}${word.slice(1).replace(/[aeiouyj]/g, "")}`.replace(/(.)\1+/g, "$1").replace(/(?:ck|kh|q)/g, "k");
}

function compare(context: Context, left: string, right: string): SameCandidate[] {
  const [one, other] = [context.graph.entities.get(left), context.graph.entities.get(right)];
  if (!one || !other) return [];
  const reasons = [...nameReasons(context, one, other), ...neighbourReasons(context, left, right), ...together(context, left, right)];
  const evidence = reasons.map(([reason, detail]) => ({ reason, detail, weight: weights[reason] })).sort((a, b) => b.weight - a.weight);
  const sum = evidence.reduce((total, { weight }) => total + weight, prior);
  return [{ left: one, right: other, score: Math.round(1000 / (1 + Math.exp(-sum))) / 1000, evidence }];
}

type Reason = readonly [SameReason, string];

/** The best reason that any two of their names give, and what speaks against it. */
function nameReasons({ names }: Context, one: GraphEntity, other: GraphEntity): Reason[] {
  const pairs = (names.get(one.id) ?? []).flatMap((a) => (names.get(other.id) ?? []).map((b) => [a, b] as const));
  const found = pairs.flatMap(([a, b]) => toList(nameReason(one.type, a, b))).sort(([a], [b]) => weights[b] - weights[a]);
  const against = one.type === "Person" ? givenNames(names.get(one.id)?.[0] ?? "", names.get(other.id)?.[0] ?? "") : years(one, other);
  return [...found.slice(0, 1), ...against];
}

function toList(reason: Reason | null): Reason[] {
  return reason ? [reason] : [];
}

function nameReason(type: EntityType, a: string, b: string): Reason | null {
  // "the agreement" is what many are called; it tells none from another.
  if (a === b) return isGenericName(type, a) ? null : ["sameName", a];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const [shortWords, longWords] = [short.split(" "), long.split(" ")];
  if (type === "Person" && shortWords.length > 1 && sharesInitials(shortWords, longWords)) return ["initials", `${short}, ${long}`];
  if (` ${long} `.includes(` ${short} `) && !isGenericName(type, short)) return ["partOfName", `${short}, ${long}`];
  if (shortWords.length === 1 && short.length > 1 && initialsOf(longWords) === short) return ["acronym", `${short}, ${long}`];
  if (alike(shortWords, longWords)) return ["spelling", `${short}, ${long}`];
  const shared = shortWords.filter((word) => longWords.includes(word) && !small.has(word));
  const union = new Set([...shortWords, ...longWords].filter((word) => !small.has(word))).size;
  const telling = shared.some((word) => !isGenericName(type, word));
  return type !== "Person" && telling && shared.length * 2 >= union ? ["sharedWords", shared.join(" ")] : null;
}

/** "a byron" and "ada byron": the same surname, given names that begin alike, one of them an initial. */
function sharesInitials(short: readonly string[], long: readonly string[]): boolean {
  const [given, full] = [short[0] ?? "", long[0] ?? ""];
  return short.at(-1) === long.at(-1) && given.charAt(0) === full.charAt(0) && (given.length === 1 || full.length === 1);
}

/** The same number of words, each the same or one letter off (two in long words). */
function alike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((word, i) => {
    const other = b[i] ?? "";
    const longest = Math.max(word.length, other.length);
    return (
      word === other ||
      (longest >= 5 && distance(word, other) <= (longest >= 9 ? 2 : 1)) ||
      (longest >= 5 && skeleton(word) === skeleton(other))
    );
  });
}

/** Two full names whose first words are no spellings of one another. */
function givenNames(a: string, b: string): Reason[] {
  const [one, other] = [a.split(" "), b.split(" ")];
  const [first, second] = [one[0] ?? "", other[0] ?? ""];
  if (one.length < 2 || other.length < 2 || first.charAt(0) === second.charAt(0) || alike([first], [second])) return [];
  return one.at(-1) === other.at(-1) ? [["otherGivenName", `${first}, ${second}`]] : [];
}

function years(one: GraphEntity, other: GraphEntity): Reason[] {
  const [a, b] = [one, other].map(({ name }) => /\b(?:19|20)\d\d\b/.exec(name)?.[0]);
  return a && b && a !== b ? [["otherYear", `${a}, ${b}`]] : [];
}

const none: ReadonlySet<string> = new Set();

function neighbourReasons({ graph, neighbours }: Context, left: string, right: string): Reason[] {
  const [a, b] = [neighbours.get(left) ?? none, neighbours.get(right) ?? none];
  const shared = [...a].filter((id) => b.has(id)).sort();
  if (shared.length > 0)
    return [
      [
        "sharedNeighbours",
        shared
          .slice(0, 3)
          .map((id) => graph.entities.get(id)?.name ?? id)
          .join(", "),
      ],
    ];
  return a.size > 0 && b.size > 0 ? [["otherNeighbours", "nothing that both are related to"]] : [];
}

/** One document that tells two entities apart knows what it does, most of the time. */
function together({ graph }: Context, left: string, right: string): Reason[] {
  const documents = new Set(graph.locals.get(left)?.map(({ documentId }) => documentId));
  const both = graph.locals.get(right)?.find(({ documentId }) => documents.has(documentId));
  return both ? [["namedTogether", both.documentId]] : [];
}
