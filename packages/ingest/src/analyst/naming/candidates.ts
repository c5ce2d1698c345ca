import type { Article } from "../article.js";
import type { Nouns } from "../agreementNouns.js";
import { formsAt, type Form, type Gazetteer } from "../gazetteer.js";
import { lowerMinistries } from "./bodies.js";
import type { Candidate } from "./candidate.js";
import { coverage, isReadable } from "./coverage.js";
import { headType, isHeadNoun, runs, type Run } from "./runs.js";
import { fromTagger } from "./tagged.js";
import { organisationOpeners, peoples, placeNounsAfter, plainAcronyms, type NamedType } from "./words.js";

/** Everything that may be a name: what lists hold, what the tagger found, and runs of capitalised words. */
export function findCandidates(article: Article, gazetteer: Gazetteer, nouns: Nouns): Candidate[] {
  const listed = fromGazetteer(article, gazetteer);
  const known = coverage(listed);
  const types = new Map(listed.filter(({ first, last }) => first < last).map(({ first, last, type }) => [`${first} ${last}`, type]));
  const bodies = new Map(listed.map(({ first, last, type }) => [`${first} ${last}`, type]));
  const told = runs(article, nouns, known).flatMap((run) => fromRun(article, run, nouns, types));
  const sure = new Set(listed.filter(({ form }) => form?.ambiguous === false).map(({ first, last }) => `${first} ${last}`));
  const states = new Set(listed.filter((name) => isState(article, name)).map(({ first, last }) => `${first} ${last}`));
  const open = [...fromTagger(article, known, bodies), ...told].filter(
    ({ first, last, type }) => (first === last || !sure.has(`${first} ${last}`)) && !(type === "Place" && states.has(`${first} ${last}`)),
  );
  return [...listed, ...open, ...lowerMinistries(article, listed)].sort((a, b) => a.first - b.first || b.last - a.last);
}

function fromGazetteer(article: Article, gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const forms = isReadable(article, i) ? formsAt(article, gazetteer, i) : [];
    const state = forms.some(({ entity, kind }) => entity.type === "Country" && kind === "name");
    for (const form of forms) {
      const last = i + form.tokens.length - 1;
      const weight = listWeight(article, i, form) - (state && isNamesake(article, i, form) ? 1.5 : 0);
      found.push({ first: i, last, type: typeOf(form), weight, form, bare: false });
    }
  }
  return found;
}

/** A country's own name: a place with a name like it needs better signs than a tagger's word. */
function isState(article: Article, { first, form }: Candidate): boolean {
  return form?.entity.type === "Country" && form.kind === "name" && !isInTown(article, first);
}

/** "Georgia" is the country where neither "Atlanta, Georgia" nor "the state of Georgia" says otherwise. */
function isNamesake(article: Article, i: number, { entity, ambiguous }: Form): boolean {
  return entity.type === "Place" && ambiguous && !isInTown(article, i);
}

function isInTown(article: Article, i: number): boolean {
  const town = article.low(i - 1) === "," && /^\p{Lu}/u.test(article.words[i - 2]?.text ?? "");
  return town || /^(?:state|governor|senator)$/.test(article.low(i - 2));
}

/** A capital is a place until it acts for its government. */
function typeOf({ entity, kind }: Form): NamedType {
  return kind === "capital" ? "Place" : (entity.type as NamedType);
}

function listWeight(article: Article, i: number, form: Form): number {
  if (!form.ambiguous) return 2.5;
  const { type, subtype } = form.entity;
  if (type === "Country" || type === "Place") return form.exact && isAcronym(article.words[i]?.text ?? "") ? 2.2 : 1.3;
  const opens = form.tokens.length === 1 && article.openings.has(i);
  const paper = subtype === "media" && article.low(i - 1) === "the" && !opens && !/^(?:man|woman|time)/.test(article.low(i + 1));
  return paper ? 1.5 : opens ? (article.words[i]?.tag === "PROPN" ? 0.3 : -0.5) : 0.5;
}

/** What a run of capitalised words may be: by the noun that heads it, else a person's name or a word to be told by its place. */
function fromRun(article: Article, run: Run, nouns: Nouns, settled: ReadonlyMap<string, NamedType>): Candidate[] {
  const { first, last, plain } = run;
  const head = settled.get(`${first} ${last}`) ?? headType(article, first, last, nouns);
  if (head) return [{ first, last, type: head, weight: 2.6, form: null, bare: false }];
  if (!plain) return [];
  if (article.regionOf(first)?.kind === "dateline") return [{ first, last, type: "Place", weight: 2, form: null, bare: false }];
  const length = article.words.slice(first, last + 1).filter(({ kind, text }) => kind === "word" && /^\p{Lu}/u.test(text)).length;
  if (length > 1 && organisationOpeners.has(article.low(first)))
    return [{ first, last, type: "Organisation", weight: 1.6, form: null, bare: false }];
  const guess = (type: NamedType, weight: number, bare: boolean): Candidate => ({ first, last, type, weight, form: null, bare });
  if (length > 1)
    return length > 5
      ? []
      : [
          guess("Person", personal(article, run), false),
          guess("Organisation", 0.2, true),
          guess("Place", 0.2, true),
          guess("Party", 0.1, true),
        ];
  const text = article.words[first]?.text ?? "";
  if (isHeadNoun(article.low(first)) || peoples.has(article.low(first))) return [];
  if (/^\p{Lu}\p{Ll}{2,}\p{Lu}/u.test(text) && !/^(?:mac|fitz|van|del)/.test(article.low(first))) return [guess("Organisation", 1, false)];
  if (isAcronym(text)) return [guess("Organisation", 1, false), guess("Party", 0.1, true)];
  // What opens a sentence has a capital anyway.
  const low = article.openings.has(first) || (article.openings.has(first - 1) && article.words[first - 1]?.kind !== "word") ? -1.5 : 0;
  return [guess("Person", 0.1 + low, true), guess("Place", 0.1 + low, true), guess("Organisation", low, true), guess("Party", low, true)];
}

function personal(article: Article, { first, last }: Run): number {
  const inner = article.words.slice(first + 1, last).some(({ text }) => /^\p{Ll}|^\p{Lu}\.?$|^-$/u.test(text));
  const noun = placeNounsAfter.has(article.low(last)) || /^\p{Lu}{3,}$/u.test(article.words[last]?.text ?? "");
  return 0.6 + (inner ? 0.3 : 0) - (noun ? 0.5 : 0);
}

/** "ECOWAS", "M23", "MDC-T": capitals and digits that are no plain word. */
function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]{1,7}$/u.test(text) && !/^\p{Lu}{2}$/u.test(text) && !plainAcronyms.has(text.toLowerCase());
}
