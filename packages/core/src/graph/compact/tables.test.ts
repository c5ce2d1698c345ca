import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packLists, packNumbers, listAt } from "./packed.js";
import { compareShortIds, findShortId, orderShortIds, packShortId, shortIdAt, shortIdBytes } from "./short-ids.js";
import { smallest } from "./smallest.js";
import { compareAt, findString, packStrings, stringAt } from "./strings.js";

/** Every letter that there is, those beyond U+FFFF and just before it often: bytes sort them the other way round. */
const texts = fc.array(
  fc.string({
    unit: fc.oneof(fc.constantFrom("a", "\u{ffef}", "\u{e000}", "\u{1f91d}", "ß"), fc.string({ unit: "grapheme", maxLength: 1 })),
    maxLength: 6,
  }),
);

describe("a string table", () => {
  test("gives back what was packed", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const table = packStrings(list);
        expect(list.map((_, place) => stringAt(table, place))).toEqual(list);
      }),
    );
  });

  test("finds what is in a sorted one, in the order in which texts compare", () => {
    fc.assert(
      fc.property(texts, fc.string(), (list, other) => {
        const sorted = [...new Set(list)].sort();
        const table = packStrings(sorted);
        for (const text of [...sorted, other]) expect(findString(table, text)).toBe(sorted.indexOf(text));
        for (let place = 1; place < sorted.length; place += 1) expect(compareAt(table, place - 1, table, place)).toBeLessThan(0);
      }),
    );
  });
});

const hexadecimal = fc.stringMatching(/^[0-9a-f]{24}$/);
/** Ids of which many begin alike. */
const ids = fc.array(
  fc.tuple(fc.constantFrom("00000000", "ffffffff", "00010000"), hexadecimal).map(([start, rest]) => `st_${start}${rest.slice(8)}`),
  { maxLength: 40 },
);

describe("a table of short ids", () => {
  test("gives back what was packed, sorts it and finds it", () => {
    fc.assert(
      fc.property(ids, (list) => {
        const table = new Uint8Array(list.length * shortIdBytes);
        for (const [place, id] of list.entries()) packShortId("st_", id, table, place);
        const order = orderShortIds(table);
        expect([...order].map((place) => shortIdAt("st_", table, place))).toEqual([...list].sort());
        for (const id of list) expect(list[findShortId("st_", table, order, id)]).toBe(id);
        for (let place = 1; place < list.length; place += 1) {
          expect(Math.sign(compareShortIds(table, place - 1, table, place))).toBe(
            (list[place - 1] ?? "").localeCompare(list[place] ?? "", "en"),
          );
        }
      }),
    );
  });

  test("holds no id of another form", () => {
    const order = new Uint32Array([0]);
    const table = new Uint8Array(shortIdBytes);
    const zero = "0".repeat(24);
    expect(findShortId("st_", table, order, `st_${zero}`)).toBe(0);
    for (const id of [`rl_${zero}`, `st_${zero}0`, `st_${zero.slice(1)}`, `st_${zero.slice(1)}g`, `st_${zero.slice(1)}A`, ""]) {
      expect(findShortId("st_", table, order, id)).toBe(-1);
      expect(() => packShortId("st_", id, table, 0)).toThrow(
        expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining(`"${id}"`) }),
      );
    }
  });
});

describe("packed numbers", () => {
  test("take as few bytes as the largest needs", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), fc.nat(70_000), fc.nat())), (numbers) => {
        const packed = packNumbers(Uint32Array.from(numbers));
        expect([...packed]).toEqual(numbers);
        const largest = Math.max(0, ...numbers);
        expect(packed.BYTES_PER_ELEMENT).toBe(largest < 256 ? 1 : largest < 65_536 ? 2 : 4);
      }),
    );
  });

  test("in lists come apart again", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat())), (lists) => {
        const packed = packLists(lists);
        expect(lists.map((_, place) => [...listAt(packed, place)])).toEqual(lists);
      }),
    );
  });
});

describe("the smallest items", () => {
  test("are the first of the sorted list", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 200 }), fc.nat(12), (items, limit) => {
        expect(smallest(items, limit, (a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b).slice(0, limit));
      }),
    );
  });
});
