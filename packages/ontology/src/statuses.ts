import { unmapped, type Concept, type MappedConcept } from "./types.js";

const trackTable = {
  law: {
    label: "law",
    definition: "Where the agreement stands under law.",
    includes: "Talks, signature, ratification, force, end.",
    excludes: "What happens on the ground: use practice.",
    example: "signed",
    counterExample: "The first transfers took place: practice.",
  },
  practice: {
    label: "practice",
    definition: "Whether it is carried out.",
    includes: "Operation, stand-still, never begun.",
    excludes: "Legal effect: use law.",
    example: "operating",
    counterExample: "in force",
  },
  politics: {
    label: "politics",
    definition: "Whether those in power want it, before or apart from law.",
    includes: "Plans, plans put aside, plans excluded.",
    excludes: "Opinions of bystanders: use stances.",
    example: "shelved",
    counterExample: "criticised by a newspaper",
  },
} as const satisfies Record<string, Concept>;

/** The name of a track. */
export type Track = keyof typeof trackTable;

/** The three tracks of statuses; an agreement has a current status on each. */
export const tracks: Readonly<Record<Track, Concept>> = trackTable;

/** A status of an agreement: its track and its place among the stages there. */
export interface StatusDefinition extends MappedConcept {
  readonly track: Track;
  /** Order of stages within the track, from 1; a later stage has a higher rank. */
  readonly rank: number;
}

