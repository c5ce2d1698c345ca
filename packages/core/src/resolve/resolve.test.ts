import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntityTarget, Judgement } from "../model/judgement.js";
import type { LocalEntity, Mention } from "../model/statement.js";
import { withId, worldRecords, worlds } from "../testing/world.js";
import { generatedReference } from "../testing/records.js";
import type { ReferenceEntity } from "./reference.js";
import { resolve, type Resolution } from "./resolve.js";

const reference: readonly ReferenceEntity[] = [
  {
    id: "country:NL",
    type: "Country",
    name: "Norland",
    aliases: ["Kingdom of Norland"],
    demonyms: ["Norlander", "Norlandic"],
    capital: "Norville",
    otherSeats: ["Old Norville"],
  },
  { id: "country:US", type: "Country", name: "United Sands", aliases: ["US", "U.S."], caseSensitive: ["US", "U.S."] },
  { id: "country:GE", type: "Country", name: "Gorland", aliases: [], demonyms: ["Gorlandic"], ambiguous: ["Gorland", "Gorlandic"] },
  {
    id: "party:labour-nl",
    type: "Party",
    name: "Labour Party",
    aliases: ["Labour"],
    country: "country:NL",
    ambiguous: ["Labour Party", "Labour"],
  },
  {
    id: "party:labour-us",
    type: "Party",
    name: "Labour Party",
    aliases: ["Labour"],
    country: "country:US",
    ambiguous: ["Labour Party", "Labour"],
  },
  { id: "party:old-front", type: "Party", name: "Front", aliases: [], ambiguous: ["Front"] },
  { id: "party:front", type: "Party", name: "Front", aliases: [] },
];

/** A mention of an entity in a document, under its own name or another form. */
function mention(documentId: string, type: LocalEntity["type"], name: string, form = name): Mention {
  return { documentId, version: "v", start: 0, end: form.length, text: form, kind: "name", entity: { type, name } };
}

function resolved(mentions: readonly Mention[], judgements: readonly Judgement[] = []): Resolution {
  return resolve({ mentions, statements: [], judgements, reference });
}

/** The canonical id of every mention's entity. */
function idsOf(mentions: readonly Mention[], judgements: readonly Judgement[] = []): readonly (string | null)[] {
  const resolution = resolved(mentions, judgements);
  return mentions.map(({ documentId, entity }) => resolution.find(documentId, entity));
}

describe("resolve by reference data", () => {
  test.each([
    ["Norland", "country:NL"],
    ["the Kingdom of Norland", "country:NL"],
    ["Norlandic", "country:NL"],
    ["US", "country:US"],
    ["the U.S.", "country:US"],
    ["us", "country:us~"],
    ["Gorland", "country:GE"],
    ["Gorlandic", "country:GE"],
    ["Norville", "country:NL"],
    ["Old Norville", "country:NL"],
  ])("%s is %s", (name, id) => {
    expect(idsOf([mention("doc_a", "Country", name)])[0]).toMatch(new RegExp(`^${id}`));
  });

  test("goes by another form that the document uses", () => {
    expect(idsOf([mention("doc_a", "Country", "the old kingdom", "Kingdom of Norland")])).toEqual(["country:NL"]);
  });

  test("goes by the fullest of several forms, in whatever order they stand", () => {
    const forms = [mention("doc_a", "Country", "it", "US"), mention("doc_a", "Country", "it", "Kingdom of Norland")];
    expect(idsOf(forms)).toEqual(["country:NL", "country:NL"]);
    expect(idsOf(forms.toReversed())).toEqual(["country:NL", "country:NL"]);
  });

  test("never across types", () => {
    expect(idsOf([mention("doc_a", "Organisation", "Norland")])).toEqual(["organisation:norland"]);
  });

  test("tells namesakes apart by the country that the document names, and leaves them apart without", () => {
    const labour = mention("doc_a", "Party", "Labour");
    expect(idsOf([labour, mention("doc_a", "Country", "Norlandic")])[0]).toBe("party:labour-nl");
    expect(idsOf([labour, mention("doc_a", "Country", "US")])[0]).toBe("party:labour-us");
    expect(idsOf([labour, mention("doc_a", "Country", "US"), mention("doc_a", "Country", "Norland")])[0]).toMatch(/^party:labour~/);
    expect(idsOf([labour, mention("doc_b", "Country", "US")])[0]).toMatch(/^party:labour~/);
  });

  test("keeps an ambiguous name that nothing decides in its document", () => {
    const [a, b] = idsOf([mention("doc_a", "Party", "Labour Party"), mention("doc_b", "Party", "Labour Party")]);
    expect(a).not.toBe(b);
  });

  test("takes the entity that does not call the name ambiguous before one that does", () => {
    expect(idsOf([mention("doc_a", "Party", "Front")])).toEqual(["party:front"]);
  });

  test("does not take a short form of another name for a namesake of the country", () => {
    const party = mention("doc_a", "Party", "Western Labour Party", "Labour");
    expect(idsOf([party, mention("doc_a", "Country", "Norland")])[0]).toBe("party:western-labour-party");
  });
});

