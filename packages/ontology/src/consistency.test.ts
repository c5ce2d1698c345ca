import { describe, expect, test } from "vitest";
import {
  comparators,
  disputeReasons,
  entityTypes,
  formalities,
  instruments,
  judgementKinds,
  modalities,
  originKinds,
  outcomes,
  polarities,
  predicates,
  qualifiers,
  retractReasons,
  reviews,
  roles,
  statuses,
  topics,
  tracks,
  validateStatement,
  type Concept,
} from "./index.js";

/** A predicate as the check reads it: names unchecked, so that faults can be planted. */
interface CheckedPredicate {
  readonly label: string;
  readonly inverseLabel: string;
  readonly symmetric: boolean;
  readonly qualifiers: readonly string[];
  readonly signatures?: readonly Sides[];
  readonly value?: { readonly domain: readonly string[] };
}

interface Sides {
  readonly domain: readonly string[];
  readonly range: readonly string[];
}

type Predicates = Readonly<Record<string, CheckedPredicate>>;

// DESIGN, "Living people": what no predicate may be about.
const privateMatters =
  /crim(?!inal court)|convict|arrest|guilt|health|ill(ness)?\b|disease|religio|faith|ethnic|race\b|marri|spouse|child|parent|sexual|affair/i;

function sidesOf({ signatures, value }: CheckedPredicate): readonly Sides[] {
  return signatures ?? [{ domain: value?.domain ?? [], range: [] }];
}

function pairsOf(sides: readonly Sides[]): Set<string> {
  return new Set(sides.flatMap(({ domain, range }) => domain.flatMap((a) => range.map((b) => `${a} ${b}`))));
}

function symmetryFaults(name: string, predicate: CheckedPredicate): string[] {
  if (!predicate.symmetric) {
    return predicate.label === predicate.inverseLabel ? [`${name} reads alike from both sides`] : [];
  }
  const pairs = pairsOf(sidesOf(predicate));
  const open = [...pairs].filter((pair) => !pairs.has(pair.split(" ").reverse().join(" ")));
  const labels = predicate.label === predicate.inverseLabel ? [] : [`${name} has two labels`];
  return [...open.map((pair) => `${name} is symmetric but lacks the reverse of ${pair}`), ...labels];
}

function referenceFaults(name: string, predicate: CheckedPredicate): string[] {
  const types = sidesOf(predicate).flatMap(({ domain, range }) => [...domain, ...range]);
  const common = new Map(Object.entries(qualifiers).map(([key, { common: flag }]) => [key, flag]));
  return [
    ...types.filter((type) => !Object.hasOwn(entityTypes, type)).map((type) => `${name} names the unknown type ${type}`),
    ...predicate.qualifiers.filter((key) => common.get(key) !== false).map((key) => `${name} names ${key}, which is unknown or common`),
  ];
}

function predicateFaults(table: Predicates): string[] {
  return Object.entries(table).flatMap(([name, predicate]) => [
    ...referenceFaults(name, predicate),
    ...symmetryFaults(name, predicate),
    ...(privateMatters.test(`${name} ${predicate.label} ${predicate.inverseLabel}`) ? [`${name} is about a private matter`] : []),
  ]);
}

const faults = predicateFaults(predicates);
if (faults.length > 0) throw new Error(`The ontology contradicts itself:\n${faults.join("\n")}`);

