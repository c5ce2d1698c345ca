import { fold, tokenise } from "@entente/language";
import type { Instrument, Topic } from "@entente/ontology";
import type { AgreementNoun, ReferenceData } from "../reference.js";

/**
 * What may take up what: "the deal" takes up a treaty as well as an accord, "the plan" a scheme, "the truce" a
 * ceasefire; nobody calls a scheme "the treaty".
 */
export type Family = "deal" | "treaty" | "plan" | "truce";

/** The nouns of agreements, ready to look up. */
export interface Nouns {
  /** Last words of all nouns: "agreement", "treaties". */
  readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
  readonly topics: readonly { readonly words: readonly string[]; readonly topic: Topic }[];
}

/** A noun in one of its forms. */
export interface Phrase {
  /** Folded words: ["return", "hubs"]. */
  readonly words: readonly string[];
  readonly singular: string;
  readonly plural: boolean;
  readonly weak: boolean;
  readonly instrument: Instrument | null;
  readonly family: Family;
  /** How an abbreviation is written ("FTA"), null for a noun. */
  readonly exact: string | null;
}

const families: Readonly<Record<Exclude<Family, "deal">, ReadonlySet<string>>> = {
  treaty: new Set(
    "treaty convention charter covenant protocol statute memorandum memoranda mou declaration concordat communique statement letters notes annex".split(
      " ",
    ),
  ),
  plan: new Set("plan scheme programme program proposal initiative policy framework roadmap map project hub package".split(" ")),
  truce: new Set("ceasefire cease-fire fire truce armistice moratorium".split(" ")),
};

/** The family of a noun, by its last word in the singular. */
export function familyOf(noun: string): Family {
  const last = noun.split(/[\s-]/).at(-1) ?? "";
  const first = noun.split(" ")[0] ?? "";
  if (families.treaty.has(last) || /^(?:memorandum|memoranda|letter|statement|declaration|exchange)$/.test(first)) return "treaty";
  return families.plan.has(last) ? "plan" : families.truce.has(last) ? "truce" : "deal";
}

/** Makes the nouns of the reference data ready to look up. */
export function readNouns({ agreementNouns, topics }: ReferenceData): Nouns {
  const byWord = new Map<string, Phrase[]>();
  for (const phrase of agreementNouns.flatMap(phrasesOf)) {
    const last = phrase.words.at(-1) ?? "";
    byWord.set(
      last,
      [...(byWord.get(last) ?? []), phrase].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return { byWord, topics: topics.map(({ words, topic }) => ({ words: words.map(fold), topic })) };
}

function phrasesOf({ name, plural, singular, abbreviations = [], weak = false, instrument }: AgreementNoun): Phrase[] {
  const noun = fold(singular ?? name);
  const one: Phrase = {
    words: split(name),
    singular: noun,
    plural: singular !== undefined,
    weak,
    instrument: instrument ?? null,
    family: familyOf(noun),
    exact: null,
  };
  const short = abbreviations.map((text) => ({ ...one, words: split(text), exact: text, plural: text.endsWith("s") }));
  return plural ? [one, { ...one, words: split(plural), plural: true }, ...short] : [one, ...short];
}

function split(name: string): string[] {
  return tokenise(name).map(({ text }) => fold(text));
}
