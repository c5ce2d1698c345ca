import type { MentionKind, LocalEntity } from "@entente/core";
import type { AnalysedSentence, AnalysedToken, Analysis, NameSpan, Token } from "@entente/language";
import type { EntityType } from "@entente/ontology";
import type { GazetteerEntity } from "../reference.js";
import { findRegions, type Region } from "./layout.js";

/** A token with its tag and the token it depends on. Token numbers count through the whole document. */
export type Word = AnalysedToken;
/** A sentence with the numbers of its first and last token. */
export type Sentence = AnalysedSentence;

/** One thing of one document, with every place that names it. */
export interface Thing {
  readonly type: EntityType;
  /** Its first name in the document; {@link Article.nameOf} gives the fullest. */
  readonly label: string;
  readonly spots: Spot[];
  readonly reference: GazetteerEntity | null;
  /** The country, organisation or party that a person speaks for, once the text has said so. */
  home: Thing | null;
  /** The parties that an agreement's name gives. */
  parties: readonly Thing[];
  /** What tells an unnamed agreement or event from others: its noun and its telling words. */
  readonly marks: Set<string>;
}

/** A place in the text that names a thing: token numbers, both included. */
export interface Spot {
  readonly first: number;
  readonly last: number;
  readonly thing: Thing;
  readonly kind: MentionKind;
  /** The whole phrase around it, with titles and appositions. */
  extentFirst: number;
  extentLast: number;
}

/** What a pronoun or a description stands for. */
export interface Link {
  readonly things: readonly Thing[];
  /** 0 to 0.3: how likely another reading is. */
  readonly doubt: number;
  /** First and last token of the phrase. */
  readonly first: number;
  readonly last: number;
}

const kindRank: Readonly<Record<MentionKind, number>> = { name: 3, description: 2, demonym: 1, pronoun: 0 };

/** A document while it is read: its words, and what was found in it so far. */
export class Article {
  readonly text: string;
  readonly words: readonly Word[];
  /** The names that the tagger found. */
  readonly names: readonly NameSpan[];
  readonly sentences: readonly Sentence[];
  /** Headline, byline, dateline, body and boilerplate, in order. */
  readonly regions: readonly Region[];
  readonly things: Thing[] = [];
  /** For each token the outermost spot over it. */
  readonly owner: (Spot | undefined)[];
  /** The tokens that open a sentence. */
  readonly openings: ReadonlySet<number>;
  /** The tokens of offices and titles: no part of a name. */
  readonly titles = new Set<number>();
  /** What pronouns and descriptions stand for, by the token that heads them; see `coreference`. */
  readonly links = new Map<number, Link>();
  private readonly starting = new Map<number, Spot[]>();
  private readonly byKey = new Map<string, Thing>();
  private readonly fullest = new Map<Thing, string>();
  private readonly sentenceNumbers: readonly number[];
  private readonly regionNumbers: readonly number[];

  constructor(
    analysis: Analysis,
    readonly published: string | null,
  ) {
    this.text = analysis.text;
    this.words = analysis.tokens;
    this.sentences = analysis.sentences;
    this.names = analysis.names;
    this.owner = Array.from({ length: this.words.length });
    this.sentenceNumbers = this.sentences.flatMap(({ first, last }, k) => Array.from({ length: last - first + 1 }, () => k));
    this.regions = findRegions(analysis);
    this.regionNumbers = this.regions.flatMap(({ first, last }, k) => Array.from({ length: last - first + 1 }, () => k));
    this.openings = new Set(this.sentences.map(({ first }) => first));
  }

  /** The folded word at a token number, empty outside the text. */
  low(i: number): string {
    return this.words[i]?.low ?? "";
  }

  /** The text from one token to another, both included. */
  slice(first: number, last: number): string {
    return this.text.slice(this.words[first]?.start ?? 0, this.words[last]?.end ?? 0);
  }

