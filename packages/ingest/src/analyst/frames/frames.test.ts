import { join, resolve } from "node:path";
import type { ProposedStatement } from "@entente/core";
import { beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "../../models.js";
import { readReference } from "../../reference.js";
import type { Extractor } from "../../seams.js";
import { createAnalyst } from "../index.js";
import type { Frame } from "./frame.js";
import { frames } from "./index.js";

const root = resolve(import.meta.dirname, "../../../../..");
let extractor: Extractor;

beforeAll(async () => {
  extractor = createAnalyst(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
});

/** A statement in one line: "Norway not partyTo Bergen Accord (planned) by Ada Byron". */
function line({ subject, predicate, object, value, polarity, modality, speaker }: ProposedStatement): string {
  const not = polarity === "negated" ? " not" : "";
  const how = modality === "asserted" ? "" : ` (${modality})`;
  return `${subject.name}${not} ${predicate} ${object?.name ?? String(value)}${how}${speaker ? ` by ${speaker.name}` : ""}`;
}

async function statements(text: string): Promise<ProposedStatement[]> {
  const { statements: found } = await extractor.extract({
    documentId: "doc",
    version: { checksum: "v", text, title: null, outlet: null, published: null },
  });
  return [...found];
}

const named = frames.map((frame): [string, Frame] => [`${frame.kind} ${frame.lemmas.split(" ").slice(0, 3).join(" ")}`, frame]);

describe("frames", () => {
  it("are many senses, each with an example", () => {
    expect(frames.reduce((sum, { lemmas }) => sum + lemmas.split(" ").length, 0)).toBeGreaterThanOrEqual(150);
    expect(frames.filter(({ examples }) => Object.keys(examples).length === 0)).toEqual([]);
  });

  it.each(named)("%s reads its examples", async (_, { examples }) => {
    for (const [sentence, expected] of Object.entries(examples)) {
      const lines = (await statements(sentence)).map(line);
      expect({ sentence, lines }).toEqual({ sentence, lines: expect.arrayContaining([...expected]) });
    }
  });

  it.each(named.filter(([, { counterexamples }]) => counterexamples))(
    "%s says nothing of its counter-examples",
    async (_, { counterexamples = [], says }) => {
      const predicates = new Set(says.map(({ predicate }) => predicate));
      for (const sentence of counterexamples) {
        const lines = (await statements(sentence)).filter(({ predicate }) => predicates.has(predicate)).map(line);
        expect({ sentence, lines }).toEqual({ sentence, lines: [] });
      }
    },
  );
});
