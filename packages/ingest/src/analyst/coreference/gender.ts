import type { Article, Thing } from "../article.js";
import { feminineNames, masculineNames } from "./givenNames.js";

/** What a pronoun may stand for. */
export type Gender = "feminine" | "masculine";

const masculine =
  /^(?:mr|sir|lord|king|prince|sheikh|emir|sultan|pope|father|brother|chairman|spokesman|congressman|businessman|statesman|baron|duke|imam|ayatollah|dato|son|husband|taoiseach)$/;
const feminine =
  /^(?:mrs|ms|miss|madam|madame|dame|lady|queen|princess|chairwoman|spokeswoman|congresswoman|businesswoman|stateswoman|baroness|duchess|empress|sister|mother|daughter|wife)$/;

/** The gender that a person's first name or title tells, null where they tell none. */
export function genderOf(article: Article, person: Thing): Gender | null {
  for (const { first, last } of person.spots) {
    const told =
      last > first || person.spots.length === 1 ? (byName(article.low(first)) ?? byTitle(article, first)) : byTitle(article, first);
    if (told) return told;
  }
  return null;
}

function byName(low: string): Gender | null {
  if (feminineNames.has(low)) return "feminine";
  return masculineNames.has(low) ? "masculine" : null;
}

function byTitle(article: Article, first: number): Gender | null {
  for (let i = first - 1; i >= first - 4; i -= 1) {
    const low = article.low(i);
    if (feminine.test(low)) return "feminine";
    if (masculine.test(low)) return "masculine";
    if (!article.titles.has(i) && low !== ".") return null;
  }
  return null;
}

/** The gender that a pronoun asks for, null for one that asks for none. */
export function genderOfPronoun(low: string): Gender | null {
  if (/^(?:he|him|his|himself)$/.test(low)) return "masculine";
  return /^(?:she|her|hers|herself)$/.test(low) ? "feminine" : null;
}
