import { isCapital, type Article } from "../article.js";
import type { Candidate, Weighed } from "./candidate.js";
import { joints } from "./words.js";

/** Parts of a state, named alike everywhere: they are told apart by their country. */
const stateBody =
  /\b(?:ministry|ministries|parliament|assembly|senate|supreme court|constitutional court|high court|foreign office|defen[cs]e department|state department|interior department|central bank|army|navy|air force|armed forces|national guard|council of ministers|electoral commission|election commission|embassy|prime minister's office|president's office|national police|border guard|coast guard)\b/;

/** A part of a state with the tokens of its full name. */
export interface StateBody {
  /** The country's token included: "Norway" of "Norway's Foreign Ministry". */
  readonly first: number;
  readonly last: number;
  readonly key: string;
  /** The country inside the name: "Norwegian" of "Norwegian Foreign Ministry". */
  readonly owner: Weighed | null;
}

/**
 * Gives parts of states their country: "Norway's Foreign Ministry" and "the Norwegian Foreign Ministry" are one. One
 * without a country is the only one of its kind that the document names with a country, else it stands alone.
 */
export function stateBodies(article: Article, chosen: readonly Weighed[], weighed: readonly Weighed[]): ReadonlyMap<Weighed, StateBody> {
  const countries = weighed.filter(({ form }) => form?.entity.type === "Country" && form.kind !== "capital");
  const starting = new Map(countries.map((name) => [name.first, name]));
  const ending = new Map(countries.map((name) => [name.last, name]));
  const bodies = chosen
    .filter(({ type, form }) => type === "Organisation" && !form)
    .flatMap((name) => bodyOf(article, name, starting, ending));
  const byKind = new Map<string, Set<string>>();
  for (const { owner, kind } of bodies) if (owner) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(owner.form?.entity.id ?? ""));
  return new Map(
    bodies.map(({ name, owner, kind, first }) => {
      const owners = [...(byKind.get(kind) ?? [])];
      const whose = owner?.form?.entity.id ?? (owners.length === 1 ? owners[0] : undefined);
      return [
        name,
        { first, last: name.last, key: whose ? `${kind} ${whose}` : kind, owner: owner && owner.first >= name.first ? owner : null },
      ];
    }),
  );
}

interface Body {
  readonly name: Weighed;
  readonly owner: Weighed | null;
  readonly kind: string;
  readonly first: number;
}

function bodyOf(article: Article, name: Weighed, starting: ReadonlyMap<number, Weighed>, ending: ReadonlyMap<number, Weighed>): Body[] {
  const text = article.words
    .slice(name.first, name.last + 1)
    .map(({ low }) => low)
    .join(" ")
    .replaceAll(" 's", "'s");
  if (!stateBody.test(text)) return [];
  const inner = starting.get(name.first);
  if (inner && inner.last < name.last)
    return [{ name, owner: inner, kind: kindOf(article, { first: inner.last + 1, last: name.last }), first: name.first }];
  const before = ending.get(/^'s?$/.test(article.low(name.first - 1)) ? name.first - 2 : name.first - 1);
  return [{ name, owner: before ?? null, kind: kindOf(article, name), first: before?.first ?? name.first }];
}

function kindOf(article: Article, { first, last }: Pick<Weighed, "first" | "last">): string {
  const lows = article.words
    .slice(first, last + 1)
    .filter(({ kind, low }) => kind !== "punctuation" && low !== "'s" && !joints.has(low))
    .map(({ low }) => low);
  return lows
    .map((low) => (low === "defense" ? "defence" : low))
    .sort()
    .join(" ");
}

const portfolios =
  /^(?:foreign|interior|defence|defense|finance|justice|health|trade|energy|home|economy|education|agriculture|environment|affairs|transport|culture|labour|labor|migration|security|information|external|internal|and|-)$/;

/** "Norway's foreign ministry", "the Chilean ministry": small letters, so it is the country before it that makes a name of it. */
export function lowerMinistries(article: Article, listed: readonly Candidate[]): Candidate[] {
  const ending = new Map(
    listed.filter(({ form }) => form?.entity.type === "Country" && form.kind !== "capital").map((name) => [name.last, name]),
  );
  return article.words.flatMap((word, i) => {
    if (word.low !== "ministry" || isCapital(word)) return [];
    let at = i - 1;
    while (at > i - 5 && portfolios.test(article.low(at))) at -= 1;
    const country = ending.get(/^'s?$/.test(article.low(at)) ? at - 1 : at);
    return country ? [{ first: country.first, last: i, type: "Organisation" as const, weight: 2.6, form: null, bare: false }] : [];
  });
}