describe("resolve by names", () => {
  const across = (type: LocalEntity["type"], name: string): readonly (string | null)[] =>
    idsOf([mention("doc_a", type, name), mention("doc_b", type, name)]);

  test.each<[LocalEntity["type"], string, string]>([
    ["Person", "Ada Lund", "person:ada-lund"],
    ["Organisation", "the Harbour Council", "organisation:harbour-council"],
    ["Agreement", "Bay Accord", "agreement:bay-accord"],
    ["Event", "Bay Summit 2021", "event:bay-summit-2021"],
    ["Place", "Bay City", "place:bay-city"],
  ])("one %s of the name %s across documents", (type, name, id) => {
    expect(across(type, name)).toEqual([id, id]);
  });

  test.each<[LocalEntity["type"], string]>([
    ["Person", "Lund"],
    ["Person", "Mr Lund"],
    ["Person", "Prime Minister Lund"],
    ["Person", "Sir Keir"],
    ["Group", "Failed Asylum Seekers"],
    ["Agreement", "Stabilisation and Association Agreement"],
    ["Agreement", "the Memorandum of Understanding"],
    ["Agreement", "Peace Treaty"],
    ["Agreement", "the deal"],
    ["Organisation", "Ministry of the Interior"],
    ["Organisation", "Supreme Court"],
    ["Organisation", "the council"],
    ["Event", "the summit"],
    ["Event", "Bay Summit"],
    ["Person", "?!"],
  ])("a %s called %s stays in its document", (type, name) => {
    const [a, b] = across(type, name);
    expect(a).toContain("~");
    expect(b).toContain("~");
    expect(a).not.toBe(b);
  });

  test("the form of a name that two people of a document share means neither", () => {
    const mentions = [mention("doc_a", "Person", "Ada Lund", "Lund"), mention("doc_a", "Person", "Ben Lund", "Lund")];
    expect(resolved(mentions).find("doc_a", { type: "Person", name: "Lund" })).toBeNull();
    expect(resolved(mentions.slice(1)).find("doc_a", { type: "Person", name: "Lund" })).toBe("person:ben-lund");
  });
});

