import { ends, type Emission, type Frame } from "./frame.js";

const leaves: readonly Emission[] = [ends("partyTo"), ends("memberOf")];

/** Who leaves agreements and organisations, or is made to. */
export const exitFrames: readonly Frame[] = [
  {
    lemmas: "leave quit exit abandon ditch dump",
    kind: "verb",
    plover: "RETREAT",
    roles: { actor: "subject", theme: "object" },
    says: leaves,
    examples: {
      "Norway left the European Union.": ["Norway not memberOf European Union"],
      "Norway announced it would leave the Bergen Accord.": ["Norway not partyTo Bergen Accord (planned) by Norway"],
      "Norway has not left the European Union.": ["Norway memberOf European Union"],
      "Chile wants Norway to leave the European Union.": ["Norway not memberOf European Union (possible)"],
    },
    counterexamples: ["Ada Byron left Chile."],
  },
  {
    lemmas:
      "withdraw pull+out drop+out walk+out walk+away opt+out break+away back+out pull+back bow+out crash+out retreat secede step+away retire",
    kind: "verb",
    plover: "RETREAT",
    roles: { actor: "subject", theme: "from of on" },
    says: leaves,
    examples: {
      "Norway withdrew from the Bergen Accord.": ["Norway not partyTo Bergen Accord"],
      "Norway pulled out of the European Union.": ["Norway not memberOf European Union"],
      "Norway threatened to withdraw from the Bergen Accord.": ["Norway not partyTo Bergen Accord (possible)"],
    },
    counterexamples: ["Norway withdrew its troops from Chile."],
  },
  {
    lemmas: "withdraw pull+out drop+out bow+out retire",
    kind: "verb",
    plover: "RETREAT",
    roles: { actor: "subject", theme: "from of" },
    types: { actor: ["Person", "Party"], theme: ["Event"] },
    says: [{ predicate: "candidateFor", from: "actor", to: "theme", negated: true, ended: true }],
    examples: { "Ada Byron withdrew from the Norwegian election.": ["Ada Byron not candidateFor Norwegian election"] },
  },
  {
    lemmas: "suspend end halt cease terminate stop freeze renounce cancel pause drop withdraw quit",
    kind: "verb",
    plover: "RETREAT",
    fixed: { object: "participation membership involvement adherence compliance" },
    roles: { actor: "subject", theme: "in of to from with" },
    says: leaves,
    examples: {
      "Norway ended its participation in the Bergen Accord.": ["Norway not partyTo Bergen Accord"],
      "Norway suspended its membership of the European Union.": ["Norway not memberOf European Union"],
    },
  },
  {
    lemmas: "expel eject oust remove exclude bar",
    kind: "verb",
    plover: "COERCE",
    roles: { actor: "subject", theme: "object", other: "from" },
    says: [{ predicate: "memberOf", from: "theme", to: "other", negated: true, ended: true, denied: null }],
    examples: { "Chile was expelled from the European Union.": ["Chile not memberOf European Union"] },
    counterexamples: ["Norway expelled a diplomat from Oslo."],
  },
  {
    lemmas: "expel suspend",
    kind: "verb",
    plover: "COERCE",
    roles: { actor: "subject", theme: "object" },
    types: { actor: ["Organisation", "Party"] },
    says: [{ predicate: "memberOf", from: "theme", to: "actor", negated: true, ended: true, denied: null }],
    examples: { "NATO expelled Chile.": ["Chile not memberOf NATO"] },
  },
  {
    lemmas: "withdrawal exit departure",
    kind: "deed",
    plover: "RETREAT",
    roles: { actor: "poss by modifier of", theme: "union" },
    types: { actor: ["Country"] },
    unless: { "from of": "troop soldier force army territory region border area politics office power race", poss: "troop" },
    says: [...leaves],
    examples: {
      "Chile joined the Baltic League. The Baltic League meets in May. After Norway's exit the Baltic League has nine members.": [
        "Norway not memberOf Baltic League",
      ],
    },
    counterexamples: ["Norway's withdrawal of troops from Chile began."],
  },
  {
    lemmas: "withdrawal exit departure pullout",
    kind: "deed",
    plover: "RETREAT",
    roles: { actor: "poss of by modifier light", theme: "from" },
    light: "announce confirm threaten begin complete trigger",
    says: [...leaves],
    examples: {
      "Chile criticised Norway's withdrawal from the Bergen Accord.": ["Norway not partyTo Bergen Accord"],
      "Norway announced its withdrawal from the European Union.": ["Norway not memberOf European Union (planned) by Norway"],
    },
    counterexamples: ["The withdrawal of troops from Chile began."],
  },
];
