import { fold, tokenise } from "@entente/language";
import type { Office, ReferenceData } from "../reference.js";
import { isCapital, type Article } from "./article.js";

/** The words of an office in a text, without whom it is an office of. */
export interface OfficeWords {
  readonly first: number;
  readonly last: number;
  readonly office: Office;
  /** "Presidents A of B and C of D": one title for several. */
  readonly plural: boolean;
}

/** The offices by their first word, longest first. */
export interface Offices {
  readonly byWord: ReadonlyMap<
    string,
    readonly { readonly tokens: readonly string[]; readonly office: Office; readonly plural: boolean }[]
  >;
  readonly honorifics: ReadonlySet<string>;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Nouns that head an office whose other words no list has: "agriculture and fisheries minister". */
const heads = words(
  `minister secretary president ambassador commissioner chief envoy premier counterpart prosecutor spokesman spokeswoman spokesperson chairman chairwoman chairperson negotiator representative adviser advisor leader director coordinator commander
  ministers secretaries presidents leaders commanders chiefs`,
);
/** Heads before which any capitalised words name what the office is for: "Housing and Planning Minister". */
const portfolioHeads = words("minister secretary ministers secretaries commissioner");
/** What an office is for, or how high it is. */
const modifiers = words(
  `foreign policy economic economy security deputy vice first interior special high regional migration immigration trade affairs
  shadow opposition assistant under junior senior chief executive defence defense finance justice health education energy
  environment agriculture fisheries labour labor transport home information communication communications culture tourism industry
  commerce development planning housing europe european integration external internal public national climate science
  technology digital sports youth women social welfare water mining petroleum oil resources natural budget treasury state
  parliamentary presidential press government army police military naval air intelligence border customs
  cabinet union party general permanent principal lead top humanitarian peace human rights relief nuclear brexit
  infrastructure investment land lands local provincial federal refugee refugees asylum aid cooperation food research innovation
  equality family employment pensions railways aviation shipping maritime ocean emergencies emergency disaster
  gas panel wing delegation negotiating mission parliamentary factional faction caucus
  information's religious veterans small business enterprise enterprises science power electricity forestry rural urban cities
  tax revenue bureau politburo rebel guerrilla operations campaign opposition electoral elections constitutional legal political technical`,
);
/** Heads whose portfolio follows: "minister for the interior", "commissioner for trade". */
const openHeads = words(
  "minister ministers secretary commissioner representative envoy adviser advisor coordinator rapporteur undersecretary director",
);
/** What people are called by before their names without holding an office. */
const professions = words(
  `analyst analysts lawyer activist activists journalist journalists economist researcher historian author professor banker tycoon
  businessman businesswoman billionaire cleric scholar engineer scientist student resident brother sister father mother son
  daughter wife husband widow nephew politician oligarch dissident blogger correspondent reporter editor novelist poet
  philosopher strategist pollster campaigner expert academic strongman warlord dictator ruler fighter militant rebel
  whistleblower columnist commentator singer actor actress footballer priest farmer trader physician nurse teacher pilot
  captain coach cartoonist filmmaker investor entrepreneur founder co-founder statesman candidate nominee defendant suspect`,
);
/** Titles that are surnames as well. */
const surnameTitles = words(
  "king queen pope bishop judge marshal justice major prince baron duke speaker chancellor governor chief head deputy peer senator mayor",
);

/** Makes offices and honorifics ready to look up. */
export function readOffices({ offices, honorifics }: ReferenceData): Offices {
  const byWord = new Map<string, { tokens: string[]; office: Office; plural: boolean }[]>();
  const add = (name: string, office: Office, plural: boolean): void => {
    // A name behind it tells that the full stop of "Gov." closes no sentence.
    const tokens = tokenise(`${name} X`)
      .slice(0, -1)
      .map(({ text }) => fold(text));
    const first = tokens[0] ?? "";
    byWord.set(
      first,
      [...(byWord.get(first) ?? []), { tokens, office, plural }].sort((a, b) => b.tokens.length - a.tokens.length),
    );
  };
  for (const office of offices) {
    // "EU foreign policy chief": whose office it is, the text tells.
    for (const name of [office.name, ...office.aliases].filter((text) => text === text.toLowerCase() && !text.includes("ministry"))) {
      add(name, office, false);
      if (/[a-z]$/.test(name) && !name.includes(" of ")) add(pluralOf(name), office, true);
    }
    for (const name of office.abbreviations ?? []) add(name, office, false);
  }
  return { byWord, honorifics: new Set(honorifics.map((name) => fold(name).replace(/\.$/, ""))) };
}

function pluralOf(name: string): string {
  if (name.endsWith("man")) return `${name.slice(0, -2)}en`;
  return name.endsWith("y") && !name.endsWith("ey") ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** Finds the words of offices and marks them and honorifics as titles, before any name is looked for. */
export function findOffices(article: Article, offices: Offices): OfficeWords[] {
  const found: OfficeWords[] = [];
  article.words.forEach(({ low }, i) => {
    if (isHonorific(article, offices, i) || (professions.has(low) && isCapital(article.words[i + 1]))) article.titles.add(i);
  });
  for (let i = 0; i < article.words.length; i += 1) {
    const words = officeAt(article, offices, i);
    if (!words || isSurname(article, words)) continue;
    for (let k = words.first; k <= words.last; k += 1) if (!isWithin(article, words, k)) article.titles.add(k);
    found.push(words);
    i = words.last;
  }
  return found;
}

/** "Mr", "General", "Sheikh" before a name; not the "General" of an assembly. */
function isHonorific(article: Article, { honorifics }: Offices, i: number): boolean {
  const word = article.words[i];
  if (!isCapital(word) || !honorifics.has(word?.low.replace(/\.$/, "") ?? "")) return false;
  const next = article.low(i + 1) === "." ? i + 2 : i + 1;
  return (
    isCapital(article.words[next]) &&
    !/^(?:assembly|secretariat|elections?|court|council|command|staff|affairs|motors|electric|edward|security|party)$/.test(
      article.low(next),
    )
  );
}

function officeAt(article: Article, { byWord }: Offices, i: number): OfficeWords | null {
  // "Harvest Party leader": the party is of its name, not of the office.
  const named = /^'s?$/.test(article.low(i - 1)) ? i - 2 : i - 1;
  if (/^(?:party|union)$/.test(article.low(i)) && isCapital(article.words[i]) && isCapital(article.words[named])) return null;
  const listed = byWord.get(article.low(i))?.find(({ tokens }) => tokens.every((low, k) => article.low(i + k) === low));
  const end = listed ? i + listed.tokens.length - 1 : i - 1;
  const head = headAfter(article, i);
  const last = Math.max(end, head);
  if (last < i) return null;
  const office = listed && end >= head ? listed.office : coined(article, i, last, byWord);
  const plural = listed && end >= head ? listed.plural : article.low(last).endsWith("s");
  return { first: i, last: portfolioEnd(article, last), office, plural };
}

/** Token of the noun that heads the office which opens here, `i - 1` if none does: modifiers, then a head. */
function headAfter(article: Article, i: number): number {
  let at = i;
  while (at < i + 6 && isModifier(article, at, i)) at += 1;
  // "pro-European leader".
  if (article.low(i - 1) === "-" && at > i) return i - 1;
  if (at === i) return heads.has(article.low(i)) ? i : i - 1;
  return heads.has(article.low(at)) ? at : i - 1;
}

function isModifier(article: Article, at: number, from: number): boolean {
  const low = article.low(at);
  // "Labour Party leader", "National Party chairman": a name, and no more of the office.
  if (/^(?:party|union)$/.test(article.low(at + 1)) && isCapital(article.words[at]) && isCapital(article.words[at + 1])) return false;
  if (modifiers.has(low)) return !heads.has(low) || heads.has(article.low(at + 1)) || modifiers.has(article.low(at + 1));
  // "Trade and Industry Minister", "Culture, Media and Sport Secretary".
  const joins = /^(?:and|&)$/.test(low) && at > from && (modifiers.has(article.low(at + 1)) || portfolioHeads.has(article.low(at + 2)));
  const hyphen = low === "-" && at > from && article.words[at]?.start === article.words[at - 1]?.end;
  return joins || hyphen;
}

/** An office that no list has: of the kind of the noun that heads it. */
function coined(article: Article, first: number, last: number, byWord: Offices["byWord"]): Office {
  const head = byWord.get(article.low(last))?.find(({ tokens }) => tokens.length === 1)?.office;
  return { name: article.slice(first, last), aliases: [], of: head?.of ?? ["Country", "Organisation"], kind: head?.kind ?? "organisation" };
}

/** "minister for the interior", "Minister of Foreign Affairs and Trade": what follows and names no one. */
function portfolioEnd(article: Article, last: number): number {
  const field = fieldEnd(article, last);
  if (field > last) return field;
  if (!openHeads.has(article.low(last)) || !/^(?:of|for|on)$/.test(article.low(last + 1))) return last;
  let at = article.low(last + 2) === "the" ? last + 3 : last + 2;
  let end = last;
  for (; at < last + 9; at += 1) {
    const low = article.low(at);
    const word = article.words[at];
    if (modifiers.has(low) || (isCapital(word) && isPortfolio(article, last, at))) end = at;
    else if (
      !/^(?:and|of|,|the|&|for|'s|')$/.test(low) ||
      (low === "," && !/^(?:and)$/.test(article.low(at + 2)) && !modifiers.has(article.low(at + 1)))
    )
      break;
  }
  return end;
}

const fieldHeads = /^(?:heads?|directors?|chief|secretary|vice president)$/;

/**
 * "head of communications for the council", "head of EU foreign policy,": what is headed, with whose it is, before whom
 * it is done for or a mark.
 */
function fieldEnd(article: Article, last: number): number {
  if (!fieldHeads.test(article.low(last)) || article.low(last + 1) !== "of") return last;
  let field = article.low(last + 2) === "the" ? last + 3 : last + 2;
  while (field < last + 6 && isCapital(article.words[field])) field += 1;
  let at = field;
  while (at < field + 3 && /^(?:NOUN|ADJ)$/.test(article.words[at]?.tag ?? "") && !isCapital(article.words[at])) at += 1;
  if (at === field || article.words[at - 1]?.tag !== "NOUN") return last;
  const owned = field > last + 2 && isCapital(article.words[field - 1]);
  const plain = field === last + 2 && /^(?:for|at|of|,)$/.test(article.low(at));
  return plain || (owned && (/^(?:[,(]|)$/.test(article.low(at)) || isCapital(article.words[at]))) ? at - 1 : last;
}

/** "EU" in "head of EU foreign policy" is a name, not a title. */
function isWithin(article: Article, { first, last }: OfficeWords, k: number): boolean {
  return k > first + 1 && isCapital(article.words[k]) && !isCapital(article.words[last]) && fieldHeads.test(article.low(first));
}

/** A capitalised word of a portfolio: "Minister for Countering Illegal Migration"; a name alone is no portfolio. */
function isPortfolio(article: Article, head: number, at: number): boolean {
  return (
    isCapital(article.words[head]) &&
    article.low(head + 1) === "for" &&
    /(?:ing|al|ion|ment|ity|ance|ence|ies|s|ure|y)$/.test(article.low(at))
  );
}

/** "Martin Luther King said": a title behind an unknown capitalised word and before none is a surname. */
function isSurname(article: Article, { first, last }: OfficeWords): boolean {
  if (first !== last || !surnameTitles.has(article.low(first)) || !isCapital(article.words[first])) return false;
  const before = article.words[first - 1];
  return (
    isCapital(before) &&
    !article.titles.has(first - 1) &&
    !isCapital(article.words[first + 1]) &&
    !/^(?:of|,|for)$/.test(article.low(first + 1))
  );
}
