import type { Article } from "../article.js";
import type { Candidate, Weighed } from "./candidate.js";
import { contextWeight, type Titles } from "./contexts.js";
import type { NamedType } from "./words.js";

/** Adds what stands around each candidate. */
export function weigh(article: Article, candidates: readonly Candidate[], titles: Titles): Weighed[] {
  return candidates.map((candidate) => ({ ...candidate, local: candidate.weight + contextWeight(article, candidate, titles) }));
}

/** Below this nothing is a name. */
const enough = 1;
/** From this on a long name is no list of shorter ones. */
const sure = 2.4;

/**
 * One consistent choice for the whole document: a name string gets the type that the evidence of all its occurrences
 * speaks for, then each sentence is cut into the names that together weigh most.
 */
export function choose(article: Article, weighed: readonly Weighed[]): Weighed[] {
  const totals = pool(article, weighed);
  const scored = weighed.flatMap((candidate) => {
    const total = totals.get(keyOf(article, candidate));
    const score = total && total.best === candidate.type ? (total.sums.get(candidate.type) ?? 0) : 0;
    return score >= enough ? [{ candidate, score: score * (1 + 0.2 * (candidate.last - candidate.first)) }] : [];
  });
  return cut(article, withInner(scored));
}

interface Total {
  readonly sums: ReadonlyMap<NamedType, number>;
  readonly best: NamedType;
}

/** The folded words of a name, without what may be left out. */
export function keyOf(article: Article, { first, last }: Pick<Candidate, "first" | "last">): string {
  let key = "";
  for (let i = first; i <= last; i += 1) if (!(i === first && article.low(i) === "the")) key += `${article.low(i)} `;
  return key.trimEnd();
}

/** For each name string and type, what speaks for it at each place; lists, tagger and surroundings of one place add up. */
function pool(article: Article, weighed: readonly Weighed[]): ReadonlyMap<string, Total> {
  const byKey = new Map<string, Map<NamedType, Map<number, number>>>();
  for (const candidate of weighed) {
    const types = entry(byKey, keyOf(article, candidate), () => new Map<NamedType, Map<number, number>>());
    const places = entry(types, candidate.type, () => new Map<number, number>());
    places.set(candidate.first, together(places.get(candidate.first), candidate.local));
  }
  return new Map([...byKey].map(([key, types]) => [key, settle(types)]));
}

/** What speaks against a word by itself counts only where nothing speaks for it. */
function together(known: number | undefined, local: number): number {
  if (known === undefined) return local;
  return Math.min(known, local) < 0 ? Math.max(known, local) : known + local;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The strongest place counts whole, each further one a quarter, up to 2. */
function settle(types: ReadonlyMap<NamedType, ReadonlyMap<number, number>>): Total {
  const sums = new Map<NamedType, number>();
  for (const [type, places] of types) {
    const values = [...places.values()].sort((a, b) => b - a);
    const rest = values.slice(1).reduce((sum, value) => sum + Math.max(value, 0), 0);
    sums.set(type, (values[0] ?? 0) + Math.min(2, rest / 4));
  }
  const [best] = [...sums].reduce((a, b) => (b[1] > a[1] ? b : a));
  return { sums, best };
}

interface Scored {
  readonly candidate: Weighed;
  readonly score: number;
}

/** A name that is sure of itself takes the weight of the names in it: "Bank of Norway" against "Norway". */
function withInner(scored: readonly Scored[]): Scored[] {
  const starting = byStart(scored);
  return scored.map(({ candidate, score }) => {
    const { first, last } = candidate;
    if (first === last || score < sure) return { candidate, score };
    const best = Array.from({ length: last - first + 2 }, () => 0);
    for (let i = last; i >= first; i -= 1) {
      best[i - first] = best[i - first + 1] ?? 0;
      for (const inner of starting.get(i) ?? []) {
        const { last: end, first: start } = inner.candidate;
        if (end > last || end - start === last - first) continue;
        best[i - first] = Math.max(best[i - first] ?? 0, inner.score + (best[end + 1 - first] ?? 0));
      }
    }
    return { candidate, score: score + (best[0] ?? 0) };
  });
}

function byStart(scored: readonly Scored[]): ReadonlyMap<number, readonly Scored[]> {
  const starting = new Map<number, Scored[]>();
  for (const one of scored) entry(starting, one.candidate.first, () => []).push(one);
  return starting;
}

/** Weighted interval scheduling: of overlapping candidates those that weigh most together. */
function cut(article: Article, scored: readonly Scored[]): Weighed[] {
  const starting = byStart(scored);
  const size = article.words.length;
  const best = new Float64Array(size + 1);
  const taken: (Weighed | null)[] = Array.from({ length: size }, () => null);
  for (let i = size - 1; i >= 0; i -= 1) {
    best[i] = best[i + 1] ?? 0;
    for (const { candidate, score } of starting.get(i) ?? []) {
      const sum = score + (best[candidate.last + 1] ?? 0);
      if (sum > (best[i] ?? 0)) [best[i], taken[i]] = [sum, candidate];
    }
  }
  const chosen: Weighed[] = [];
  for (let i = 0; i < size; i += 1) {
    const candidate = taken[i];
    if (!candidate) continue;
    chosen.push(candidate);
    i = candidate.last;
  }
  return chosen;
}
