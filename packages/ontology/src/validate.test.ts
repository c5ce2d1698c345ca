import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actorTypes,
  allowsPair,
  entityTypes,
  instruments,
  inverseLabel,
  isActorType,
  isEntityType,
  isPredicate,
  isStatus,
  modalities,
  polarities,
  predicates,
  qualifiers,
  statuses,
  statusTrack,
  symmetricPredicates,
  topics,
  validateStatement,
  type Candidate,
  type EntityType,
  type Predicate,
} from "./index.js";

const met: Candidate = {
  subjectType: "Person",
  predicate: "metWith",
  objectType: "Person",
  value: null,
  qualifiers: {},
  polarity: "affirmed",
  modality: "asserted",
};
const signed: Candidate = {
  ...met,
  subjectType: "Agreement",
  predicate: "agreementStatus",
  objectType: null,
  value: "signed",
};
const figure: Candidate = { ...signed, predicate: "figure", value: 300 };

const problems = (change: Partial<Candidate>, base = met) => validateStatement({ ...base, ...change });
const reasons = (change: Partial<Candidate>, base = met) => problems(change, base).map(({ reason }) => reason);
const qualified = (given: Record<string, unknown>, base = met) => problems({ qualifiers: given }, base);

/**
 * DESIGN's table, written again by hand: the oracle against which the signatures are held.
 * "same" repeats the domain as range; "each" joins every type to itself alone.
 */
const design = `
holdsOffice: Person > Country Organisation Party Place
leads: Person > Party Organisation Event; Country Party > Organisation
memberOf: Person Group > Party Organisation Group; Country Party Organisation > Organisation Group
partOf: Organisation > Organisation; Event > Event; Agreement > Agreement; Place > Place
locatedIn: Country Place Event Organisation Group > Place Country
governs: Party > Country
inOppositionIn: Party > Country
candidateFor: Person Party > Event; Person Country > Organisation
partyTo: Country Organisation Party Person Group > Agreement
amends: Agreement > Agreement
replaces: Agreement > Agreement
implements: Agreement > Agreement
rulesOn: Organisation > Agreement
appliesTo: Agreement Event > Group Country
negotiatesWith: actor > actor
cooperatesWith: actor > actor
allyOf: actor > actor
metWith: Person Group Organisation Country > Person Group Organisation Country
approached: actor > actor
visited: actor > Country Place Organisation
attended: actor > Event
proposes: actor > Agreement Event
openTo: actor > Agreement Event
supports: actor > Agreement actor Event
criticises: actor > Agreement actor Event
rejects: actor > Agreement actor Event
`;
const designValues = {
  agreementStatus: ["Agreement"],
  instrument: ["Agreement"],
  topic: ["Agreement"],
  monetaryValue: ["Agreement", "Event", "Group"],
  figure: ["Agreement", "Event", "Group"],
} as const;

function pairsOf(signature: string): string[] {
  const [domain, range] = signature
    .replaceAll("actor", "Person Country Party Organisation Group")
    .split(" > ")
    .map((side) => side.trim().split(" "));
  return domain!.flatMap((subject) => range!.map((object) => `${subject} ${object}`));
}

const designPairs = new Map(
  design
    .trim()
    .split("\n")
    .map((line) => line.split(": "))
    .map(([name, signatures]) => [name!, new Set(signatures!.split(";").flatMap(pairsOf))]),
);

const typeNames = Object.keys(entityTypes).filter(isEntityType);
const predicateNames = Object.keys(predicates).filter(isPredicate);
const typeName = fc.constantFrom(...typeNames);
const predicateName = fc.constantFrom(...predicateNames);

test("the ontology has exactly the predicates of the design", () => {
  const expected = [...designPairs.keys(), ...Object.keys(designValues)];
  expect(Object.keys(predicates).toSorted()).toEqual(expected.toSorted());
});