describe("the check refuses a planted", () => {
  const base: CheckedPredicate = { ...predicates.metWith };
  const plant = (change: Partial<CheckedPredicate>, name = "planted") => predicateFaults({ [name]: { ...base, ...change } });

  test("unknown type", () => {
    const signatures = [{ domain: ["Planet"], range: ["Planet"] }];
    expect(plant({ signatures })).toContain("planted names the unknown type Planet");
  });

  test("unknown or common qualifier", () => {
    expect(plant({ qualifiers: ["mood"] })).toHaveLength(1);
    expect(plant({ qualifiers: ["date"] })).toHaveLength(1);
  });

  test("half of a symmetric pair", () => {
    const signatures = [{ domain: ["Person"], range: ["Country"] }];
    expect(plant({ signatures })).toEqual(["planted is symmetric but lacks the reverse of Person Country"]);
  });

  test("private matter", () => {
    expect(plant({}, "convictedOf")).toEqual(["convictedOf is about a private matter"]);
    expect(plant({ label: "has the religion", inverseLabel: "has the religion" })).toHaveLength(1);
  });

  test("label that does not tell its sides apart", () => {
    expect(plant({ symmetric: false })).toEqual(["planted reads alike from both sides"]);
  });
});

const lists: Readonly<Record<string, Readonly<Record<string, Concept>>>> = {
  comparators,
  disputeReasons,
  entityTypes,
  formalities,
  instruments,
  judgementKinds,
  modalities,
  originKinds,
  outcomes,
  polarities,
  predicates,
  qualifiers,
  retractReasons,
  reviews,
  roles,
  statuses,
  topics,
  tracks,
};

describe.each(Object.entries(lists))("every entry of %s", (_, entries) => {
  const texts = Object.entries(entries);

  test("says what it means, includes and excludes, with examples", () => {
    const empty = texts.filter(([, entry]) =>
      [entry.label, entry.definition, entry.includes, entry.excludes, entry.example, entry.counterExample].some(
        (text) => text.trim() === "",
      ),
    );
    expect(empty).toEqual([]);
  });

  test("has a label and a definition of its own", () => {
    for (const part of ["label", "definition"] as const) {
      expect(new Set(texts.map(([, entry]) => entry[part])).size).toBe(texts.length);
    }
  });
});

describe.each(Object.entries(predicates))("the example of %s", (predicate, definition) => {
  const { reading, example } = definition;

  test("is a statement that the ontology allows", () => {
    const problems = validateStatement({
      subjectType: reading.subject.type,
      predicate,
      objectType: reading.object?.type ?? null,
      value: reading.value ?? null,
      qualifiers: reading.qualifiers ?? {},
      polarity: "affirmed",
      modality: "asserted",
    });
    expect(problems).toEqual([]);
  });

  test("names its subject and object in the sentence", () => {
    expect(example).toContain(reading.subject.name);
    expect(example).toContain(reading.object?.name ?? "");
  });
});

describe.each(Object.entries(qualifiers))("the sample of %s", (name, { sample, common }) => {
  const [predicate, definition] = Object.entries(predicates).find(([, { qualifiers: own }]) => common || own.some((key) => key === name))!;

  test("is a value that the qualifier takes", () => {
    const signature = definition.object === "entity" ? definition.signatures[0]! : null;
    const problems = validateStatement({
      subjectType: signature?.domain[0] ?? (definition.object === "value" ? definition.value.domain[0]! : ""),
      predicate,
      objectType: signature?.range[0] ?? null,
      value: definition.reading.value ?? null,
      qualifiers: { [name]: sample },
      polarity: "negated",
      modality: "asserted",
    });
    expect(problems).toEqual([]);
  });
});

test("stages of a track are numbered without gaps", () => {
  for (const track of Object.keys(tracks)) {
    const ranks = Object.values(statuses)
      .filter((status) => status.track === track)
      .map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.map((_, i) => i + 1));
  }
});

test("every type is drawn in a shape of its own", () => {
  const shapes = Object.values(entityTypes).map(({ shape }) => shape);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test("ids of Wikidata are items for types and statuses, properties for predicates", () => {
  for (const { mappings } of Object.values(predicates)) {
    expect(mappings.wikidata ?? "P1").toMatch(/^P\d+$/);
  }
  for (const { mappings } of [...Object.values(entityTypes), ...Object.values(statuses)]) {
    expect(mappings.wikidata ?? "Q1").toMatch(/^Q\d+$/);
  }
});
