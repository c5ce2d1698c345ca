import type { Article, Spot, Thing } from "../article.js";
import type { StateBody } from "./bodies.js";
import type { Weighed } from "./candidate.js";
import { keyOf } from "./choose.js";
import { namePartsOf } from "./people.js";
import { joints } from "./words.js";

/** What tells which names are names of one thing. */
export interface Identities {
  readonly acronyms: ReadonlyMap<string, Weighed>;
  readonly bodies: ReadonlyMap<Weighed, StateBody>;
}

/** Records the chosen names as things with spots, one thing for all names of the same. */
export function recordNames(article: Article, chosen: readonly Weighed[], { acronyms, bodies }: Identities): void {
  const people = new Map<Weighed, string>();
  identifyPeople(article, chosen, people);
  for (const name of chosen) {
    const meaning = name.first === name.last ? acronyms.get(article.low(name.first).replaceAll(".", "")) : undefined;
    const same = meaning && meaning.type === name.type && (!name.form || meaning.form?.entity.id === name.form.entity.id) ? meaning : name;
    const body = bodies.get(name);
    if (body) recordBody(article, body, people);
    else record(article, name, same, people);
  }
}

function record(article: Article, name: Weighed, same: Weighed, people: ReadonlyMap<Weighed, string>): Spot {
  const label = article.slice(name.first, name.last);
  const thing = thingOf(article, same, people, label);
  return article.spot(thing, name.first, name.last, name.form?.kind === "demonym" ? "demonym" : "name");
}

function recordBody(article: Article, { first, last, key, owner }: StateBody, people: ReadonlyMap<Weighed, string>): void {
  if (owner) record(article, owner, owner, people);
  const label = article.slice(first, last);
  article.spot(article.thing("Organisation", key, label), first, last, "name");
}

function thingOf(article: Article, name: Weighed, people: ReadonlyMap<Weighed, string>, label: string): Thing {
  const { type, form } = name;
  if (form && form.kind !== "capital") return article.thing(type, form.entity.id, label, form.entity);
  if (form) return article.thing("Place", keyOf(article, name), label, form.entity);
  if (type === "Person") return article.thing(type, people.get(name) ?? keyOf(article, name), label);
  return article.thing(type, nameKey(article, name), label);
}

/** The words that tell a name from others, sorted: "Treaty of Ghent" and "Ghent Treaty" have one key. */
function nameKey(article: Article, { first, last, type }: Weighed): string {
  const lows = article.words
    .slice(first, last + 1)
    .filter(({ kind, low }) => kind !== "punctuation" && low !== "'s" && !joints.has(low))
    .map(({ low }) => low);
  const telling = type === "Party" ? lows.filter((low) => low !== "party") : lows;
  return (telling.length > 0 ? telling : lows).sort().join(" ");
}

interface Known {
  readonly key: string;
  readonly parts: readonly string[];
  readonly last: number;
}

/** Gives every mention of a person the key of the fullest name that it may be short for. */
function identifyPeople(article: Article, chosen: readonly Weighed[], keys: Map<Weighed, string>): void {
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
}

/** A surname one letter off, "Borrel" for "Borrell": the only one like it in the document. */
function misspelt(surname: string, people: ReadonlyMap<string, readonly Known[]>): readonly Known[] {
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
