import { findDates, type DateMention } from "@entente/language";
import type { Article } from "../article.js";

/** A date of an article with the tokens that tell it, both included. */
export interface DateSpot {
  readonly date: DateMention;
  readonly first: number;
  readonly last: number;
}

const known = new WeakMap<Article, readonly DateSpot[]>();

/** The dates of an article in order, found once; what is relative counts from {@link publicationOf}. */
export function dateSpots(article: Article): readonly DateSpot[] {
  const found = known.get(article) ?? locate(article, findDates(article.text, publicationOf(article)));
  known.set(article, found);
  return found;
}

/** When the article was published: what its record says, else the day that a line of its own names above the text; null for neither. */
export function publicationOf(article: Article): string | null {
  if (article.published) return article.published;
  const lines = article.regions.filter(({ kind }) => kind === "byline");
  const days = lines.flatMap(({ first, last }) => findDates(article.slice(first, last), null));
  return days.find(({ edtf }) => edtf.length === "2024-05-16".length)?.edtf ?? null;
}

function locate(article: Article, dates: readonly DateMention[]): DateSpot[] {
  const spots: DateSpot[] = [];
  let at = 0;
  for (const date of dates) {
    while ((article.words[at]?.end ?? Infinity) <= date.start) at += 1;
    let last = at;
    while ((article.words[last + 1]?.start ?? Infinity) < date.end) last += 1;
    if (article.words[at]) spots.push({ date, first: at, last });
  }
  return spots;
}
