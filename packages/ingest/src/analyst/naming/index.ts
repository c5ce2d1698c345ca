import type { Article } from "../article.js";
import type { Nouns } from "../agreementNouns.js";
import type { Gazetteer } from "../gazetteer.js";
import { defineAcronyms } from "./acronyms.js";
import { stateBodies } from "./bodies.js";
import type { Candidate, Weighed } from "./candidate.js";
import { findCandidates } from "./candidates.js";
import { choose, weigh } from "./choose.js";
import type { Titles } from "./contexts.js";
import { nameInTitles } from "./headlines.js";
import { listedPeople, shortPeople } from "./people.js";
import { settleForms } from "./forms.js";
import { recordNames } from "./record.js";

/**
 * Finds the names of a document and records each as a thing with its spots. Lists, tagger, head nouns and surroundings
 * each propose; `choose` gives every name string one type and cuts the text into names. People's short names and
 * acronyms are told by the full ones, so the choice is made once more with them.
 */
export function findNames(article: Article, gazetteer: Gazetteer, nouns: Nouns, titles: Titles): void {
  const candidates = findCandidates(article, gazetteer, nouns);
  const first = choose(article, supported(article, candidates, titles));
  const acronyms = defineAcronyms(article, first);
  const more = [...shortPeople(article, first), ...listedPeople(article, candidates, first), ...acronyms.candidates];
  const weighed = supported(article, [...candidates, ...more], titles);
  const chosen = choose(article, weighed);
  recordNames(article, chosen, { acronyms: acronyms.meanings, bodies: stateBodies(article, chosen, weighed) });
  nameInTitles(article);
}

function supported(article: Article, candidates: readonly Candidate[], titles: Titles): Weighed[] {
  return settleForms(weigh(article, candidates, titles));
}