describe("pairs", () => {
  test("are allowed exactly as the design says", () => {
    const wrong = predicateNames.flatMap((predicate) =>
      typeNames.flatMap((subjectType) =>
        typeNames
          .filter((objectType) => {
            const expected = designPairs.get(predicate)?.has(`${subjectType} ${objectType}`) ?? false;
            const accepted = reasons({ predicate, subjectType, objectType }).length === 0;
            return accepted !== expected || allowsPair(predicate, subjectType, objectType) !== expected;
          })
          .map((objectType) => `${subjectType} ${predicate} ${objectType}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("keep their exact combinations", () => {
    expect(reasons({ predicate: "leads", subjectType: "Country", objectType: "Organisation" })).toEqual([]);
    expect(problems({ predicate: "leads", subjectType: "Country", objectType: "Event" })).toEqual([
      {
        reason: "outsideRange",
        message: "leads cannot join Country to Event; from Country it goes to Organisation.",
      },
    ]);
  });

  test("are refused outside the domain, which the message names", () => {
    expect(problems({ predicate: "governs", subjectType: "Person", objectType: "Country" })).toEqual([
      {
        reason: "outsideDomain",
        message: "governs cannot have a subject of type Person; it takes Party.",
      },
    ]);
  });

  test("of symmetric predicates are allowed both ways", () => {
    fc.assert(
      fc.property(fc.constantFrom(...symmetricPredicates), typeName, typeName, (predicate, a, b) => {
        expect(allowsPair(predicate, a, b)).toBe(allowsPair(predicate, b, a));
      }),
    );
    expect([...symmetricPredicates].toSorted()).toEqual(["negotiatesWith", "cooperatesWith", "allyOf", "metWith"].toSorted());
  });
});

describe("names", () => {
  test("a misspelt predicate is answered with the near one", () => {
    expect(problems({ predicate: "metwith" })).toEqual([
      {
        reason: "unknownPredicate",
        message: 'Unknown predicate "metwith": did you mean "metWith"?',
      },
    ]);
  });

  test("a strange predicate is answered with the list", () => {
    const [problem] = problems({ predicate: "isFondOfCheese" });
    expect(problem?.message).toContain("use one of holdsOffice, leads,");
  });

  test("an unknown type is reported once, and not as outside the domain", () => {
    expect(problems({ subjectType: "Organization" })).toEqual([
      {
        reason: "unknownType",
        message: 'Unknown entity type "Organization": did you mean "Organisation"?',
      },
    ]);
  });

  test("names of object methods are no names of the ontology", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(isPredicate(name)).toBe(false);
      expect(reasons({ predicate: name })).toEqual(["unknownPredicate"]);
    }
    expect(qualified(JSON.parse('{"__proto__": 1}'))[0]?.reason).toBe("unknownQualifier");
  });

  test("polarity and modality are words of their lists", () => {
    expect(reasons({ polarity: "denied" })).toEqual(["badPolarity"]);
    expect(reasons({ modality: "intended" })).toEqual(["badModality"]);
    for (const polarity of Object.keys(polarities)) expect(reasons({ polarity })).toEqual([]);
    for (const modality of Object.keys(modalities)) expect(reasons({ modality })).toEqual([]);
  });
});

describe("object and value", () => {
  test("exactly one is given", () => {
    expect(reasons({ value: "signed" })).toEqual(["objectAndValue"]);
    expect(reasons({ objectType: null })).toEqual(["objectAndValue"]);
    expect(reasons({ value: null }, signed)).toEqual(["objectAndValue"]);
    expect(reasons({ objectType: "Country" }, signed)).toEqual(["objectAndValue"]);
  });

  test("a predicate with an object takes no value instead", () => {
    expect(reasons({ objectType: null, value: 3 })).toEqual(["objectAndValue"]);
  });

  test.each(Object.entries(designValues))("%s takes a value from its domain only", (predicate, domain) => {
    const { reading } = predicates[predicate as Predicate];
    const accepted = typeNames.filter(
      (subjectType) => reasons({ predicate, subjectType, value: reading.value ?? null }, signed).length === 0,
    );
    expect(accepted.toSorted()).toEqual([...domain].toSorted());
  });

  test("values are words of the list, or finite numbers", () => {
    for (const value of Object.keys(statuses)) expect(reasons({ value }, signed)).toEqual([]);
    for (const value of Object.keys(instruments)) {
      expect(reasons({ predicate: "instrument", value }, signed)).toEqual([]);
    }
    for (const value of Object.keys(topics)) {
      expect(reasons({ predicate: "topic", value }, signed)).toEqual([]);
    }
    expect(problems({ value: "sined" }, signed)[0]?.message).toBe('Unknown status "sined": did you mean "signed"?');
    expect(reasons({ value: 4 }, signed)).toEqual(["badValue"]);
    for (const value of ["300", Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(reasons({ value }, figure)).toEqual(["badValue"]);
    }
  });
});

describe("qualifiers", () => {
  test("common ones are allowed on every predicate, others where they are named", () => {
    const common = Object.entries(qualifiers).filter(([, entry]) => entry.common);
    for (const predicate of predicateNames) {
      const { reading } = predicates[predicate];
      for (const [name, { sample }] of common) {
        const found = validateStatement({
          ...met,
          predicate,
          subjectType: reading.subject.type,
          objectType: reading.object?.type ?? null,
          value: reading.value ?? null,
          qualifiers: { [name]: sample },
          polarity: "negated",
        });
        expect(found).toEqual([]);
      }
    }
    expect(qualified({ office: "minister" })[0]).toEqual({
      reason: "unknownQualifier",
      message: "metWith takes no qualifier office; it takes validFrom, validTo, date, place, about, condition, wording, change, formality.",
    });
  });

  test("a misspelt one is answered with the near one", () => {
    expect(qualified({ plaec: "Oslo" })).toEqual([
      { reason: "unknownQualifier", message: 'Unknown qualifier "plaec": did you mean "place"?' },
    ]);
  });

  const good: Record<string, unknown>[] = [
    { date: "2021" },
    { date: "2025-05" },
    { date: "2025-05-16" },
    { date: "2021~" },
    { date: "2021-03?" },
    { date: "2021-03-04%" },
    { date: "2025-21" },
    { date: "202X" },
    { date: "2024-01/2024-06" },
    { validFrom: "2021/.." },
    { validTo: "../2021" },
    { place: "the Channel" },
    { place: { type: "Place", name: "Oslo" } },
    { about: { type: "Agreement", name: "the pact" } },
    { formality: "formal" },
  ];
  test.each(good)("%o is accepted", (given) => {
    expect(qualified(given)).toEqual([]);
  });

  const bad: Record<string, unknown>[] = [
    { date: "May 2025" },
    { date: "2025-13" },
    { date: "2025-05-32" },
    { date: "2025-21-04" },
    { date: "25-05-16" },
    { date: "../.." },
    { date: "/" },
    { date: "" },
    { date: 2025 },
    { place: "" },
    { place: { type: "Person", name: "Oslo" } },
    { place: { type: "Place", name: " " } },
    { place: { type: "Plaice", name: "Oslo" } },
    { place: { name: "Oslo" } },
    { place: null },
    { condition: 4 },
    { formality: "secret" },
    { change: "begun" },
  ];
  test.each(bad)("%o is refused", (given) => {
    expect(qualified(given).map(({ reason }) => reason)).toEqual(["badQualifier"]);
  });

  test("those of one predicate hold to their kind", () => {
    const by = { type: "Country", name: "Greece" };
    expect(qualified({ by }, signed)).toEqual([]);
    expect(qualified({ by: "Greece" }, signed)[0]?.message).toBe(
      'The qualifier by takes an entity {type, name} of type Person, Country, Party, Organisation, Group, not "Greece".',
    );
    const form = { ...signed, predicate: "instrument", value: "protocol" };
    expect(qualified({ binding: false }, form)).toEqual([]);
    expect(qualified({ binding: "no" }, form)[0]?.reason).toBe("badQualifier");
    expect(qualified({ comparator: "atMost", unit: "places", asOf: "2025-06" }, figure)).toEqual([]);
    expect(qualified({ comparator: "up to" }, figure)[0]?.reason).toBe("badQualifier");
  });

  test("only a negated statement ends a state", () => {
    const left = {
      ...met,
      predicate: "memberOf",
      objectType: "Party",
      qualifiers: { change: "ended" },
    };
    expect(validateStatement({ ...left, polarity: "negated" })).toEqual([]);
    expect(validateStatement(left).map(({ reason }) => reason)).toEqual(["badQualifier"]);
  });
});

describe("properties", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(...typeNames, ...predicateNames, ...Object.keys(qualifiers), ...Object.keys(statuses)),
  );
  const anything = fc.anything({
    withBigInt: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  const candidate = fc.record({
    subjectType: word,
    predicate: word,
    objectType: fc.option(word),
    value: fc.option(fc.oneof(word, fc.double())),
    qualifiers: fc.dictionary(word, anything),
    polarity: word,
    modality: word,
  });

  test("never throws, and every message is a sentence", () => {
    fc.assert(
      fc.property(candidate, (given) => {
        for (const { message } of validateStatement(given)) expect(message).toMatch(/[.?]$/);
      }),
      { numRuns: 1000 },
    );
  });

  test("accepts a bare statement exactly if its pair is allowed", () => {
    fc.assert(
      fc.property(predicateName, typeName, typeName, (predicate, subjectType, objectType) => {
        const accepted = problems({ predicate, subjectType, objectType }).length === 0;
        expect(accepted).toBe(designPairs.get(predicate)?.has(`${subjectType} ${objectType}`) ?? false);
      }),
      { numRuns: 500 },
    );
  });
});

test("derived reads follow the tables", () => {
  expect(inverseLabel("leads")).toBe("is led by");
  expect(statusTrack("halted")).toBe("practice");
  expect(typeNames.filter((type) => isActorType(type)).toSorted()).toEqual([...actorTypes].toSorted());
  expect(isStatus("signed")).toBe(true);
  const ofEntities: EntityType = "Person";
  expect(allowsPair("agreementStatus", "Agreement", ofEntities)).toBe(false);
});
