import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkStatement, type ProposedStatement } from "@entente/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "../models.js";
import { readReference } from "../reference.js";
import type { Extraction, Extractor } from "../seams.js";
import { createAnalyst } from "./index.js";

const root = resolve(import.meta.dirname, "../../../..");
let extractor: Extractor;

beforeAll(async () => {
  extractor = createAnalyst(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
});

function read(text: string, published: string | null = null): Promise<Extraction> {
  return extractor.extract({ documentId: "doc", version: { checksum: "v", text, title: null, outlet: null, published } });
}

/** A statement in one line: "Norway visited Chile", with "not", the modality unless asserted, the speaker and the outlet. */
function line({ subject, predicate, object, value, polarity, modality, speaker, via }: ProposedStatement): string {
  const not = polarity === "negated" ? " not" : "";
  const how = modality === "asserted" ? "" : ` (${modality})`;
  const said = speaker ? ` by ${speaker.name}${speaker.speaksFor ? ` for ${speaker.speaksFor.name}` : ""}` : "";
  return `${subject.name}${not} ${predicate} ${object?.name ?? String(value)}${how}${said}${via ? ` via ${via}` : ""}`;
}

async function lines(text: string, published: string | null = null): Promise<string[]> {
  return (await read(text, published)).statements.map(line);
}

async function names(text: string): Promise<string[]> {
  const { mentions } = await read(text);
  return [...new Set(mentions.map(({ entity, text: form }) => `${entity.type} ${entity.name}: ${form}`))];
}

const denial = "Norway negotiatesWith Chile";

describe("frames: each says what it should", () => {
  it.each([
    ["Norway's prime minister, Ada Byron, visited Chile.", "Ada Byron visited Chile"],
    ["Norway's prime minister, Ada Byron, travelled to Chile.", "Ada Byron visited Chile"],
    ["Norwegian Prime Minister Ada Byron met Chilean President Luis Rojas.", "Ada Byron metWith Luis Rojas"],
    ["Norwegian Prime Minister Ada Byron and Chilean President Luis Rojas met.", "Ada Byron metWith Luis Rojas"],
    ["Norwegian Prime Minister Ada Byron attended the Bergen summit.", "Ada Byron attended Bergen summit"],
    ["Norway is negotiating with Chile.", denial],
    ["Norway is in talks with Chile.", denial],
    ["Norway has opened formal negotiations with Chile.", denial],
    ["Talks between Norway and Chile have begun.", denial],
    ["Norway approached Chile.", "Norway approached Chile"],
    ["Chile has been formally approached by Norway.", "Norway approached Chile"],
    ["Norway signed the Bergen Accord.", "Norway partyTo Bergen Accord"],
    ["Norway signed the Bergen Accord.", "Bergen Accord agreementStatus signed"],
    ["The Bergen Accord was signed in Oslo.", "Bergen Accord agreementStatus signed"],
    ["Norway and Chile struck a fisheries deal.", "Chile partyTo fisheries deal"],
    ["Norway ratified the Bergen Accord.", "Bergen Accord agreementStatus ratified"],
    ["The Norwegian parliament ratified the Bergen Accord.", "Bergen Accord agreementStatus ratified"],
    ["The Greek parliament ratified the Bergen Accord.", "Greek partyTo Bergen Accord"],
    ["The Bergen Accord entered into force in 2021.", "Bergen Accord agreementStatus inForce"],
    ["The Bergen Accord has yet to be implemented.", "Bergen Accord agreementStatus notImplemented"],
    ["The Bergen Accord has been implemented.", "Bergen Accord agreementStatus operating"],
    ["Norway suspended the Bergen Accord.", "Bergen Accord agreementStatus suspended"],
    ["Norway has shelved the Bergen plan.", "Bergen plan agreementStatus shelved"],
    ["The Bergen plan, which the new government has shelved, was costly.", "Bergen plan agreementStatus shelved"],
    ["Norway scrapped the Bergen Accord.", "Bergen Accord agreementStatus terminated"],
    ["The Bergen Accord expired.", "Bergen Accord agreementStatus expired"],
    ["Norway mediated the Bergen Accord.", "Norway partyTo Bergen Accord"],
    ["Norway joined NATO.", "Norway memberOf NATO"],
    ["Norway left the European Union.", "Norway not memberOf European Union"],
    ["Norway withdrew from the Bergen Accord.", "Norway not partyTo Bergen Accord"],
    ["Norway is not party to the Bergen Accord.", "Norway not partyTo Bergen Accord"],
    ["Norway has applied for membership of the European Union.", "Norway candidateFor European Union"],
    ["Norway is a candidate for European Union membership.", "Norway candidateFor European Union"],
    ["Norway ruled out hosting a Chilean return hub.", "Norway rejects Chilean return hub"],
    ["Norway rejected the Bergen Accord.", "Norway rejects Bergen Accord"],
    ["Norway will not consider a migration deal with Chile.", "Norway rejects migration deal with Chile"],
    ["Norway is open to a migration deal with Chile.", "Norway openTo migration deal with Chile"],
    ["Norway welcomed the Bergen Accord.", "Norway supports Bergen Accord"],
    ["Norway criticised Chile.", "Norway criticises Chile"],
    ["Norway's foreign ministry criticised Chile.", "Norway's foreign ministry criticises Chile"],
    ["Norway proposed the Bergen Accord.", "Norway proposes Bergen Accord"],
    ["Norway cooperates with Chile.", "Norway cooperatesWith Chile"],
    ["Norway is a close ally of Chile.", "Norway allyOf Chile"],
    ["Norway leads the Joint Border Taskforce.", "Norway leads Joint Border Taskforce"],
    ["The Norway-led Joint Border Taskforce met.", "Norway leads Joint Border Taskforce"],
    ["They say that Labour, which governs Norway, lost.", "Labour governs Norway"],
    ["The fisheries deal between Norway and Chile is old.", "Chile partyTo fisheries deal between Norway and Chile"],
    ["Norway's fisheries arrangement with Chile is old.", "Norway partyTo Norway's fisheries arrangement with Chile"],
    ["The 30-million-euro deal between Norway and Chile is old.", "30-million-euro deal between Norway and Chile monetaryValue 30000000"],
    ["They met in Strasbourg, France.", "Strasbourg locatedIn France"],
    ["Oslo, the capital of Norway, is cold.", "Oslo locatedIn Norway"],
    ["The Bergen summit in Norway failed.", "Bergen summit locatedIn Norway"],
    ["Norway will host 300 foreign prisoners.", "foreign prisoners figure 300"],
  ])("%s", async (text, expected) => {
    expect((await lines(text)).map((found) => found.replace(/ \((?:planned|possible)\)$/, ""))).toContain(expected);
  });
});

describe("frames: what is not so is not said", () => {
  it.each([
    ["If Norway signs the Bergen Accord, prices will fall.", "signed"],
    ["If the government signs the Bergen Accord, prices will fall.", "signed"],
    ["Norway should sign the Bergen Accord.", "signed"],
    ["Has Norway signed the Bergen Accord?", "signed"],
    ["It is unclear whether Norway has signed the Bergen Accord.", "signed"],
    ["Norway waited until Chile had signed the Bergen Accord.", "signed"],
    ["A visit to Chile by Norway's minister was short.", "visited"],
    ["The ministers in Norway's north criticised fishing.", "criticises"],
    ["A farmer in Norway rejected the Bergen Accord.", "rejects"],
    ["Norwegian fish met Chilean rules.", "metWith"],
    ["Norway signed the visitors' book in Chile.", "partyTo"],
    ["The Norwegian parliament ratified the Bergen Accord.", "partyTo"],
    ["Former Norwegian Prime Minister Ada Byron visited Chile.", "Norway visited"],
  ])("%s", async (text, absent) => {
    expect((await lines(text)).join("\n")).not.toContain(absent);
  });
});

describe("polarity and modality", () => {
  it.each([
    ["Norway has held no talks with Chile.", "Norway not negotiatesWith Chile"],
    ["Norway is not in talks with Chile.", "Norway not negotiatesWith Chile"],
    ["Norway never signed the Bergen Accord.", "Bergen Accord not agreementStatus signed"],
    ["Norway refused to sign the Bergen Accord.", "Norway rejects Bergen Accord"],
    ["Norway intends to sign the Bergen Accord.", "Norway partyTo Bergen Accord (planned)"],
    ["Norway is expected to join NATO.", "Norway memberOf NATO (planned)"],
    ["Norway will sign the Bergen Accord.", "Norway partyTo Bergen Accord (planned)"],
    ["Norway may sign the Bergen Accord.", "Norway partyTo Bergen Accord (possible)"],
    ["Norway is considering asking Chile.", "Norway approached Chile (possible)"],
    ["Norway is due to ask Chile.", "Norway approached Chile (planned)"],
    ["The proposed fisheries deal between Norway and Chile is old.", "Norway partyTo fisheries deal between Norway and Chile (possible)"],
  ])("%s", async (text, expected) => {
    expect(await lines(text)).toContain(expected);
  });

  it("never affirms beside a denial", async () => {
    const found = await lines("Norway has held no talks with Chile. Norway did not join NATO. Norway never signed the Bergen Accord.");
    expect(found.filter((text) => !text.includes(" not "))).toEqual([]);
  });
});

describe("who says it", () => {
  it.each([
    ["Norwegian Prime Minister Ada Byron said that Chile had joined NATO.", "Chile memberOf NATO by Ada Byron"],
    [
      "“There have been no formal talks with Chile,” Norway's prime minister, Ada Byron, said.",
      "Norway not negotiatesWith Chile by Ada Byron",
    ],
    [
      "Norway's prime minister, Ada Byron, told Sky News there had been no outreach from Chile.",
      "Chile not approached Norway by Ada Byron via Sky News",
    ],
    [
      "Asked whether talks with Chile had taken place, Norway's prime minister, Ada Byron, replied: “No.”",
      "Norway not negotiatesWith Chile by Ada Byron",
    ],
    ["According to Reuters, Norway has joined NATO.", "Norway memberOf NATO via Reuters"],
    ["Norway has joined NATO, according to Reuters.", "Norway memberOf NATO via Reuters"],
    ["A Home Office spokesperson said that Norway had joined NATO.", "Norway memberOf NATO by A Home Office spokesperson for Home Office"],
    [
      "Leaders in Norway and Chile said they had not been approached by France.",
      "France not approached Chile by Leaders in Norway and Chile for Chile",
    ],
    ["Media reports suggest Norway has joined NATO.", "Norway memberOf NATO (possible) by Media reports"],
    ["Norway denied that it had joined NATO.", "Norway not memberOf NATO by Norway"],
    ["Norway joined NATO.", "Norway memberOf NATO"],
  ])("%s", async (text, expected) => {
    expect(await lines(text)).toContain(expected);
  });

  it("lets an answer settle what was asked, and nothing else", async () => {
    const text = "Asked whether talks with Chile had taken place, Norway's prime minister, Ada Byron, smiled.";
    expect((await lines(text)).join()).not.toContain("negotiatesWith");
  });
});

describe("names", () => {
  it.each([
    ["British ministers left the UK.", "Country UK: British"],
    ["Oslo refused.", "Country Oslo: Oslo"],
    ["They met in Oslo.", "Place Oslo: Oslo"],
    ["Ada Byron, the Norwegian prime minister, left. Byron was tired.", "Person Ada Byron: Byron"],
    ["Mr. Lovelace left.", "Person Lovelace: Lovelace"],
    ["The Southern Trade Union (STU) met. The STU failed.", "Organisation Southern Trade Union: STU"],
    ["The Treaty of Ghent and the Ghent Treaty are one.", "Agreement Treaty of Ghent: Ghent Treaty"],
    ["The fisheries deal between Norway and Chile is old. The deal failed.", "Agreement fisheries deal between Norway and Chile: deal"],
    ["Norway returned 30 failed asylum seekers.", "Group failed asylum seekers: failed asylum seekers"],
  ])("%s", async (text, expected) => {
    expect(await names(text)).toContain(expected);
  });

  it.each([
    ["They told us that Tigran was late.", "Country"],
    ["HE TOLD US THAT IT WAS LATE.", "Country"],
    ["Michael Jordan met Jordan Smith.", "Country"],
    ["The plan failed, and a deal was far off.", "Agreement"],
  ])("%s holds no %s", async (text, type) => {
    expect((await names(text)).filter((name) => name.startsWith(type))).toEqual([]);
  });

  it("dates what happened, and a weekday only with a day of publication", async () => {
    const dated = async (text: string, published: string | null): Promise<unknown> =>
      (await read(text, published)).statements.map(({ qualifiers }) => qualifiers["date"]);
    expect(await dated("Norway visited Chile on Thursday.", "2024-05-04")).toEqual(["2024-05-02"]);
    expect(await dated("Norway visited Chile on Thursday.", null)).toEqual([undefined]);
    expect(await dated("Norway will visit Chile on Thursday.", "2024-05-04")).toEqual(["2024-05-09"]);
  });
});

describe("contract", () => {
  const part = fc.constantFrom(
    "Norway",
    "Chile",
    "Ada Byron",
    "the deal",
    "treaty",
    "between",
    "and",
    ",",
    ".",
    "“",
    "”",
    "said",
    "told",
    "Prime Minister",
    "has",
    "not",
    "signed",
    "met",
    "with",
    "talks",
    "’s",
    "Mr.",
    "\n\n",
    "which",
    "Oslo",
    "a 30-million-euro",
    "according to",
    "Reuters",
    "\ud83d",
    "\u202e",
    "(",
    ")",
    "EU",
    "on 3 May 2024",
    "Asked whether",
    "replied",
  );
  const anyText = fc.oneof(
    // Half a character is refused before anyone reads: see `storable`.
    fc.string({ unit: "binary", maxLength: 200 }).filter((text) => text.isWellFormed()),
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join(" ")),
  );

  it("grounds every statement and mention of any text, twice the same", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const first = await read(text, "2024-05-04");
        expect(await read(text, "2024-05-04")).toEqual(first);
        for (const statement of first.statements) expect(checkStatement(statement, text)).toEqual([]);
        for (const { start, end, text: form } of first.mentions) expect(text.slice(start, end)).toBe(form);
      }),
      { numRuns: 300 },
    );
  });

  it("states nothing whose words hold half a character", async () => {
    const { statements } = await read("Norway and Chile signed a \ud83d treaty. Norway and Peru signed a treaty.");
    expect(statements.map(({ object }) => object?.name)).not.toEqual([]);
    for (const { evidence } of statements) expect(evidence.quote.isWellFormed()).toBe(true);
  });

  it("names only what stands in the text", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        for (const { entity } of (await read(text)).mentions) expect(text).toContain(entity.name);
      }),
    );
  });

  it.each(["Norway, ", "deal between Norway and Chile ", "“Norway said. ", "A ", "Mr Bo Li said the Oslo deal ", "x"])(
    "reads 100,000 characters of %j",
    async (text) => {
      const long = text.repeat(Math.ceil(100_000 / text.length));
      expect((await read(long)).sentences.length).toBeGreaterThan(0);
    },
  );
});

