import type { Predicate, Status } from "@entente/ontology";

/** A part of a clause: who acts, and what the verb or its preposition takes. */
export type Role = "actor" | "theme";

/** What a clause says once its parts are found. */
export interface Emission {
  readonly predicate: Predicate;
  readonly from: Role;
  /** Absent where the predicate takes a value. */
  readonly to?: Role;
  readonly value?: Status;
  /** The clause denies it by its meaning: "left the union". */
  readonly negated?: true;
  readonly ended?: true;
  /** What the actor is to the agreement. */
  readonly role?: "mediator";
  /** Planned or possible by its meaning: "proposed a treaty" plans one. */
  readonly modality?: "planned" | "possible";
}

/**
 * A verb or an adjective and what a clause with it says. Verbs are lemmas, `+` joins their particles ("rule+out").
 * Adjectives stand after a form of "be". `via` lists the prepositions that lead to the theme, "" for none.
 */
export interface Frame {
  readonly verbs?: string;
  readonly copula?: string;
  readonly via?: readonly string[];
  readonly emit: readonly Emission[];
  /** The verb may take its object through a gerund: "ruled out hosting a hub". */
  readonly gerund?: true;
}

const joins: Emission = { predicate: "partyTo", from: "actor", to: "theme" };
const leaves: Emission = { ...joins, negated: true, ended: true };
const acts = (predicate: Predicate): Emission => ({ predicate, from: "actor", to: "theme" });
const status = (value: Status): Emission => ({ predicate: "agreementStatus", from: "theme", value });

/** What it takes to teach the rules a verb: one entry here. */
export const frames: readonly Frame[] = [
  { verbs: "visit", emit: [acts("visited")] },
  { verbs: "travel fly", via: ["to"], emit: [acts("visited")] },
  { verbs: "arrive", via: ["in"], emit: [acts("visited")] },
  { verbs: "meet", via: ["", "with"], emit: [acts("metWith")] },
  { verbs: "shake+hands", via: ["with"], emit: [acts("metWith")] },
  { verbs: "attend", emit: [acts("attended")] },
  { verbs: "host chair", emit: [acts("attended")] },
  { verbs: "speak take+part participate", via: ["at", "in"], emit: [acts("attended")] },
  { verbs: "take+part participate", via: ["in"], emit: [acts("memberOf")] },
  { verbs: "negotiate", via: ["with"], emit: [acts("negotiatesWith")] },
  { verbs: "negotiate renegotiate discuss", emit: [status("negotiating"), { ...joins, modality: "possible" }] },
  { verbs: "approach contact ask invite", emit: [acts("approached")] },
  { verbs: "raise+it raise+this raise+the+matter raise+the+issue", via: ["with"], emit: [acts("approached")] },
  { verbs: "reach+out appeal", via: ["to"], emit: [acts("approached")] },
  { verbs: "sign initial", emit: [joins, status("signed")] },
  { verbs: "agree+on agree+to strike reach conclude clinch", emit: [joins, status("agreed")] },
  { verbs: "form establish", emit: [joins] },
  { verbs: "ratify approve", emit: [joins, status("ratified")] },
  { verbs: "join", emit: [acts("memberOf"), joins] },
  { verbs: "accede", via: ["to"], emit: [acts("memberOf"), joins, status("acceded")] },
  { verbs: "belong", via: ["to"], emit: [acts("memberOf")] },
  { verbs: "leave quit", emit: [{ ...acts("memberOf"), negated: true, ended: true }, leaves] },
  { verbs: "withdraw exit", via: ["from", ""], emit: [{ ...acts("memberOf"), negated: true, ended: true }, leaves] },
  { verbs: "pull+out break+away", via: ["of", "from"], emit: [{ ...acts("memberOf"), negated: true, ended: true }, leaves] },
  { verbs: "end halt suspend", via: ["participation in"], emit: [leaves] },
  { verbs: "implement", emit: [status("operating")] },
  { verbs: "enter come", via: ["into force", "into effect"], emit: [status("inForce")] },
  { verbs: "take+effect", emit: [status("inForce")] },
  { verbs: "suspend", emit: [status("suspended")] },
  { verbs: "halt", emit: [status("halted")] },
  { verbs: "shelve", emit: [status("shelved")] },
  { verbs: "scrap abandon terminate cancel renounce denounce", emit: [status("terminated")] },
  { verbs: "expire lapse", emit: [status("expired")] },
  { verbs: "broker mediate", emit: [{ ...joins, role: "mediator" }] },
  { verbs: "rule+out", gerund: true, emit: [acts("rejects"), status("ruledOut")] },
  { verbs: "reject refuse oppose turn+down rebuff dismiss vote+against", gerund: true, emit: [acts("rejects")] },
  { verbs: "support back praise welcome endorse hail defend champion", emit: [acts("supports")] },
  { verbs: "call+for urge", via: [""], gerund: true, emit: [acts("supports")] },
  { verbs: "criticise criticize condemn denounce slam accuse attack assail blast deplore decry protest blame", emit: [acts("criticises")] },
  { verbs: "propose suggest pitch table float", emit: [acts("proposes"), status("proposed")] },
  { verbs: "consider", emit: [{ ...acts("openTo"), modality: "possible" }] },
  { verbs: "cooperate collaborate work+together", via: ["with"], emit: [acts("cooperatesWith")] },
  { verbs: "lead head", emit: [acts("leads")] },
  { verbs: "govern", emit: [acts("governs")] },
  { verbs: "apply", via: ["for membership of", "to join"], emit: [acts("candidateFor")] },
  { verbs: "run stand", via: ["in"], emit: [acts("candidateFor")] },
  { copula: "open to", gerund: true, emit: [acts("openTo")] },
  { copula: "party to", emit: [joins] },
  { copula: "parties to", emit: [joins] },
  { copula: "signatory to", emit: [joins] },
  { copula: "member of", emit: [acts("memberOf")] },
  { copula: "members of", emit: [acts("memberOf")] },
  { copula: "candidate for membership of", emit: [acts("candidateFor")] },
  { copula: "candidate for", emit: [acts("candidateFor")] },
  { copula: "candidate to join", emit: [acts("candidateFor")] },
  { copula: "opposed to", emit: [acts("rejects")] },
  { copula: "critical of", emit: [acts("criticises")] },
  { copula: "supportive of", emit: [acts("supports")] },
  { copula: "in favour of", emit: [acts("supports")] },
  { copula: "ally of", emit: [acts("allyOf")] },
  { copula: "allies of", emit: [acts("allyOf")] },
  { copula: "in force", emit: [status("inForce")] },
];

