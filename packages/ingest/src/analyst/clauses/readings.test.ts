import { join, resolve } from "node:path";
import type { ProposedStatement } from "@entente/core";
import { beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "../../models.js";
import { readReference } from "../../reference.js";
import type { Extractor } from "../../seams.js";
import { createAnalyst } from "../index.js";

const root = resolve(import.meta.dirname, "../../../../..");
let extractor: Extractor;

beforeAll(async () => {
  extractor = createAnalyst(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
});

/** "Norway not partyTo Bergen Accord (planned)". */
function line({ subject, predicate, object, value, polarity, modality }: ProposedStatement): string {
  const not = polarity === "negated" ? " not" : "";
  const how = modality === "asserted" ? "" : ` (${modality})`;
  return `${subject.name}${not} ${predicate} ${object?.name ?? String(value)}${how}`;
}

async function lines(text: string): Promise<string[]> {
  const version = { checksum: "v", text, title: null, outlet: null, published: null };
  const { statements } = await extractor.extract({ documentId: "doc", version });
  return statements.map(line);
}

const accord = "Norway and Chile signed the Bergen Accord on Monday.";

describe("judgements of what has just happened", () => {
  it.each([
    [`${accord} "It is a historic day for both nations," said Ada Byron.`, "Ada Byron supports Bergen Accord"],
    [`${accord} Ada Byron said: "Common sense has prevailed."`, "Ada Byron supports Bergen Accord"],
    [`${accord} "This marks a new chapter in our relations," Ada Byron said.`, "Ada Byron supports Bergen Accord"],
    [`${accord} Ada Byron called it "a brave step".`, "Ada Byron supports Bergen Accord"],
    [`${accord} Ada Byron said the move would strengthen trade.`, "Ada Byron supports Bergen Accord"],
    [`${accord} "A great day for Chile!" Luis Rojas tweeted.`, "Luis Rojas supports Bergen Accord"],
    [`${accord} "This agreement will bring peace and jobs," Ada Byron said.`, "Ada Byron supports Bergen Accord"],
    [`${accord} Ada Byron said the accord was in the interest of Norway.`, "Ada Byron supports Bergen Accord"],
    [`${accord} Peru is strongly against it.`, "Peru rejects Bergen Accord"],
    [`${accord} "It sends the wrong signal," said Luis Rojas.`, "Luis Rojas criticises Bergen Accord"],
    [`${accord} "This is a sad day for Chile," said Luis Rojas.`, "Luis Rojas criticises Bergen Accord"],
  ])("%s", async (text, expected) => {
    expect(await lines(text)).toContain(expected);
  });

  it.each([
    `${accord} "It is important to protect our forests," said Ada Byron.`,
    `${accord} It is a historic day.`,
    "Norway left the Bergen Accord on Monday. Chile welcomed the decision.",
    `${accord} "The new bridge is a great success," said Ada Byron.`,
    `${accord} "It is not a great day for Chile," said Luis Rojas.`,
  ])("nothing: %s", async (text) => {
    expect((await lines(text)).filter((each) => /supports|criticises/.test(each))).toEqual([]);
  });
});

describe("trees that are mended", () => {
  it.each([
    ["Norway plans to sign the Bergen Accord next week.", "Norway partyTo Bergen Accord (planned)"],
    ["Norway to sign the Bergen Accord", "Norway partyTo Bergen Accord (planned)"],
    ["After meeting Luis Rojas in Santiago, Ada Byron flew to Peru.", "Ada Byron metWith Luis Rojas"],
    ["Norway became the fifth country to ratify the Bergen Accord.", "Norway partyTo Bergen Accord"],
    ["Ada Byron is due in Santiago on Monday.", "Ada Byron visited Santiago (planned)"],
    ["Ada Byron will travel to Santiago on Monday for talks with Luis Rojas.", "Ada Byron metWith Luis Rojas (planned)"],
    ["Norway and Chile are in the final stages of negotiating a fisheries deal.", "Norway negotiatesWith Chile"],
    ["The leader of the Labour Party, Ada Byron, has come out in favour of the Bergen Accord.", "Ada Byron supports Bergen Accord"],
    ["The Bergen Accord was signed by Ada Byron after a meeting with Foreign Minister Luis Rojas.", "Ada Byron metWith Luis Rojas"],
  ])("%s", async (text, expected) => {
    expect(await lines(text)).toContain(expected);
  });

  it("who is met is no party to what was signed before", async () => {
    const found = await lines("Norway signed the Bergen Accord after talks with Chile.");
    expect(found).toContain("Norway partyTo Bergen Accord");
    expect(found).not.toContain("Chile partyTo Bergen Accord");
  });
});
