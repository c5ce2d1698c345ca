import { fold } from "@entente/language";
import type { Instrument, Topic } from "@entente/ontology";
import type { AgreementNoun, ReferenceData } from "../reference.js";

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

function phrasesOf({ name, plural, weak = false, instrument }: AgreementNoun): Phrase[] {
  const one: Phrase = { words: split(name), singular: fold(name), plural: false, weak, instrument: instrument ?? null };
  return plural ? [one, { ...one, words: split(plural), plural: true }] : [one];
}

function split(name: string): string[] {
  return fold(name)
    .split(/(?=-)|(?<=-)|\s+/)
    .filter(Boolean);
}
