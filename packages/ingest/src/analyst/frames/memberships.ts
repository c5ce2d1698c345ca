import { does, reaches, type Emission, type Frame } from "./frame.js";

const joins: Emission = does("partyTo");

/** Who joins and belongs to organisations and agreements. */
export const membershipFrames: readonly Frame[] = [
  {
    lemmas: "accede",
    kind: "verb",
    plover: "AGREE",
    roles: { actor: "subject", theme: "to" },
    says: [joins, does("memberOf"), reaches("acceded")],
    examples: {
      "Norway acceded to the Bergen Accord.": ["Norway partyTo Bergen Accord", "Bergen Accord agreementStatus acceded"],
      "Norway acceded to the European Union.": ["Norway memberOf European Union"],
    },
  },
  {
    lemmas: "join rejoin re-join",
    kind: "verb",
    plover: "AGREE",
    roles: { actor: "subject", theme: "object" },
    says: [joins, does("memberOf"), does("attended")],
    examples: {
      "Norway joined NATO.": ["Norway memberOf NATO"],
      "Norway joined the Bergen Accord.": ["Norway partyTo Bergen Accord"],
      "Norway declined to join NATO.": ["Norway rejects NATO"],
    },
    counterexamples: ["Chile joined Norway."],
  },
  {
    lemmas: "admit readmit",
    kind: "verb",
    plover: "AGREE",
    roles: { actor: "subject", theme: "object", other: "to into" },
    types: { other: ["Organisation"] },
    says: [{ predicate: "memberOf", from: "theme", to: "other" }],
    examples: { "Chile was admitted to NATO.": ["Chile memberOf NATO"] },
  },
  {
    lemmas: "belong",
    kind: "verb",
    roles: { actor: "subject", theme: "to" },
    says: [does("memberOf")],
    examples: {
      "Norway belongs to NATO.": ["Norway memberOf NATO"],
      "Norway does not belong to the European Union.": ["Norway not memberOf European Union"],
    },
  },
  {
    lemmas: "member",
    kind: "state",
    roles: { actor: "subject", theme: "of modifier in" },
    says: [does("memberOf"), does("partyTo")],
    examples: {
      "Norway is a member of NATO.": ["Norway memberOf NATO"],
      "Norway is not a member of the European Union.": ["Norway not memberOf European Union"],
      "Norway, a member of NATO, protested.": ["Norway memberOf NATO"],
      "Norway became a member of NATO in 1949.": ["Norway memberOf NATO"],
      "Norway is a NATO member.": ["Norway memberOf NATO"],
    },
    counterexamples: ["Norway met a member of NATO."],
  },
  {
    lemmas: "member state country nation",
    kind: "state",
    roles: { actor: "subject", theme: "modifier poss of in" },
    types: { actor: ["Country"], theme: ["Organisation"] },
    says: [does("memberOf")],
    examples: {
      "Norway became the European Union's 28th member in 2013.": ["Norway memberOf European Union"],
      "Norway is set to become NATO's 32nd member state.": ["Norway memberOf NATO (planned)"],
      "Norway is a NATO country.": ["Norway memberOf NATO"],
    },
    counterexamples: ["Norway is a candidate country.", "Norway met a NATO country.", "Norway wants to become a member state."],
  },
  {
    lemmas: "membership participation",
    kind: "deed",
    roles: { actor: "poss light", theme: "of in" },
    types: { theme: ["Organisation", "Agreement"] },
    carriers: "have retain keep hold maintain obtain gain enjoy",
    silent: "suspend end halt cease terminate stop freeze renounce cancel pause drop withdraw quit reject consider seek",
    says: [does("memberOf"), does("partyTo")],
    examples: { "Norway's membership of NATO is popular.": ["Norway memberOf NATO"] },
    counterexamples: ["Norway applied for membership of the European Union."],
  },
  {
    lemmas: "accession entry admission",
    kind: "deed",
    plover: "AGREE",
    roles: { actor: "poss of modifier", theme: "to into" },
    says: [does("memberOf"), does("partyTo")],
    examples: { "Norway celebrated Chile's accession to NATO.": ["Chile memberOf NATO"] },
  },
];
