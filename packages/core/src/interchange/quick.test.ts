import fc from "fast-check";
import { expect, test } from "vitest";
import { worlds, worldSource } from "../testing/world.js";
import { quickRecord } from "./quick.js";
import { interchangeRecord } from "./schema.js";
import { writeInterchange } from "./write.js";

/** Values of which any may be right somewhere and wrong elsewhere. */
const values = fc.oneof(
  fc.constantFrom<unknown>(null, "", "x", 0, -1, 1, 0.5, 987654321, 2 ** 53, true, [], ["a"], [1], {}, "person", "Country", "name"),
  fc.constantFrom<unknown>(
    { type: "Country", name: "Norland" },
    { type: "Planet", name: "X" },
    { name: "X" },
    { type: "Person", name: "" },
  ),
  fc.constantFrom<unknown>({ date: "2021", big: true, count: 5, place: { type: "Place", name: "Bay City" } }, { x: null }, { y: [1] }),
  fc.constantFrom<unknown>(JSON.parse('{"__proto__": "x"}'), JSON.parse('{"__proto__": null, "type": "Country", "name": "Norland"}')),
);

/** A change to a record somewhere in it: a field set to another value, left out, or added. */
const changes = fc.array(
  fc.record({
    field: fc.nat(30),
    deep: fc.array(fc.nat(6), { maxLength: 2 }),
    how: fc.constantFrom("set", "drop", "add", "keep"),
    value: values,
    name: fc.constantFrom("titel", "id", "version", "__proto__", "toString"),
  }),
  { maxLength: 3 },
);

type Change = (typeof changes extends fc.Arbitrary<infer List> ? List : never) extends readonly (infer Item)[] ? Item : never;

function applyChange(record: object, { field, deep, how, value: shared, name }: Change): void {
  const value: unknown = JSON.parse(JSON.stringify(shared));
  let place = record;
  for (const step of deep) {
    const inner: unknown = Object.values(place)[step];
    if (typeof inner === "object" && inner !== null) place = inner;
  }
  const names = Object.keys(place);
  const chosen = names[field % Math.max(1, names.length)] ?? name;
  if (how === "set") Reflect.set(place, chosen, value);
  if (how === "drop") Reflect.deleteProperty(place, chosen);
  if (how === "add") Object.defineProperty(place, name, { value, enumerable: true, configurable: true, writable: true });
}

async function linesOf(world: Parameters<typeof worldSource>[0]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of writeInterchange(worldSource(world))) lines.push(line);
  return lines;
}

test("the quick way takes every line that an export writes, as zod does", async () => {
  expect.hasAssertions();
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      for (const line of await linesOf(world)) {
        const input: unknown = JSON.parse(line);
        const full = interchangeRecord.parse(input);
        expect(quickRecord(input)).toStrictEqual(full.kind === "judgement" ? null : full);
      }
    }),
    { numRuns: 40 },
  );
});

test("the quick way never takes what zod refuses, and gives what zod gives to the order of fields", () =>
  fc.assert(
    fc.asyncProperty(worlds, changes, fc.nat(40), async (world, edits, pick) => {
      const lines = await linesOf(world);
      const record = JSON.parse(lines[pick % Math.max(1, lines.length)] ?? "{}") as object;
      for (const edit of edits) applyChange(record, edit);
      const input: unknown = JSON.parse(JSON.stringify(record).replaceAll("987654321", "1e999"));
      const quick = quickRecord(input);
      if (quick === null) return;
      const full = interchangeRecord.safeParse(input);
      expect(full.success).toBe(true);
      expect(quick).toStrictEqual(full.data);
      expect(JSON.stringify(quick)).toBe(JSON.stringify(full.data));
    }),
    { numRuns: 2000 },
  ));

test("what may be left out is filled in as zod fills it in", () => {
  const inputs = [
    { kind: "document", id: "a", versions: [{ text: "" }] },
    { kind: "mention", documentId: "a", start: 0, end: 1, text: "x", entity: { type: "Person", name: "X" } },
    {
      kind: "statement",
      documentId: "a",
      predicate: "hates" as const,
      subject: { type: "Person", name: "X" },
      evidence: { start: 0, end: 1, quote: "x" },
    },
  ];
  for (const input of inputs) {
    const known = input.kind === "statement" ? { ...input, predicate: "metWith" } : input;
    expect(quickRecord(known)).toStrictEqual(interchangeRecord.parse(known));
  }
  expect(quickRecord(inputs[2])).toBeNull();
});