/** Nouns that name talks or a first step towards someone, with the prepositions to the others and light verbs before them. */
export const nounFrames = {
  talks: new Set(["talks", "negotiations", "discussions"]),
  contact: new Set(["outreach", "approach", "contact", "request", "invitation"]),
  holding: new Set(
    "hold holds held holding begin begins began begun start starts started open opens opened enter enters entered launch launched resume resumed resumes conduct conducted had has have".split(
      " ",
    ),
  ),
  happening: new Set("taken took begun started happened been are were continue resumed".split(" ")),
} as const;

const irregular: Readonly<Record<string, string>> = {
  meet: "meet meets met meeting",
  fly: "fly flies flew flown flying",
  take: "take takes took taken taking",
  hold: "hold holds held holding",
  strike: "strike strikes struck striking",
  leave: "leave leaves left leaving",
  quit: "quit quits quitting",
  withdraw: "withdraw withdraws withdrew withdrawn withdrawing",
  break: "break breaks broke broken breaking",
  come: "come comes came coming",
  shake: "shake shakes shook shaking",
  lead: "lead leads led leading",
  speak: "speak speaks spoke speaking",
  raise: "raise raises raised raising",
  run: "run runs ran running",
  stand: "stand stands stood standing",
  initial: "initial initials initialled initialling",
  scrap: "scrap scraps scrapped scrapping",
  slam: "slam slams slammed slamming",
  rule: "rule rules ruled ruling",
  cancel: "cancel cancels cancelled cancelling canceled",
  travel: "travel travels travelled travelling traveled",
  form: "formed",
  back: "backs backed",
  head: "heads headed",
  table: "tabled",
  float: "floated",
  pitch: "pitch pitched",
  end: "ends ended ending",
  attack: "attacks attacked attacking",
  work: "work works worked working",
  turn: "turn turns turned turning",
};

/** The forms of a verb, from its lemma; regular ones by spelling, the others from a list. */
export function verbForms(lemma: string): readonly string[] {
  const known = irregular[lemma];
  if (known) return known.split(" ");
  if (lemma.endsWith("e")) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`, `${lemma}ing`];
  return [lemma, /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${lemma}ed`, `${lemma}ing`];
}
