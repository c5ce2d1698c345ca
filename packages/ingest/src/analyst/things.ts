import type { Language } from "@entente/language";
import type { ReferenceData } from "../reference.js";
import { readNouns, type Nouns } from "./agreementNouns.js";
import { findAgreements, type AgreementPlace } from "./agreements/index.js";
import { findTold, type Told } from "./agreements/told.js";
import { Article } from "./article.js";
import { mendTrees } from "./clauses/tree.js";
import { uncalibrated, type Calibration } from "./confidence/index.js";
import { resolveReferences } from "./coreference/resolve.js";
import { findEvents } from "./events.js";
import { framesOf } from "./frames/lexicon.js";
import { buildGazetteer, type Gazetteer } from "./gazetteer.js";
import { findGovernments } from "./governments.js";
import { findGroups } from "./groups.js";
import { findHoldings, type Holding } from "./holdings.js";
import { completeHomes } from "./homes.js";
import type { Titles } from "./naming/contexts.js";
import { findNames } from "./naming/index.js";
import { dropPlacesInNames } from "./naming/inner.js";
import { findOffices, readOffices, type Offices } from "./offices.js";

/** All that the analyst knows before it reads, ready to look up. */
export interface Knowledge {
  readonly language: Language;
  readonly gazetteer: Gazetteer;
  readonly offices: Offices;
  readonly titles: Titles;
  readonly nouns: Nouns;
  readonly calibration: Calibration;
}

/** Makes models and reference data ready to look up. */
export function openKnowledge(reference: ReferenceData, language: Language & { readonly calibration?: Calibration }): Knowledge {
  const offices = readOffices(reference);
  const titles = { honorifics: offices.honorifics };
  const { calibration = uncalibrated } = language;
  return { language, gazetteer: buildGazetteer(reference), offices, titles, nouns: readNouns(reference), calibration };
}

/** An article with its things found, and what finding them told. */
export interface ReadThings {
  readonly article: Article;
  readonly holdings: readonly Holding[];
  readonly places: readonly AgreementPlace[];
  readonly told: readonly Told[];
}

/**
 * Finds what a text speaks of: names, offices and who holds them, agreements, events, groups, and what pronouns and
 * descriptions stand for.
 *
 * @param published - EDTF, null if nobody says
 */
export function readThings(text: string, published: string | null, { language, gazetteer, offices, titles, nouns }: Knowledge): ReadThings {
  const article = new Article(language.analyse(text), published);
  const titled = findOffices(article, offices);
  findNames(article, gazetteer, nouns, titles);
  const holdings = completeHomes(article, findHoldings(article, titled));
  mendTrees(article);
  findGovernments(article, frameVerbs(article));
  const places = findAgreements(article, nouns);
  dropPlacesInNames(article);
  findEvents(article);
  findGroups(article);
  resolveReferences(article, holdings);
  return { article, holdings, places, told: findTold(article) };
}

/** The forms of the article's verbs that have frames: what a government may do. */
function frameVerbs({ words }: Article): ReadonlySet<string> {
  return new Set(words.filter((word) => word.tag === "VERB" && framesOf(word).length > 0).map(({ low }) => low));
}
