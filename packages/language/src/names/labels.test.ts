import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKinds } from "../analysis.js";
import { labelCount, labelsOf, mayFollow, namesOf } from "./labels.js";
import { bestLabels } from "./viterbi.js";

/** Names in order, none inside another, by the lengths of the gaps and of the names. */
const someNames = fc
  .array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 4 }), kind: fc.constantFrom(...nameKinds) }), { maxLength: 8 })
  .map((parts) => {
    let next = 0;
    return parts.map(({ gap, length, kind }) => {
      const first = next + gap;
      next = first + length;
      return { first, last: next - 1, kind };
    });
  });

describe("labelsOf, namesOf", () => {
  it("give back the same names", () => {
    fc.assert(
      fc.property(someNames, fc.nat(100), (names, offset) => {
        const moved = names.map(({ first, last, kind }) => ({ first: first + offset, last: last + offset, kind }));
        expect(namesOf(labelsOf(moved, 70, offset), offset)).toEqual(moved);
      }),
    );
  });

  it("only make rows that are valid", () => {
    fc.assert(
      fc.property(someNames, (names) => {
        const labels = [-1, ...labelsOf(names, 70), -1];
        labels.slice(1).forEach((label, i) => expect(mayFollow(labels[i]!, label)).toBe(true));
      }),
    );
  });
});

describe("bestLabels", () => {
  const scores = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3 * labelCount, maxLength: 3 * labelCount });
  const steps = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: labelCount ** 2, maxLength: labelCount ** 2 });

  /** The best total over all valid rows of three, by trying them all. */
  function bestOfAll(each: Float64Array, transitions: Int16Array): number {
    const all = Array.from({ length: labelCount }, (_, label) => label);
    const rows = all.flatMap((a) => all.flatMap((b) => (mayFollow(a, b) ? all.map((c) => [a, b, c]) : [])));
    const valid = rows.filter(([a, b, c]) => mayFollow(-1, a!) && mayFollow(b!, c!) && mayFollow(c!, -1));
    return Math.max(...valid.map((row) => total(row, each, transitions)));
  }

  function total(row: ArrayLike<number>, each: Float64Array, transitions: Int16Array): number {
    return Array.from(row).reduce(
      (sum, label, i) => sum + each[i * labelCount + label]! + (i > 0 ? transitions[row[i - 1]! * labelCount + label]! : 0),
      0,
    );
  }

  it("finds what trying every valid row finds", () => {
    fc.assert(
      fc.property(scores, steps, (list, transitionList) => {
        const [each, transitions] = [Float64Array.from(list), Int16Array.from(transitionList)];
        const row = bestLabels(each, transitions);
        expect(total(row, each, transitions)).toBe(bestOfAll(each, transitions));
        expect([-1, ...row].every((label, i) => mayFollow(label, row[i] ?? -1))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("labels nothing in no tokens", () => {
    expect(bestLabels(new Float64Array(), new Int16Array(labelCount ** 2))).toHaveLength(0);
  });
});