  /** The thing of this key, made on first use. */
  thing(type: EntityType, key: string, label: string, reference: GazetteerEntity | null = null): Thing {
    const found = this.byKey.get(`${type}|${key}`);
    if (found) return found;
    const thing: Thing = { type, label, spots: [], reference, home: null, parties: [], marks: new Set() };
    this.byKey.set(`${type}|${key}`, thing);
    this.things.push(thing);
    return thing;
  }

  /** The thing of this key, if there is one. */
  find(type: EntityType, key: string): Thing | undefined {
    return this.byKey.get(`${type}|${key}`);
  }

  /** Lets another key lead to the same thing. */
  alias(thing: Thing, key: string): void {
    if (!this.byKey.has(`${thing.type}|${key}`)) this.byKey.set(`${thing.type}|${key}`, thing);
  }

  /** Records that these tokens name the thing; the widest spot over a token owns it. */
  spot(thing: Thing, first: number, last: number, kind: MentionKind): Spot {
    const spot: Spot = { first, last, thing, kind, extentFirst: first, extentLast: last };
    thing.spots.push(spot);
    this.starting.set(first, [...(this.starting.get(first) ?? []), spot]);
    this.fullest.delete(thing);
    for (let i = first; i <= last; i += 1) {
      const known = this.owner[i];
      if (!known || known.last - known.first <= last - first) this.owner[i] = spot;
    }
    return spot;
  }

  /** Takes a spot back, as when "Jordan" turns out to be a surname. */
  remove(spot: Spot): void {
    spot.thing.spots.splice(spot.thing.spots.indexOf(spot), 1);
    this.starting.set(
      spot.first,
      (this.starting.get(spot.first) ?? []).filter((other) => other !== spot),
    );
    this.fullest.delete(spot.thing);
    for (let i = spot.first; i <= spot.last; i += 1) if (this.owner[i] === spot) this.owner[i] = undefined;
  }

  /** The spots within these tokens that end before the last one: the names inside a name. */
  inside(first: number, last: number): Spot[] {
    const tokens = Array.from({ length: last - first }, (_, k) => first + k);
    return tokens.flatMap((i) => this.starting.get(i) ?? []).filter((spot) => spot.last < last);
  }

  /** The spot that starts at a token and owns it. */
  startingAt(i: number): Spot | undefined {
    const spot = this.owner[i];
    return spot?.first === i ? spot : undefined;
  }

  /** The spot that ends at a token and owns it. */
  endingAt(i: number): Spot | undefined {
    const spot = this.owner[i];
    return spot?.last === i ? spot : undefined;
  }

  /** The fullest form of a thing: a name before a description before a demonym, the longest, then the first. */
  nameOf(thing: Thing): string {
    const name = this.fullest.get(thing) ?? this.fullestForm(thing);
    this.fullest.set(thing, name);
    return name;
  }

  /** Which sentence of the text holds a token, counted from 0; -1 outside. */
  sentenceNumberOf(i: number): number {
    return this.sentenceNumbers[i] ?? -1;
  }

  /** The sentence that holds a token. */
  sentenceOf(i: number): Sentence | undefined {
    return this.sentences[this.sentenceNumbers[i] ?? -1];
  }

  /** The part of the layout that holds a token. */
  regionOf(i: number): Region | undefined {
    return this.regions[this.regionNumbers[i] ?? -1];
  }

  private fullestForm(thing: Thing): string {
    const common = thing.reference?.name;
    if (common && thing.spots.some(({ first, last }) => this.slice(first, last) === common)) return common;
    let best = thing.label;
    let rank = -1;
    for (const { first, last, kind } of thing.spots) {
      const form = this.slice(first, last);
      // A dateline's capitals give way to how the body writes it.
      const value = kindRank[kind] * 1000 + Math.min(form.length, 998) + (form === form.toUpperCase() ? 0 : 0.5);
      if (value > rank) [best, rank] = [form, value];
    }
    return best;
  }

  /** The thing as statements and mentions name it. */
  local(thing: Thing): LocalEntity {
    return { type: thing.type, name: this.nameOf(thing) };
  }
}

/** True if the token starts with a capital. */
export function isCapital(word: Token | undefined): boolean {
  return word !== undefined && word.kind === "word" && /^\p{Lu}/u.test(word.text);
}