describe("resolve by judgements", () => {
  const ada: EntityTarget = { documentId: "doc_a", entity: { type: "Person", name: "Ada Lund" } };
  const namesake: EntityTarget = { documentId: "doc_b", entity: { type: "Person", name: "Ada Lund" } };
  const lund: EntityTarget = { documentId: "doc_b", entity: { type: "Person", name: "Lund" } };
  const mentions = [
    mention("doc_a", "Person", "Ada Lund"),
    mention("doc_b", "Person", "Ada Lund"),
    mention("doc_b", "Person", "Lund"),
    mention("doc_c", "Country", "Nordmark"),
  ];

  let minute = 0;
  const pair = (judgement: "same" | "notSame", left: EntityTarget, right: EntityTarget, author = "mira"): Judgement =>
    withId({ judgement, left, right, author, at: at(), note: null });
  const undo = ({ id }: Judgement): Judgement => withId({ judgement: "undo", judgementId: id, author: "mira", at: at(), note: null });
  const at = (): string => new Date(Date.UTC(2024, 0, 1, 0, (minute += 1))).toISOString();

  test("same joins, the merged id leads on, undo parts again", () => {
    const same = pair("same", ada, lund);
    const [before] = [idsOf(mentions)];
    const after = resolved(mentions, [same]);
    expect(idsOf(mentions, [same]).slice(0, 3)).toEqual(["person:ada-lund", "person:ada-lund", "person:ada-lund"]);
    expect(after.canonical(before[2] ?? "")).toBe("person:ada-lund");
    expect(after.entities.find(({ id }) => id === "person:ada-lund")?.mergedIds).toEqual([before[2]]);
    expect(idsOf(mentions, [same, undo(same)])).toEqual(before);
  });

  test("same with an entity of the reference data that no document names takes its id", () => {
    const nordmark: EntityTarget = { documentId: "doc_c", entity: { type: "Country", name: "Nordmark" } };
    expect(idsOf(mentions, [pair("same", nordmark, { entityId: "country:NL" })])[3]).toBe("country:NL");
  });

  test("same takes the id that no single document owns, whatever the alphabet says", () => {
    const early: EntityTarget = { documentId: "doc_b", entity: { type: "Person", name: "Ada" } };
    const ids = idsOf([mention("doc_a", "Person", "Ada Lund"), mention("doc_b", "Person", "Ada")], [pair("same", early, ada)]);
    expect(ids).toEqual(["person:ada-lund", "person:ada-lund"]);
  });

  test("notSame parts namesakes, in whichever order they are named", () => {
    for (const apart of [pair("notSame", ada, namesake), pair("notSame", namesake, ada)]) {
      const [a, b] = idsOf(mentions, [apart]);
      expect(a).not.toBe(b);
    }
  });

  test.each([true, false])("notSame parts a document's name from a well-known entity (entity first: %s)", (first) => {
    const local: EntityTarget = { documentId: "doc_a", entity: { type: "Country", name: "Norland" } };
    const known: EntityTarget = { entityId: "country:NL" };
    const [left, right] = first ? [known, local] : [local, known];
    const norlands = [mention("doc_a", "Country", "Norland"), mention("doc_b", "Country", "Norland")];
    expect(idsOf(norlands, [pair("notSame", left, right)])).toEqual([expect.stringMatching(/^country:norland~/), "country:NL"]);
  });

  test("a standing notSame wins over any same, whichever came first, and lists it as contradicted", () => {
    for (const kinds of [["same", "notSame"] as const, ["notSame", "same"] as const]) {
      const judgements = kinds.map((kind) => pair(kind, ada, namesake));
      const { loose } = resolved(mentions, judgements);
      const [a, b] = idsOf(mentions, judgements);
      expect(a).not.toBe(b);
      expect(loose).toMatchObject([{ reason: "contradicted", judgement: { judgement: "same" } }]);
    }
  });

  test("a standing notSame also wins over a chain of sames; undone it does not count", () => {
    const apart = pair("notSame", ada, namesake);
    const chain = [pair("same", ada, lund), apart, pair("same", lund, namesake)];
    const [a, b] = idsOf(mentions, chain);
    expect(a).not.toBe(b);
    const [c, d] = idsOf(mentions, [...chain, undo(apart)]);
    expect(c).toBe(d);
  });

  test("never joins entities of different types", () => {
    const other: EntityTarget = { documentId: "doc_c", entity: { type: "Country", name: "Nordmark" } };
    expect(resolved(mentions, [pair("same", ada, other)]).loose).toMatchObject([{ reason: "contradicted" }]);
  });

  test("lists what names an entity that is gone, notes too", () => {
    const gone: EntityTarget = { documentId: "doc_z", entity: { type: "Person", name: "Ada Lund" } };
    const note = withId({ judgement: "note", target: gone, author: "mira", at: at(), note: "who?" });
    const { loose } = resolved(mentions, [pair("same", ada, gone), pair("notSame", { entityId: "person:x" }, ada), note]);
    expect(loose.map(({ reason }) => reason)).toEqual(["entityGone", "entityGone", "entityGone"]);
  });
});

test("the result depends on what is said, not on the order in which it was read", () =>
  fc.assert(
    fc.asyncProperty(worlds, fc.infiniteStream(fc.nat()), async (world, numbers) => {
      const { mentions, statements, judgements } = await worldRecords(world);
      const mix = <Item>(items: readonly Item[]): readonly Item[] =>
        items
          .map((item) => [numbers.next().value ?? 0, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item);
      const once = resolve({ mentions, statements, judgements, reference: generatedReference });
      const again = resolve({
        mentions: mix(mentions),
        statements: mix(statements),
        judgements: mix(judgements),
        reference: [...generatedReference].reverse(),
      });
      expect(again.entities).toEqual(once.entities);
      expect(again.loose).toEqual(once.loose);
    }),
    { numRuns: 60 },
  ));
