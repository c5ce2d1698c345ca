import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphs, segment, withoutOverlap, type Span } from "./segments.js";

const text = fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom("a", "b", " ", ".", "\n", "é", "😀") });
const span = fc.tuple(fc.nat(90), fc.nat(20)).map(([start, length]): Span => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 10 });

describe("paragraphs", () => {
  it("loses nothing but white space, and keeps the order", () => {
    fc.assert(
      fc.property(text, (source) => {
        const found = paragraphs(source);
        const kept = found.map(({ start, end }) => source.slice(start, end)).join("");
        expect(kept.replace(/\s/g, "")).toBe(source.replace(/\s/g, ""));
        found.slice(1).forEach((next, index) => expect(next.start).toBeGreaterThanOrEqual(found[index]!.end));
      }),
    );
  });

  it("parts by blank lines where there are any, else by line breaks", () => {
    const slices = (source: string) => paragraphs(source).map(({ start, end }) => source.slice(start, end));
    expect(slices("one\ntwo\n\nthree")).toEqual(["one\ntwo", "three"]);
    expect(slices("one\ntwo")).toEqual(["one", "two"]);
  });
});

describe("withoutOverlap", () => {
  it("keeps no two spans that overlap, and drops only what a longer one covers", () => {
    const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
    fc.assert(
      fc.property(spans, (all) => {
        const kept = withoutOverlap(all);
        kept.forEach((one, index) => expect(kept.slice(index + 1).some((other) => touches(one, other))).toBe(false));
        for (const dropped of all.filter((one) => one.end > one.start && !kept.includes(one))) {
          expect(kept.some((one) => touches(one, dropped) && one.end - one.start >= dropped.end - dropped.start)).toBe(true);
        }
      }),
    );
  });
});

describe("segment", () => {
  it("covers the stretch without gap or overlap, whatever mentions and sentences overlap", () => {
    fc.assert(
      fc.property(text, spans, spans, (source, mentions, sentences) => {
        const within = { start: 0, end: source.length };
        const pieces = segment(within, mentions, sentences);
        expect(pieces.map(({ start, end }) => source.slice(start, end)).join("")).toBe(source);
      }),
    );
  });

  it("puts each piece into the mention and the sentence that hold all of it", () => {
    fc.assert(
      fc.property(spans, spans, (mentions, sentences) => {
        const pieces = segment({ start: 0, end: 100 }, mentions, sentences);
        const held = pieces.every((piece) =>
          [piece.mention, piece.sentence].every((holder) => !holder || (holder.start <= piece.start && piece.end <= holder.end)),
        );
        expect(held).toBe(true);
      }),
    );
  });

  it("underlines the longer of two overlapping mentions", () => {
    const [long, short] = [
      { start: 0, end: 20, name: "summit of the Community" },
      { start: 14, end: 20, name: "Community" },
    ];
    const pieces = segment({ start: 0, end: 25 }, [short, long], []);
    expect(pieces.map(({ mention }) => mention?.name ?? null)).toEqual([long.name, null]);
  });
});
