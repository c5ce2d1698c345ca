import type { Article } from "./article.js";
import { groupModifiers, groupNouns } from "./lexicon.js";

/** Nouns that tell no group by themselves. */
const general = /^(?:seekers|workers|nationals|citizens)$/;

/** Finds unnamed collectives: "failed asylum seekers", "foreign prisoners". */
export function findGroups(article: Article): void {
  article.words.forEach(({ low }, i) => {
    if (!groupNouns.has(low) || article.owner[i] || article.low(i + 1) === "'s") return;
    let first = i;
    while (groupModifiers.has(article.low(first - 1)) && !article.owner[first - 1]) first -= 1;
    if (first === i && general.test(low)) return;
    const name = article.slice(first, i);
    article.spot(article.thing("Group", name.toLowerCase(), name), first, i, "description");
  });
}
