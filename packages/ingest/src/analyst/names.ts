import type { Article, Thing } from "./article.js";
import { organisationNouns } from "./lexicon.js";

/** "Norway's foreign ministry", "the Chilean ministry": an organisation of its own, named with its country. */
export function findMinistries(article: Article): void {
  article.words.forEach(({ low }, i) => {
    if (low !== "ministry" || article.owner[i]) return;
    let at = i - 1;
    while (
      at > i - 4 &&
      (/^(?:foreign|interior|defence|defense|finance|justice|health|trade|energy)$/.test(article.low(at)) || article.low(at) === "'s")
    )
      at -= 1;
    const country = article.endingAt(at);
    if (country?.thing.type !== "Country") return;
    const label = article.slice(country.first, i);
    article.spot(article.thing("Organisation", label.toLowerCase(), label), country.first, i, "name");
  });
}

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
