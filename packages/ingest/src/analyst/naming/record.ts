import type { Article, Spot, Thing } from "../article.js";
import type { StateBody } from "./bodies.js";
import type { Weighed } from "./candidate.js";
import { keyOf } from "./choose.js";
import { identifyPeople } from "./identities.js";
import { joints } from "./words.js";

/** What tells which names are names of one thing. */
export interface Identities {
  readonly acronyms: ReadonlyMap<string, Weighed>;
  readonly bodies: ReadonlyMap<Weighed, StateBody>;
}

/** Records the chosen names as things with spots, one thing for all names of the same. */
export function recordNames(article: Article, chosen: readonly Weighed[], { acronyms, bodies }: Identities): void {
  const people = identifyPeople(article, chosen);
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
