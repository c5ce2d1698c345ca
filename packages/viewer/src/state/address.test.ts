import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress, home, parseAddress, type Address } from "./address.js";

const id = fc.string({ minLength: 1, unit: "grapheme" });
const focus = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant("entity" as const), id }),
  fc.record({ kind: fc.constant("relation" as const), id }),
  fc.record({ kind: fc.constant("document" as const), id, statement: fc.option(id) }),
);
const address: fc.Arbitrary<Address> = fc.record({ view: fc.constantFrom("graph" as const, "table" as const), focus });

describe("address", () => {
  it("comes back from a link as it went in", () => {
    fc.assert(
      fc.property(address, (before) => {
        expect(parseAddress(formatAddress(before))).toEqual(before);
      }),
    );
  });

  it("opens the overview for a link it does not understand", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { view } = parseAddress(`#x${encodeURIComponent(text)}`);
        expect(view).toBe("graph");
      }),
    );
    expect(parseAddress("#entity=&view=nonsense")).toEqual(home);
    expect(parseAddress("")).toEqual(home);
  });
});