const seeds = join(process.env["ENTENTE_DEV_DATA"] ?? resolve(root, "../shared"), "seeds");
const withSeeds = existsSync(seeds);
if (!withSeeds) console.info(`seed articles skipped: no folder ${seeds}; set ENTENTE_DEV_DATA`);

describe.skipIf(!withSeeds)("the seed articles", () => {
  const seed = (file: string): string => readFileSync(join(seeds, file), "utf8");
  const both = async (): Promise<ProposedStatement[]> => {
    const texts = ["000_70716c9b8766c76d.txt", "003_54f54106c34368c0.txt"].map(seed);
    const found = await Promise.all(texts.map((text) => read(text)));
    return found.flatMap(({ statements }, k) => statements.filter((statement) => checkStatement(statement, texts[k] ?? "").length === 0));
  };

  it("give at least 30 grounded statements", async () => {
    expect((await both()).length).toBeGreaterThanOrEqual(30);
  });

  it("hold both denials of talks, each with its speaker", async () => {
    const found = (await both()).map(line);
    expect(found).toContain("Kosovo not negotiatesWith United Kingdom by Vjosa Osmani");
    expect(found).toContain("North Macedonia not negotiatesWith United Kingdom by Hristijan Mickoski");
    expect(found).toContain("United Kingdom not approached Kosovo by Vjosa Osmani via Sky News");
  });

  it("affirm none of what was denied or never said", async () => {
    const sure = (await both())
      .filter(({ polarity, modality }) => polarity === "affirmed" && modality === "asserted")
      .map(line)
      .join("\n");
    expect(sure).not.toMatch(
      /^(?:Kosovo|North Macedonia|United Kingdom) (?:negotiatesWith|approached) (?:Kosovo|North Macedonia|United Kingdom)/m,
    );
    expect(sure).not.toMatch(/^Albania partyTo .*(?:hub|U\.?K)/m);
    expect(sure).not.toMatch(/200-million-euro deal agreementStatus operating/);
  });

  it("name nobody who is not there", async () => {
    const text = seed("000_70716c9b8766c76d.txt");
    const { mentions } = await read(text);
    expect(mentions.map(({ entity }) => entity.name)).not.toContain("Serbia");
    for (const { entity } of mentions) expect(text).toContain(entity.name);
  });
});
