import { actorTypes } from "../entity-types.js";
import { unmapped } from "../types.js";
import type { PredicateDefinition } from "./definition.js";

/** What one may be for or against. */
const stanceRange = ["Agreement", ...actorTypes, "Event"] as const;

/** What actors want, back, blame and refuse. */
export const stancePredicates = {
  proposes: {
    label: "proposes",
    inverseLabel: "is proposed by",
    definition: "An actor puts an agreement or an event forward.",
    includes: "Launching a plan, calling for a summit, tabling a draft.",
    excludes: "Being willing if others propose: use openTo. Asking one actor: use approached.",
    example: "Robert Schuman proposed the coal and steel pact in 1950.",
    counterExample: "Belgium welcomed the plan: use supports.",
    reading: {
      subject: { type: "Person", name: "Robert Schuman" },
      object: { type: "Agreement", name: "coal and steel pact" },
      qualifiers: { date: "1950" },
    },
    symmetric: false,
    object: "entity",
    signatures: [{ domain: actorTypes, range: ["Agreement", "Event"] }],
    qualifiers: [],
    mappings: unmapped,
  },
  openTo: {
    label: "is open to",
    inverseLabel: "is an option for",
    definition: "An actor says that it would consider an agreement or an event.",
    includes: "Readiness to talk, interest with conditions.",
    excludes: "Backing it: use supports. Intending it: use proposes or partyTo, planned.",
    example: "Norway said it was open to a fisheries deal.",
    counterExample: "Norway signed the deal: use partyTo.",
    reading: {
      subject: { type: "Country", name: "Norway" },
      object: { type: "Agreement", name: "fisheries deal" },
    },
    symmetric: false,
    object: "entity",
    signatures: [{ domain: actorTypes, range: ["Agreement", "Event"] }],
    qualifiers: [],
    mappings: { ...unmapped, plover: "AGREE" },
  },
  supports: {
    label: "supports",
    inverseLabel: "is supported by",
    definition: "An actor backs an agreement, an actor or an event.",
    includes: "Praise, endorsement, votes in favour, calls to revive a deal.",
    excludes: "Being a party: use partyTo. Mere readiness: use openTo.",
    example: "The United States backs the Good Friday Agreement.",
    counterExample: "Ireland is a party to the Good Friday Agreement: use partyTo.",
    reading: {
      subject: { type: "Country", name: "United States" },
      object: { type: "Agreement", name: "Good Friday Agreement" },
    },
    symmetric: false,
    object: "entity",
    signatures: [{ domain: actorTypes, range: stanceRange }],
    qualifiers: [],
    mappings: { ...unmapped, plover: "SUPPORT" },
  },
  criticises: {
    label: "criticises",
    inverseLabel: "is criticised by",
    definition: "An actor finds fault with an agreement, an actor or an event.",
    includes: "Blame, accusations (by the accuser, never as a fact about the accused), warnings.",
    excludes: "Refusing it: use rejects.",
    example: "India criticised the Non-Proliferation Treaty as discriminatory.",
    counterExample: "India refused to sign it: use rejects.",
    reading: {
      subject: { type: "Country", name: "India" },
      object: { type: "Agreement", name: "Non-Proliferation Treaty" },
      qualifiers: { wording: "discriminatory" },
    },
    symmetric: false,
    object: "entity",
    signatures: [{ domain: actorTypes, range: stanceRange }],
    qualifiers: [],
    mappings: { ...unmapped, plover: "ACCUSE" },
  },
  rejects: {
    label: "rejects",
    inverseLabel: "is rejected by",
    definition: "An actor refuses an agreement, an actor's offer or an event.",
    includes: "Voting down, ruling out, refusing to sign or to take part.",
    excludes: "Fault-finding without refusal: use criticises. Withdrawal by a party: negated partyTo.",
    example: "Danish voters rejected the Maastricht Treaty in 1992.",
    counterExample: "A newspaper called the treaty vague: use criticises.",
    reading: {
      subject: { type: "Group", name: "Danish voters" },
      object: { type: "Agreement", name: "Maastricht Treaty" },
      qualifiers: { date: "1992" },
    },
    symmetric: false,
    object: "entity",
    signatures: [{ domain: actorTypes, range: stanceRange }],
    qualifiers: [],
    mappings: { ...unmapped, plover: "REJECT" },
  },
} as const satisfies Record<string, PredicateDefinition>;
