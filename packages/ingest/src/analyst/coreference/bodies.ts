import type { EntityType } from "@entente/ontology";
import type { Article, Link, Thing } from "../article.js";
import type { Discourse } from "./discourse.js";
import { nominal } from "./nounPhrase.js";
import { salience } from "./pronouns.js";

/** How far back a description of a body looks, in sentences. */
const reach = 3;

interface Description {
  readonly types: readonly EntityType[];
  /** The thing's own name ends so, or no name is needed. */
  readonly named: boolean;
}

const country: Description = { types: ["Country"], named: false };
const body: Description = { types: ["Organisation"], named: false };
const ownName: Description = { types: ["Organisation"], named: true };
const descriptions: Readonly<Record<string, Description>> = {
  country,
  nation: country,
  kingdom: country,
  republic: country,
  island: { types: ["Country", "Place"], named: false },
  bloc: body,
  alliance: body,
  organisation: body,
  organization: body,
  grouping: body,
  agency: body,
  watchdog: body,
  body,
  union: ownName,
  court: ownName,
  tribunal: ownName,
  commission: ownName,
  council: ownName,
  ministry: ownName,
  committee: ownName,
  bank: ownName,
  company: body,
  firm: body,
  group: { types: ["Organisation", "Party"], named: false },
  militia: { types: ["Organisation", "Party"], named: false },
  movement: { types: ["Party", "Organisation"], named: false },
  party: { types: ["Party"], named: false },
};

/** "the country", "the East African nation", "the bloc", "the party", "the court": the thing before it that is one. */
export function describedBodies(discourse: Discourse, i: number): Link | null {
  const { article } = discourse;
  const description = descriptions[article.words[i]?.lemma ?? ""] ?? descriptions[article.low(i)];
  const phrase = nominal(article, i);
  if (!description || article.words[i]?.fineTag === "NNS" || !/^(?:the|this)$/.test(phrase.determiner)) return null;
  if (/^(?:of|that|which|where)$/.test(article.low(i + 1)) || hasOwnName(article, phrase.first, i)) return null;
  const entries = discourse.back(i, reach).filter(({ things }) => things.length === 1 && isOne(article, things[0], description, i));
  const values = entries.map((entry) => ({ thing: entry.things[0], value: salience(discourse, entry, i) }));
  const best = values.reduce<(typeof values)[number] | null>((known, next) => (!known || next.value > known.value ? next : known), null);
  if (!best?.thing) return null;
  const rival = Math.max(0, ...values.filter(({ thing }) => thing !== best.thing).map(({ value }) => value));
  const margin = best.value - rival;
  if (margin < 0.4) return null;
  return { things: [best.thing], doubt: rival === 0 ? 0.1 : margin > 1 ? 0.14 : 0.22, first: phrase.from, last: i };
}

/** "the Norwegian company", "the ruling party": other words tell which one, and it need not be the last. */
function hasOwnName(article: Article, first: number, head: number): boolean {
  return article.words.slice(first, head).some(({ low }, k) => {
    const spot = article.owner[first + k];
    return (spot !== undefined && spot.thing.type !== "Place" && spot.kind !== "demonym") || /^(?:ruling|other|same|opposition|host|home|third|first|second|entire|whole)$/.test(low);
  });
}

function isOne(article: Article, thing: Thing | undefined, { types, named }: Description, i: number): boolean {
  if (!thing || !types.includes(thing.type)) return false;
  if (!named) return true;
  const low = article.low(i);
  const initial = low[0]?.toUpperCase() ?? "";
  return thing.spots.some(({ first, last }) => article.low(last) === low || article.low(first) === low || (last === first && article.words[first]?.text.endsWith(initial)) || article.words.slice(first, last + 1).some((word) => word.low === low));
}
