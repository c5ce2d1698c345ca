import type { EntityType, Modality, Predicate, Status } from "@entente/ontology";

/** Event classes of PLOVER (https://osf.io/rm5dw), the successor of CAMEO. */
export type EventClass =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "CONCEDE"
  | "COOPERATE"
  | "AID"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT";

/** A part that a frame gives to someone: who acts, what it is about, who else takes part. */
export type Role = "actor" | "theme" | "other";

/**
 * Where a role's phrase stands, best first, parted by spaces.
 * Verbs: `subject` and `object` (of the deed: a passive's "by" phrase is its subject), `iobj`, `next` (the word behind it), `that` (what the clause behind it is about: "hopes that the deal will be signed"), `focus` (where nothing hangs on it, the agreement that the text spoke of last: "we are delighted"), `deed` (the object of the verb it
 * takes: "ruled out hosting a hub"; nothing where that verb undoes it), `undoing` (the object of a verb that undoes it: "urged Chile to scrap the deal"), `claim` (the subject of what is claimed: "charged that the court was biased"), or a preposition. States: `subject`, or a preposition. Deeds: `poss` ("Norway's visit"), `light`
 * (the subject of "hold talks"), `around` (the subject of the clause: "after talks with"), `modifier` ("Norwegian support"), `involving` ("talks involving A and B"), `kind` (a word before it: "phone call"), `recipient` (who gets it: "was granted candidate status"), `deed` (the object of the
 * verb it takes: "application to join the union"), `head`
 * (what the noun is an apposition to), `election` (the election that the article spoke of last), `union` (the organisation or agreement that the article is about), `speaker` (whoever speaks, where nobody is named: "there have been no talks"), or a preposition.
 */
export type Places = string;

/** What a clause says once its roles are filled. */
export interface Emission {
  readonly predicate: Predicate;
  readonly from: Role;
  /** Absent where the predicate takes a value. */
  readonly to?: Role;
  readonly value?: Status;
  /** Types that `from` is limited to: only countries ratify for themselves. */
  readonly only?: readonly EntityType[];
  /** The deed denies it by its meaning: "left the union". */
  readonly negated?: true;
  /** What it denies was so before. */
  readonly ended?: true;
  /** What the actor is to the agreement. */
  readonly role?: "mediator" | "host" | "funder" | "guarantor" | "witness";
  /** What a court decided. */
  readonly outcome?: "upheld" | "blocked" | "annulled" | "referred";
  /** No stronger than this by the deed's meaning: "proposed a treaty" makes nobody a party yet. */
  readonly modality?: Modality;
  /** However it is told, it stands: whoever plans to scrap a deal is against it now. */
  readonly firm?: true;
  /** Only where someone refuses to, where the verb stands as an adjective ("the negotiated plan"), where it does not, where several do it, where it is told as done (settled) or as planned or possible (open). */
  readonly when?: "refused" | "participle" | "verb" | "several" | "settled" | "open";
  /** What a denial says instead of the negated statement; null for nothing. */
  readonly denied?: Emission | null;
  /** What a refusal says instead ("declined to sign"); null for nothing. */
  readonly refused?: Emission | null;
}

/**
 * One sense of verbs, adjectives or nouns: where its parts stand and what it says. The examples are its tests: each sentence
 * must give its lines, and no counter-example any statement.
 */
export interface Frame {
  /** Lemmas parted by spaces; `+` joins a particle: "rule+out". */
  readonly lemmas: string;
  /** A verb; a state that is said of someone ("is party to", "Norway, a member of"); a noun that names a deed ("talks"). */
  readonly kind: "verb" | "state" | "deed";
  readonly plover?: EventClass;
  readonly roles: Readonly<Partial<Record<Role, Places>>>;
  /** Types that a role is limited to, beyond what the predicate allows. */
  readonly types?: Readonly<Partial<Record<Role, readonly EntityType[]>>>;
  /** What the name of a role's thing must look like: only courts rule. */
  readonly called?: Readonly<Partial<Record<Role, RegExp>>>;
  /** Lemmas that must stand in a place, or in one of several parted by spaces: "enter" with `into` "force". */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Relations that none of its parts may stand in, parted by spaces: "called" with `xcomp` is no phone call. */
  readonly lacks?: string;
  /** Lemmas of the verbs whose object a `deed` is: "urged Chile to sign". Absent for any. */
  readonly deeds?: string;
  /** Lemmas that must not stand in a place: "meet" with `in` "final" is sport. */
  readonly unless?: Readonly<Record<string, string>>;
  /** The preposition before a state: "in" of "in force". */
  readonly lead?: string;
  /** Verbs that only carry a deed, beside the usual ones: "pay" of "pay a visit". */
  readonly light?: string;
  /** The only verbs that carry the deed, in place of the usual ones. */
  readonly carriers?: string;
  /** Several actors without a theme do it to each other: "A and B met". */
  readonly reciprocal?: true;
  /** A phrase that names somebody's deed or quality stands for them: "criticised Norway's decision". */
  readonly through?: true;
  /** Lemmas of verbs whose object says nothing here: "suspended its participation". */
  readonly silent?: string;
  readonly says: readonly Emission[];
  /** Sentences with the lines they must give: "Norway not partyTo Bergen Accord". */
  readonly examples: Readonly<Record<string, readonly string[]>>;
  /** Sentences from which the frame must say nothing. */
  readonly counterexamples?: readonly string[];
}

/** The actor does this to the theme. */
export function does(predicate: Predicate, more: Partial<Emission> = {}): Emission {
  return { predicate, from: "actor", to: "theme", ...more };
}

/** The theme, an agreement, reaches this status. */
export function reaches(value: Status, more: Partial<Emission> = {}): Emission {
  return { predicate: "agreementStatus", from: "theme", value, ...more };
}

/** The actor stops being this to the theme. */
export function ends(predicate: Predicate): Emission {
  return { predicate, from: "actor", to: "theme", negated: true, ended: true };
}
