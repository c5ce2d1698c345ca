import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyGroups } from "./groups.js";
import { resemblance, textSignature } from "./signature.js";

/** Made-up words enough that two texts share hardly a run of three by chance. */
const vocabulary = Array.from({ length: 3000 }, (_, index) => `${"bcdfglmnprst"[index % 12]}${"aeiou"[index % 5]}${index.toString(36)}`);
const word = fc.constantFrom(...vocabulary);
const article = fc.array(word, { minLength: 120, maxLength: 400 });
const change = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom("replace", "remove", "insert"),
  word,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function edit(words: readonly string[], changes: readonly Change[]): readonly string[] {
  const edited = [...words];
  for (const { at, kind, word: other } of changes) {
    const index = Math.floor(at * edited.length);
    edited.splice(index, kind === "insert" ? 0 : 1, ...(kind === "remove" ? [] : [other]));
  }
  return edited;
}

function write(words: readonly string[]): string {
  return words.join(" ");
}

/** What is estimated: the share of runs of three words that both texts have. */
function trueResemblance(a: readonly string[], b: readonly string[]): number {
  const runs = (words: readonly string[]): ReadonlySet<string> => new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
  const [x, y] = [runs(a), runs(b)];
  const both = [...x].filter((run) => y.has(run)).length;
  return both / (x.size + y.size - both);
}

describe("the signature of a text", () => {
  it("is the same whatever the case, white space and punctuation", () => {
    fc.assert(
      fc.property(article, fc.array(fc.constantFrom(" ", "\n\n", ", ", ". ", " – “"), { minLength: 1 }), (words, gaps) => {
        const loose = words.map((text, index) => text.toUpperCase() + (gaps[index % gaps.length] ?? " ")).join("");
        expect(textSignature(loose)).toBe(textSignature(write(words)));
      }),
    );
  });

  it("never changes for a text, since stores keep it", () => {
    const text = Array.from({ length: 30 }, (_, at) => `Città ${at} ﬁnds 𝔘 x${at * 7} in “Ödön”.`).join("\n");
    expect(textSignature(text)).toBe(
      "L9gfzIpbrPbGGsxxH3EKA4L-_2-scK_W2Znmmj4GPakcIoNvuqGIKcNyAw9DiBvXIaeZ7f0dWVvobjK0k03QFwFp774VbSykSw1GFfbHouNKrprZcPIXbNBUQSp4ZwjNrifQarPAGjDjm2tT_HJ358mZyHcCuqkhrsVqlbefoUpKqbSZonE8MBsutLlUuGj8JtIfc-ll",
    );
  });

  it("estimates how much two texts resemble each other", () => {
    fc.assert(
      fc.property(article, fc.array(change, { maxLength: 60 }), (words, changes) => {
        const edited = edit(words, changes);
        const estimate = resemblance(textSignature(write(words)), textSignature(write(edited)));
        // Five standard errors of 100 independent values.
        expect(Math.abs(estimate - trueResemblance(words, edited))).toBeLessThan(0.25);
      }),
    );
  });

  it("of a short text is empty and resembles nothing, not even itself", () => {
    const short = textSignature("Norland and Sudland signed the accord on Friday.");
    expect(short).toBe("");
    expect(resemblance(short, short)).toBe(0);
  });

  it("never changes, as stores keep it", () => {
    const text = write(Array.from({ length: 60 }, (_, index) => vocabulary[(index * 37) % 3000] ?? ""));
    expect(textSignature(text).slice(0, 24)).toMatchInlineSnapshot(`"AQ3t2MN0Ytr36T1V1GEZktyD"`);
  });
});

describe("near-copies", () => {
  const signed = (checksum: string, words: readonly string[]) => ({ checksum, signature: textSignature(write(words)) });

  it("are found after a few edits", () => {
    fc.assert(
      fc.property(article, fc.array(change, { maxLength: 5 }), (words, changes) => {
        const groups = copyGroups([signed("b", edit(words, changes)), signed("a", words)]);
        expect([groups.get("a"), groups.get("b")]).toEqual(["a", "a"]);
      }),
    );
  });

  it("are found where one outlet adds a paragraph and another cuts the end", () => {
    fc.assert(
      fc.property(article, fc.array(word, { maxLength: 15 }), (words, added) => {
        const cut = words.slice(0, Math.ceil(words.length * 0.85));
        const groups = copyGroups([signed("a", words), signed("b", [...added, ...words]), signed("c", cut)]);
        expect(new Set(["a", "b", "c"].map((name) => groups.get(name)))).toEqual(new Set(["a"]));
      }),
    );
  });

  it("are no two texts of their own, even with a boilerplate paragraph in both", () => {
    fc.assert(
      fc.property(article, article, fc.array(word, { maxLength: 25 }), (one, other, boilerplate) => {
        const groups = copyGroups([signed("a", [...one, ...boilerplate]), signed("b", [...other, ...boilerplate])]);
        expect(groups.size).toBe(0);
      }),
    );
  });

  it("are the same groups in whatever order the texts come, and agree with comparing every pair where that is clear", () => {
    const family = fc.tuple(article, fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(family, { maxLength: 4 }), fc.integer(), (families, seed) => {
        const texts = families.flatMap(([words, edits], at) =>
          [words, ...edits.map((changes) => edit(words, changes))].map((text, index) => signed(`${at}-${index}`, text)),
        );
        const turned = [...texts].sort(
          (a, b) => ((a.checksum.charCodeAt(0) * 31 + seed) % 7) - ((b.checksum.charCodeAt(2) * 17 + seed) % 5),
        );
        const groups = copyGroups(texts);
        expect(new Map(copyGroups(turned))).toEqual(groups);
        const copied = texts.filter(({ checksum }) => texts.filter((other) => other.checksum[0] === checksum[0]).length > 1);
        expect(groups).toEqual(new Map(copied.map(({ checksum }) => [checksum, `${checksum[0]}-0`])));
      }),
      { numRuns: 30 },
    );
  });

  it("of one text are one group, however many", () => {
    const { signature } = signed("", vocabulary.slice(0, 200));
    const texts = Array.from({ length: 5000 }, (_, index) => ({ checksum: String(index), signature }));
    expect(new Set(copyGroups(texts).values()).size).toBe(1);
  });
});
