import type { Article, Thing } from "../article.js";
import type { AgreementMention } from "./mentions.js";
import type { AgreementPlace } from "./place.js";

/**
 * Gives two agreements that the text calls alike ("a fisheries pact" of 2010, "a fisheries pact" of 2020) names that
 * differ: the later one is called by more of its own words.
 */
export function nameApart(article: Article, places: readonly AgreementPlace[]): void {
  const taken = new Map<string, Thing>();
  for (const { agreement } of places) {
    const name = article.nameOf(agreement);
    const known = taken.get(name);
    if (known === agreement) continue;
    if (known) widen(article, agreement, places, new Set(taken.keys()));
    taken.set(article.nameOf(agreement), agreement);
  }
}

function widen(article: Article, agreement: Thing, places: readonly AgreementPlace[], taken: ReadonlySet<string>): void {
  const own = places.filter((place) => place.agreement === agreement).map(({ mention }) => mention);
  for (const { first, last } of own.flatMap((mention) => wider(article, mention))) {
    if (taken.has(article.slice(first, last))) continue;
    article.spot(agreement, first, last, own.some(({ spotted }) => spotted) ? "name" : "description");
    if (!taken.has(article.nameOf(agreement))) return;
  }
}

/** From the plainest to the longest: "new fisheries pact", "fisheries pact in 2020", "a fisheries pact". */
function wider(article: Article, { first, from, end, last }: AgreementMention): { first: number; last: number }[] {
  const whole = Math.max(end, last);
  const dated = dateEnd(article, whole);
  return [
    { first, last: whole },
    { first, last: dated },
    { first: from, last: whole },
  ];
}

const dates =
  /^(?:in|on|from|of|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,4})$/;

/** Last token of the date behind a phrase, its own last token if there is none. */
function dateEnd(article: Article, last: number): number {
  if (!/^(?:in|on|from|of)$/.test(article.low(last + 1))) return last;
  let at = last + 1;
  while (at < last + 5 && dates.test(article.low(at + 1)) && !/^(?:in|on|from|of)$/.test(article.low(at + 1))) at += 1;
  return at > last + 1 ? at : last;
}
