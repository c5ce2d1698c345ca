// What can be said, and with which words: the predicate and the verb that says it.
const actors = ["Person", "Country", "Party", "Organisation", "Group"];
const people = ["Person", "Group", "Organisation", "Country"];

/** Between two entities. `base` and `past` are the verb with what follows it up to the object. */
export const relations = [
  { predicate: "partyTo", subject: actors, object: ["Agreement"], base: "sign", past: "signed", weight: 5, pairs: true },
  { predicate: "negotiatesWith", subject: actors, object: actors, base: "negotiate with", past: "negotiated with", weight: 3 },
  { predicate: "cooperatesWith", subject: actors, object: actors, base: "cooperate with", past: "cooperated with", weight: 3 },
  { predicate: "metWith", subject: people, object: people, base: "meet", past: "met", weight: 4 },
  { predicate: "approached", subject: actors, object: actors, base: "approach", past: "approached", weight: 1 },
  { predicate: "criticises", subject: actors, object: [...actors, "Agreement"], base: "criticise", past: "criticised", weight: 3 },
  { predicate: "supports", subject: actors, object: [...actors, "Agreement"], base: "support", past: "supported", weight: 3 },
  { predicate: "rejects", subject: actors, object: ["Agreement"], base: "reject", past: "rejected", weight: 2 },
  { predicate: "proposes", subject: actors, object: ["Agreement", "Event"], base: "propose", past: "proposed", weight: 2 },
  { predicate: "visited", subject: ["Person"], object: ["Country", "Place"], base: "visit", past: "visited", weight: 2 },
  { predicate: "attended", subject: actors, object: ["Event"], base: "attend", past: "attended", weight: 2, pairs: true },
  { predicate: "leads", subject: ["Person"], object: ["Party", "Organisation"], base: "lead", past: "led", weight: 2 },
  { predicate: "memberOf", subject: ["Person"], object: ["Party", "Organisation"], base: "belong to", past: "belonged to", weight: 2 },
  { predicate: "memberOf", subject: ["Country"], object: ["Organisation"], base: "join", past: "joined", weight: 1 },
  { predicate: "locatedIn", subject: ["Place"], object: ["Country"], base: "lie in", past: "lay in", weight: 1 },
  { predicate: "appliesTo", subject: ["Agreement"], object: ["Group"], base: "apply to", past: "applied to", weight: 1 },
];

const offices = ["minister of trade", "foreign minister", "envoy", "deputy minister of the interior", "ambassador"];

/** An office is a relation whose words name it. */
export const officeRelations = offices.map((office) => ({
  predicate: "holdsOffice",
  subject: ["Person"],
  object: ["Country", "Organisation"],
  base: `serve as ${office} of`,
  past: `served as ${office} of`,
  qualifiers: { office },
  weight: 0.6,
}));

const passive = (value, participle) => ({ value, base: `be ${participle}`, past: `was ${participle}`, denied: `was not ${participle}` });

/** Of one agreement. */
export const values = [
  ...[
    passive("signed", "signed"),
    passive("ratified", "ratified"),
    passive("suspended", "suspended"),
    passive("terminated", "terminated"),
    passive("shelved", "shelved"),
    passive("proposed", "put forward"),
    { value: "inForce", base: "enter into force", past: "entered into force" },
    { value: "expired", base: "expire", past: "expired" },
  ].map((frame) => ({ predicate: "agreementStatus", ...frame })),
  ...[
    ["trade", "trade"],
    ["visa", "visas"],
    ["border", "the border"],
    ["labour", "seasonal labour"],
    ["police", "the police forces"],
  ].map(([value, words]) => ({ predicate: "topic", value, base: `deal with ${words}`, past: `dealt with ${words}` })),
];

/** A sum of money that an agreement is worth. */
export function worth(millions) {
  const words = `worth ${millions} million euros`;
  return { ...passive(millions * 1_000_000, words), predicate: "monetaryValue", qualifiers: { currency: "EUR" } };
}

const modals = { planned: "will", possible: "may", evaluative: "should" };

/** The words of a verb in a polarity and modality. */
export function verbOf({ base, past, denied = `did not ${base}` }, polarity, modality) {
  if (modality !== "asserted") return `${modals[modality]} ${polarity === "negated" ? "not " : ""}${base}`;
  return polarity === "negated" ? denied : past;
}