const table = {
  negotiating: {
    track: "law",
    rank: 1,
    label: "negotiating",
    definition: "The sides are talking about its content.",
    includes: "Rounds of talks, drafts on the table.",
    excludes: "Contacts before talks: use approached.",
    example: "Norway and the United Kingdom are negotiating the fisheries accord.",
    counterExample: "One minister wants talks: use proposes.",
    mappings: { ...unmapped, plover: "CONSULT" },
  },
  agreed: {
    track: "law",
    rank: 2,
    label: "agreed",
    definition: "The sides have settled on it, in principle or in full, and have not signed.",
    includes: 'Deals "struck" or "reached", texts initialled.',
    excludes: "Agreement of one side only: use supports or openTo.",
    example: "A deal was reached overnight.",
    counterExample: "One side says a deal is near: negotiating, possible.",
    mappings: unmapped,
  },
  signed: {
    track: "law",
    rank: 3,
    label: "signed",
    definition: "Signed by the sides, or by the one that `by` names.",
    includes: "Signing ceremonies, announced joint statements.",
    excludes: "Ratification by parliament.",
    example: "The Prespa Agreement was signed in June 2018.",
    counterExample: "Ministers will sign in May: signed, but planned.",
    mappings: { ...unmapped, plover: "SUPPORT" },
  },
  acceded: {
    track: "law",
    rank: 4,
    label: "acceded",
    definition: "A later party joined an agreement that others had made.",
    includes: "Accession treaties and instruments.",
    excludes: "Joining an organisation: use memberOf.",
    example: "Finland acceded to the North Atlantic Treaty in 2023.",
    counterExample: "Finland signed a new treaty of its own: use signed.",
    mappings: unmapped,
  },
  ratified: {
    track: "law",
    rank: 5,
    label: "ratified",
    definition: "Approved under the law of a party, named in `by`.",
    includes: "Votes of parliaments, referendums, acceptance, approval.",
    excludes: "A committee's advice.",
    example: "The Greek parliament ratified the accord.",
    counterExample: "The prime minister praised it: use supports.",
    mappings: unmapped,
  },
  provisionallyApplied: {
    track: "law",
    rank: 6,
    label: "provisionally applied",
    definition: "Applied before it is in force.",
    includes: "Provisional application in part.",
    excludes: "Pilot projects: use operating.",
    example: "The trade accord has applied provisionally since 2017.",
    counterExample: "All parties have ratified and it binds: use inForce.",
    mappings: unmapped,
  },
  inForce: {
    track: "law",
    rank: 7,
    label: "in force",
    definition: "It binds its parties.",
    includes: '"took effect", "is valid".',
    excludes: "Work on the ground under it: use operating.",
    example: "The Paris Agreement entered into force in 2016.",
    counterExample: "The first buses ran: use operating.",
    mappings: { ...unmapped, schemaOrg: "InForce" },
  },
  suspended: {
    track: "law",
    rank: 8,
    label: "suspended",
    definition: "Its legal effect is interrupted by a party or by all.",
    includes: "Formal suspension of a treaty or of part of it.",
    excludes: "Work that stopped without a legal act: use halted.",
    example: "The government suspended the treaty.",
    counterExample: "Flights stopped in bad weather: use halted.",
    mappings: unmapped,
  },
  terminated: {
    track: "law",
    rank: 9,
    label: "terminated",
    definition: "Ended by an act of a party or by all.",
    includes: "Denunciation, revocation, withdrawal that ends it.",
    excludes: "One party's exit from an agreement that goes on: negated partyTo with change: ended.",
    example: "The new government terminated the accord.",
    counterExample: "Its ten years were over: use expired.",
    mappings: unmapped,
  },
  expired: {
    track: "law",
    rank: 10,
    label: "expired",
    definition: "Ended because its time was up.",
    includes: "Sunset clauses, missed renewals.",
    excludes: "Ended by an act: use terminated.",
    example: "The lease ran out in 2009.",
    counterExample: "It was denounced in 2008: use terminated.",
    mappings: unmapped,
  },
  notImplemented: {
    track: "practice",
    rank: 1,
    label: "not implemented",
    definition: "Agreed, and not put into practice.",
    includes: '"only on paper", "never took off".',
    excludes: "Stopped after a start: use halted.",
    example: "Years after the signing, no centre has been built.",
    counterExample: "The centre was closed in spring: use halted.",
    mappings: unmapped,
  },
  operating: {
    track: "practice",
    rank: 2,
    label: "operating",
    definition: "Carried out on the ground.",
    includes: "First transfers, a centre that has opened, money paid.",
    excludes: "Legal effect: use inForce.",
    example: "The centre received its first group.",
    counterExample: "The treaty took effect: use inForce.",
    mappings: unmapped,
  },
  halted: {
    track: "practice",
    rank: 3,
    label: "halted",
    definition: "Practice has stopped.",
    includes: "Pauses, closures, stops by a court or by weather.",
    excludes: "Legal suspension: use suspended.",
    example: "Transfers have stopped since the ruling.",
    counterExample: "The accord was denounced: use terminated.",
    mappings: unmapped,
  },
  proposed: {
    track: "politics",
    rank: 1,
    label: "proposed",
    definition: "Put forward, by someone, as a plan.",
    includes: "Drafts, ideas that have a name.",
    excludes: "Talks on its content: use negotiating.",
    example: "Robert Schuman proposed the coal and steel pact.",
    counterExample: "Both sides work on a draft: use negotiating.",
    mappings: unmapped,
  },
  shelved: {
    track: "politics",
    rank: 2,
    label: "shelved",
    definition: "Put aside, without being refused for good.",
    includes: "Frozen, postponed without a date.",
    excludes: "A final refusal: use ruledOut.",
    example: "The plan was shelved after the election.",
    counterExample: "The plan was excluded for ever: use ruledOut.",
    mappings: unmapped,
  },
  ruledOut: {
    track: "politics",
    rank: 3,
    label: "ruled out",
    definition: "Refused for good by a side whose consent it needs.",
    includes: '"will not happen", "off the table".',
    excludes: "Criticism by others: use rejects or criticises.",
    example: "The president ruled the plan out.",
    counterExample: "An opposition party dislikes it: use criticises.",
    mappings: { ...unmapped, plover: "REJECT" },
  },
} as const satisfies Record<string, StatusDefinition>;

/** The name of a status. */
export type Status = keyof typeof table;

/** Every status that agreementStatus may give, track by track in order of stages. */
export const statuses: Readonly<Record<Status, StatusDefinition>> = table;
