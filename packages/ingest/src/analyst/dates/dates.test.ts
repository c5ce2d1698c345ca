import { join, resolve } from "node:path";
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

/** The dates of the first statement with a predicate: "2024-05", "from 2019", "to 2020"; empty for none. */
async function dated(text: string, predicate: string, published: string | null = "2024-05-16"): Promise<string> {
  const { statements } = await extractor.extract({
    documentId: "doc",
    version: { checksum: "v", text, title: null, outlet: null, published },
  });
  const qualifiers = statements.find((statement) => statement.predicate === predicate)?.qualifiers ?? {};
  const parts = Object.entries({ "": qualifiers["date"], "from ": qualifiers["validFrom"], "to ": qualifiers["validTo"] });
  return parts.flatMap(([name, value]) => (typeof value === "string" ? [name + value] : [])).join(" ");
}

describe("dates of statements", () => {
  it.each([
    ["Norway signed the Bergen Accord on Monday.", "agreementStatus", "2024-05-13"],
    ["Norway will sign the Bergen Accord on Monday.", "agreementStatus", "2024-05-20"],
    ["Norway signed the Bergen Accord in March.", "agreementStatus", "2024-03"],
    ["Norway signed the Bergen Accord on 5 May.", "agreementStatus", "2024-05-05"],
    ["Norway signed the Bergen Accord two years ago.", "agreementStatus", "2022~"],
    ["Norway plans to sign the Bergen Accord next month.", "agreementStatus", "2024-06"],
    ["The Bergen Accord was signed on May 16, 2019.", "agreementStatus", "2019-05-16"],
    ["The Bergen Accord has been in force since 2019.", "agreementStatus", "2019"],
    ["Norway has been a member of NATO since 1949.", "memberOf", "from 1949"],
    ["Norway joined NATO in 1949.", "memberOf", "from 1949"],
    ["Norway left NATO in 1949.", "memberOf", "1949"],
    ["Last week Norway and Chile held talks in Oslo.", "negotiatesWith", "2024-05"],
    ["Norwegian Prime Minister Ada Byron met Chilean President Luis Rojas on Wednesday.", "metWith", "2024-05-15"],
    ["Norwegian Prime Minister Ada Byron promised that Norway would ratify the Bergen Accord in June.", "agreementStatus", "2024-06"],
    ["Norwegian Prime Minister Ada Byron promised that Norway would ratify the Bergen Accord on Monday.", "agreementStatus", "2024-05-20"],
    ["Norwegian Prime Minister Ada Byron said on Monday that Chile had joined NATO.", "memberOf", ""],
    ["Norway signed the Bergen Accord by 2019.", "agreementStatus", ""],
    ["Norwegian Prime Minister Ada Byron visited Chile on Monday.", "holdsOffice", ""],
    ["Ada Byron, Norway's prime minister since 2019, visited Chile on Monday.", "holdsOffice", "from 2019"],
    ["Ada Byron, Norway's prime minister from 2010 to 2014, visited Chile.", "holdsOffice", "from 2010 to 2014"],
    ["Norway will sign the Bergen Accord on 2 May.", "agreementStatus", "2025-05-02"],
    ["Norway has signed the Bergen Accord on 2 June.", "agreementStatus", "2023-06-02"],
  ])("%s: %s %s", async (text, predicate, expected) => {
    expect(await dated(text, predicate)).toBe(expected);
  });

  it("leaves undated what a document without a date dates relatively", async () => {
    expect(await dated("Norway signed the Bergen Accord on Monday.", "agreementStatus", null)).toBe("");
    expect(await dated("Norway signed the Bergen Accord in 2019.", "agreementStatus", null)).toBe("2019");
  });

  it("counts from the day that a line above the text names", async () => {
    expect(await dated("Thursday, May 16, 2024\n\nNorway signed the Bergen Accord on Monday.", "agreementStatus", null)).toBe("2024-05-13");
  });
});
