import fc from "fast-check";
import { expect, test } from "vitest";
import { worlds, worldSource } from "../testing/world.js";
import { headLength, lineHead, type LineHead } from "./head.js";
import { parseRecord } from "./parse.js";
import { writeInterchange } from "./write.js";

const neverAsked = (): string => {
  throw new Error("the beginning should have told");
};

function headOf(record: ReturnType<typeof parseRecord>): LineHead {
  if (record.kind === "judgement") return { kind: "judgement" };
  return { kind: record.kind, documentId: record.kind === "document" ? record.id : record.documentId };
}

test("the beginning of every line that an export writes tells where it belongs", () =>
  fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      for await (const line of writeInterchange(worldSource(world))) {
        expect(lineHead(line.slice(0, headLength), neverAsked)).toEqual(headOf(parseRecord(line, "line")));
      }
    }),
    { numRuns: 40 },
  ));

test("a line in any order of fields, with any id, is told from its whole", () =>
  fc.assert(
    fc.property(
      fc.constantFrom("document", "mention", "statement"),
      fc.string({ unit: "binary", minLength: 1 }),
      fc.shuffledSubarray(["kind", "id", "documentId", "text"], { minLength: 4 }),
      fc.constantFrom("", " "),
      (kind, id, order, space) => {
        const fields: Record<string, string> = { kind, id, documentId: id, text: '"documentId":"no"' };
        const json = `{${order.map((name) => `${JSON.stringify(name)}:${space}${JSON.stringify(fields[name])}`).join(",")}}`;
        const bytes = Buffer.from(json);
        const beginning = bytes.toString("latin1", 0, headLength);
        expect(lineHead(beginning, () => json)).toEqual({ kind, documentId: id });
      },
    ),
  ));

test.each(["", "{", "[]", "null", '{"kind":"fact"}', '{"kind":"mention"}', '{"kind":"document","id":5}'])("%j belongs nowhere", (line) => {
  expect(lineHead(line, () => line)).toEqual({ kind: "unknown" });
});
