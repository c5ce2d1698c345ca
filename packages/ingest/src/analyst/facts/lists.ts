import type { Article, Spot } from "../article.js";

/** No list of countries is longer. */
const longest = 60;

/** The countries named in a row from a token: "Norway, Chile and Togo", "the farming powers Norway and Chile". */
export function countriesFrom(article: Article, from: number): Spot[] {
  const found: Spot[] = [];
  for (let at = pastLead(article, from); found.length < longest;) {
    const spot = article.startingAt(at);
    if (!spot || !isListed(article, spot)) return found;
    found.push(spot);
    at = spot.last + 1;
    if (!/^(?:,|and|or|&|as)$/.test(article.low(at))) return found;
    if (article.low(at) === "as" && article.low(at + 1) !== "well") return found;
    while (/^(?:,|and|or|&|the|well|as|neighbouring|neighboring)$/.test(article.low(at))) at += 1;
  }
  return found;
}

/** The countries named in a row up to a token: "Norway, Chile and". */
export function countriesTo(article: Article, until: number): Spot[] {
  const found: Spot[] = [];
  for (let at = until; found.length < longest;) {
    while (/^(?:,|and|or|&|the|well|as)$/.test(article.low(at))) at -= 1;
    const spot = article.endingAt(at);
    if (!spot || !isListed(article, spot)) return found;
    found.unshift(spot);
    at = spot.first - 1;
    if (!/^(?:,|and|or|&|as|the)$/.test(article.low(at))) return found;
  }
  return found;
}

/** A country itself: neither "Norway's fleet" nor "Norwegian ships" nor "Norway-based". */
function isListed(article: Article, { thing, last, kind }: Spot): boolean {
  return thing.type === "Country" && kind !== "demonym" && !/^(?:'s?|-)$/.test(article.low(last + 1));
}

/** Plain words between "including" and the first name: "the farming powers", "its three founders". */
function pastLead(article: Article, from: number): number {
  let at = from;
  while (at < from + 5 && !article.owner[at] && /^(?:DET|NUM|ADJ|NOUN|VERB)$/.test(article.words[at]?.tag ?? "")) at += 1;
  const plain = article.words.slice(from, at).every(({ tag, fineTag }) => tag !== "VERB" || fineTag === "VBG" || fineTag === "VBN");
  return plain ? at : from;
}
