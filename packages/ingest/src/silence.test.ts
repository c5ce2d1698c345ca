import fc from "fast-check";
import { expect, it } from "vitest";
import { countSilent } from "./silence.js";

it("counts the sentences that share no character with any evidence", () => {
  const lengths = fc.array(
    fc.nat({ max: 8 }).map((length) => length + 1),
    { maxLength: 12 },
  );
  const evidence = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 })), { maxLength: 6 });
  fc.assert(
    fc.property(lengths, evidence, (sizes, pairs) => {
      const sentences = sizes.map((size, index) => {
        const start = sizes.slice(0, index).reduce((sum, length) => sum + length + 1, 0);
        return { start, end: start + size };
      });
      const spans = pairs.map(([start, length]) => ({ start, end: start + length + 1 }));
      const touched = sentences.filter((sentence) => spans.some((span) => span.start < sentence.end && sentence.start < span.end));
      expect(countSilent(sentences, spans)).toBe(sentences.length - touched.length);
    }),
  );
});
