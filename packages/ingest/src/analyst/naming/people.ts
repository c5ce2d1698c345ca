import { isCapital, type Article } from "../article.js";
import type { Candidate, Weighed } from "./candidate.js";
import { notInPersons, particles, prefixes } from "./words.js";

/** Later short names of people named in full before: a surname weighs more than a first name. Only whole tokens match. */
export function shortPeople(article: Article, chosen: readonly Weighed[]): Candidate[] {
  const weights = new Map<string, number>();
  for (const { first, last, type } of chosen) {
    if (type !== "Person" || first === last) continue;
    const parts = namePartsOf(article, first, last);
    parts.forEach((low, k) => weights.set(low, Math.max(weights.get(low) ?? 0, k === parts.length - 1 ? 2 : 1.2)));
  }
  const inFull = new Set(
    chosen.flatMap(({ first, last }) => (first < last ? Array.from({ length: last - first + 1 }, (_, k) => first + k) : [])),
  );
  return article.words.flatMap((word, i) => {
    const weight = isCapital(word) && !article.titles.has(i) && !inFull.has(i) ? (weights.get(word.low) ?? 0) : 0;
    if (weight === 0) return [];
    const first = prefixStart(article, i);
    return [{ first, last: i, type: "Person" as const, weight, form: null, bare: false }];
  });
}

/** Unknown names of two words or more that stand in a list with a person: "Ada Byron, Luis Rojas and Bo Ek". */
export function listedPeople(article: Article, candidates: readonly Candidate[], chosen: readonly Weighed[]): Candidate[] {
  const people = chosen.filter(({ type }) => type === "Person");
  const [starts, ends] = [new Set(people.map(({ first }) => first)), new Set(people.map(({ last }) => last))];
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const { first, last, type, form } = candidate;
    if (type !== "Person" || form || first === last) continue;
    const behind =
      article.low(first - 1) === "and"
        ? article.low(first - 2) === ","
          ? first - 3
          : first - 2
        : article.low(first - 1) === ","
          ? first - 2
          : -1;
    const before = /^(?:and|,)$/.test(article.low(last + 1)) ? last + 2 : -1;
    if (!ends.has(behind) && !starts.has(before)) continue;
    found.push({ ...candidate, weight: 0.6 });
    ends.add(last);
  }
  return found;
}

/** "al-Bashir" for "Bashir": the small words that a surname carries. */
function prefixStart(article: Article, i: number): number {
  if (article.low(i - 1) === "-" && prefixes.has(article.low(i - 2))) return i - 2;
  let first = i;
  while (particles.has(article.low(first - 1)) && /^(?:von|van|der|den|de|di|da|dos|del|bin|ter|zu)$/.test(article.low(first - 1)))
    first -= 1;
  return first;
}

/** The folded words of a person's name, without particles, initials' stops and hyphens. */
export function namePartsOf(article: Article, first: number, last: number): string[] {
  return article.words
    .slice(first, last + 1)
    .filter(({ kind, low }) => kind === "word" && low.length > 1 && !particles.has(low) && !prefixes.has(low) && !notInPersons.has(low))
    .map(({ low }) => low);
}
