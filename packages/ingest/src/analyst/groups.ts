import type { Article } from "./article.js";
import { groupModifiers, groupNouns } from "./lexicon.js";

/** Nouns that tell no group by themselves. */
const general = /^(?:asylum )?(?:seekers|workers|nationals|citizens|refugees|migrants)$/;

/** Finds unnamed collectives that are counted: "300 foreign prisoners", and what names them elsewhere. */
export function findGroups(article: Article): void {
  const found = article.words.flatMap((_, last) => groupAt(article, last) ?? []);
  const counted = new Set(found.filter(({ first }) => article.words[first - 1]?.kind === "number").map(({ key }) => key));
  for (const { first, last, key } of found)
    if (counted.has(key)) article.spot(article.thing("Group", key, article.slice(first, last)), first, last, "description");
}

function groupAt(article: Article, last: number): { first: number; last: number; key: string } | null {
  const low = article.low(last);
  if (!groupNouns.has(low) || article.owner[last] || article.low(last + 1) === "'s") return null;
  let first = last;
  while (groupModifiers.has(article.low(first - 1)) && !article.owner[first - 1]) first -= 1;
  const key = article.slice(first, last).toLowerCase();
  return general.test(key) ? null : { first, last, key };
}
