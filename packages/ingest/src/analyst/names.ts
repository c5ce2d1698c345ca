import type { Article, Thing } from "./article.js";
import { organisationNouns } from "./lexicon.js";

/** "the taskforce", "the court": the last organisation whose name ends so. */
export function findShortNames(article: Article): void {
  const byNoun = new Map<string, Thing>();
  for (let i = 0; i < article.words.length; i += 1) {
    const spot = article.owner[i];
    const low = article.low(i);
    if (spot?.thing.type === "Organisation" && spot.last === i && spot.first < i) byNoun.set(low, spot.thing);
    const thing = spot || article.low(i - 1) !== "the" || article.words[i]?.text !== low ? undefined : byNoun.get(low);
    if (thing && organisationNouns.has(low) && !/^[-–]$/.test(article.low(i + 1))) article.spot(thing, i, i, "description");
  }
}
