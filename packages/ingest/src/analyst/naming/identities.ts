import type { Article } from "../article.js";
import type { Weighed } from "./candidate.js";
import { keyOf } from "./choose.js";
import { namePartsOf } from "./people.js";

interface Known {
  readonly key: string;
  readonly parts: readonly string[];
  readonly last: number;
}

/** Gives every mention of a person the key of the fullest name that it may be short for. */
export function identifyPeople(article: Article, chosen: readonly Weighed[]): ReadonlyMap<Weighed, string> {
  const keys = new Map<Weighed, string>();
  const mentions = chosen.filter(({ type }) => type === "Person");
  const byLength = mentions
    .map((name) => ({ name, parts: namePartsOf(article, name.first, name.last) }))
    .sort((a, b) => b.parts.length - a.parts.length || a.name.first - b.name.first);
  const people = new Map<string, Known[]>();
  for (const { name, parts } of byLength) {
    const own = keyOf(article, name);
    const exact = parts.length === 0 ? [] : (people.get(parts.at(-1) ?? "") ?? []).filter((person) => isShortFor(parts, person.parts));
    const fitting = exact.length > 0 || parts.length !== 1 ? exact : misspelt(parts[0] ?? "", people);
    const known = nearest(fitting, name.first, parts.length === 1 ? (parts[0] ?? null) : null);
    if (known) {
      keys.set(name, known.key);
      continue;
    }
    const person: Known = { key: own, parts, last: name.first };
    for (const part of new Set(parts)) people.set(part, [...(people.get(part) ?? []), person]);
    keys.set(name, own);
  }
  return joinAliases(article, mentions, keys);
}

/** "Ada Byron, known as Countess", "Countess (Ada Byron)": two names of one person have one key. */
function joinAliases(article: Article, mentions: readonly Weighed[], keys: ReadonlyMap<Weighed, string>): ReadonlyMap<Weighed, string> {
  const same = new Map<string, string>();
  mentions.forEach((name, k) => {
    const next = mentions[k + 1];
    const [one, other] = [keys.get(name), next ? keys.get(next) : undefined];
    if (next && one !== undefined && other !== undefined && one !== other && isAlias(article, name.last, next))
      same.set(other, same.get(one) ?? one);
  });
  return new Map([...keys].map(([name, key]) => [name, same.get(key) ?? key]));
}

function isAlias(article: Article, last: number, next: Weighed): boolean {
  if (next.first - last > 14) return false;
  const gap = article.words
    .slice(last + 1, next.first)
    .map(({ low }) => low)
    .join(" ");
  return (
    (gap === "(" && article.low(next.last + 1) === ")") ||
    /(?:^|[ (])(?:known(?: \p{L}+){0,2} (?:as|by)|nicknamed|alias|aka|real name(?: is| was|,)?|nom de guerre(?: is| was|,)?|born)(?: .{0,24})?$/u.test(
      gap,
    )
  );
}

/** A text with more names is a register, and comparing each with each would take long. */
const mostPeople = 400;

/** A surname one letter off, "Borrel" for "Borrell": the only one like it in the document. */
function misspelt(surname: string, people: ReadonlyMap<string, readonly Known[]>): readonly Known[] {
  if (people.size > mostPeople) return [];
  const alike = [...people.values()]
    .flat()
    .filter(({ parts }) => parts.length > 1 && surname.length > 4 && isOneOff(surname, parts.at(-1) ?? ""));
  const keys = new Set(alike.map(({ key }) => key));
  return keys.size === 1 ? alike.slice(0, 1) : [];
}

/** True if one letter was added, left out or changed. */
function isOneOff(a: string, b: string): boolean {
  if (a.charAt(0) !== b.charAt(0) || Math.abs(a.length - b.length) > 1) return false;
  let k = 0;
  while (k < a.length && a.charAt(k) === b.charAt(k)) k += 1;
  const [restA, restB] = [a.slice(k), b.slice(k)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Every word of the shorter stands in the longer, in order; initials match what they open. */
function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const part of short) {
    while (at < long.length && long[at] !== part) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return true;
}

/** Of several who may be meant: one whose surname it is, the one named last before. */
function nearest(fitting: readonly Known[], at: number, part: string | null): Known | undefined {
  if (fitting.length < 2 || part === null) return fitting[0];
  const bearers = fitting.filter(({ parts }) => parts.at(-1) === part);
  const meant = bearers.length > 0 ? bearers : fitting;
  const before = meant.filter(({ last }) => last <= at);
  return (before.length > 0 ? before : meant).reduce((a, b) => (b.last > a.last ? b : a));
}
