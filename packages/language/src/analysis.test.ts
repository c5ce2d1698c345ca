import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { AnalysedToken, Analysis, Language } from "./analysis.js";
import { createLanguage, modelFiles, type ModelFiles } from "./language.js";
import { ModelError, readList, readModel } from "./models/format.js";

const files = Object.fromEntries(
  Object.entries(modelFiles).map(([name, file]) => [name, readFileSync(new URL(`../../../data/models/${file}`, import.meta.url))]),
) as unknown as Record<keyof ModelFiles, Uint8Array>;
/** Every list that the names model wants, with nothing in it. */
const lists = Object.fromEntries(readList(readModel(files.names, "names", 1), "lists").map((name) => [name, []]));

let language: Language;
beforeAll(() => {
  language = createLanguage(files, lists);
});

/** "word <relation head" for every token, in order. */
function arcs(text: string): string[] {
  const { tokens } = language.analyse(text);
  return tokens.map(({ text: word, relation, head }) => `${word} <${relation} ${tokens[head]?.text ?? ""}`.trimEnd());
}

describe("analyse", () => {
  it.each([
    ["finds subject and object", "Norway signed the treaty.", ["Norway <nsubj signed", "treaty <obj signed", "signed <root"]],
    [
      "finds the agent of a passive",
      "The treaty was signed by both ministers.",
      ["treaty <nsubj:pass signed", "was <aux:pass signed", "ministers <obl:agent signed"],
    ],
    [
      "finds what is said",
      "The minister said that talks had failed.",
      ["minister <nsubj said", "failed <ccomp said", "talks <nsubj failed"],
    ],
    ["finds a negation", "Peru has not ratified the accord.", ["not <advmod ratified", "has <aux ratified", "accord <obj ratified"]],
    ["splits what is written together", "They haven't met.", ["have <aux met", "n't <advmod met"]],
    ["finds who wants what", "Chile wants to join the union.", ["Chile <nsubj wants", "join <xcomp wants", "union <obj join"]],
    ["finds coordination", "Norway and Peru agreed.", ["Norway <nsubj agreed", "Peru <conj Norway", "and <cc Peru"]],
    ["finds whose it is", "Peru's parliament met.", ["Peru <nmod:poss parliament", "parliament <nsubj met"]],
    ["finds what stands in apposition", "Ada Byron, the prime minister, resigned.", ["Ada <nsubj resigned", "minister <appos Ada"]],
    [
      "finds a relative clause",
      "Norway rejected the deal that Peru had signed.",
      ["signed <acl:relcl deal", "that <obj signed", "deal <obj rejected"],
    ],
  ])("%s: %s", (_, text, expected) => {
    expect(arcs(text)).toEqual(expect.arrayContaining(expected));
  });

  it("gives tags and dictionary forms", () => {
    const { tokens } = language.analyse("The ministers signed two treaties in Oslo.");
    expect(tokens.map(({ tag }) => tag)).toEqual(["DET", "NOUN", "VERB", "NUM", "NOUN", "ADP", "PROPN", "PUNCT"]);
    expect(tokens.map(({ fineTag }) => fineTag)).toEqual(["DT", "NNS", "VBD", "CD", "NNS", "IN", "NNP", "."]);
    expect(tokens.map(({ lemma }) => lemma)).toEqual(["the", "minister", "sign", "two", "treaty", "in", "oslo", "."]);
  });

  it("gives the same for a sentence whatever stands around it", () => {
    const [one, other] = ["Norway signed the treaty.", "Nobody had expected that the talks would go on for so long."];
    const alone = language.analyse(one).tokens.map(({ relation, lemma }) => `${lemma} ${relation}`);
    const after = language.analyse(`${other} ${one}`).tokens.slice(-alone.length);
    expect(after.map(({ relation, lemma }) => `${lemma} ${relation}`)).toEqual(alone);
  });

  it("gives trees inside sentences for any text, and the same again", () => {
    const word = fc.oneof(
      fc.constantFrom(..."The minister said “ ” . , ' n't Mr. U.K. signed and - ( 3.5\n\n".split(" "), "\n"),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, (text) => {
        const analysis = language.analyse(text);
        expectTrees(analysis);
        expect(language.analyse(text)).toEqual(analysis);
      }),
      { numRuns: 60 },
    );
  });

  it.each(["word ", "a. ", "x", "( ", "Minister, "])("reads a hundred kilobytes of %j", (part) => {
    const analysis = language.analyse(part.repeat(Math.ceil(100_000 / part.length)));
    expect(analysis.tokens.at(-1)?.end).toBeGreaterThan(99_000);
    expectTrees(analysis);
  });
});

/** One root a sentence, from which all its tokens hang. */
function expectTrees({ tokens, sentences }: Analysis): void {
  for (const { first, last } of sentences) {
    const own = tokens.slice(first, last + 1);
    expect(own.filter(({ head }) => head === -1)).toHaveLength(1);
    expect(own.every(({ head, relation }) => (head === -1) === (relation === "root"))).toBe(true);
    expect(reached(own, first)).toBe(own.length);
  }
}

/** How many tokens of a sentence hang from its root. */
function reached(tokens: readonly AnalysedToken[], first: number): number {
  const children = new Map<number, number[]>();
  tokens.forEach(({ head }, i) => children.set(head, [...(children.get(head) ?? []), first + i]));
  let [count, open] = [0, children.get(-1) ?? []];
  while (open.length > 0) {
    count += open.length;
    open = open.flatMap((token) => children.get(token) ?? []);
  }
  return count;
}

describe("createLanguage", () => {
  const bytes = ["tags", "parser", "lemmas", "names"] as const;

  it.each(bytes)("refuses a damaged %s model", (name) => {
    const damaged = Uint8Array.from(files[name]);
    damaged[damaged.length >> 1]! ^= 1;
    expect(() => createLanguage({ ...files, [name]: damaged }, lists)).toThrow(`The ${name} model is damaged`);
    expect(() => createLanguage({ ...files, [name]: files[name].subarray(0, 1000) }, lists)).toThrow(ModelError);
  });

  it("refuses a model in another's place", () => {
    expect(() => createLanguage({ ...files, tags: files.lemmas }, lists)).toThrow("This is a lemmas model");
  });
});
