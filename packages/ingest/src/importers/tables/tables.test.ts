import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importDocuments } from "../../testing/documents.js";
import { plainText } from "../plain-text.js";
import { readColumns, type ColumnMapping } from "./columns.js";
import { csvImporter } from "./csv.js";
import { jsonLinesImporter } from "./json-lines.js";

/** Documents as they are, refusals as their sentence. */
async function readCsv(text: string, columns?: ColumnMapping, path = "talks.csv"): Promise<readonly unknown[]> {
  const parts = await csvImporter(columns).read({ path, bytes: Buffer.from(text) });
  return parts.map((part) => (part instanceof EntenteError ? `${part.code}: ${part.message}` : part));
}

async function readJsonLines(text: string, columns?: ColumnMapping): Promise<readonly unknown[]> {
  const parts = await jsonLinesImporter(columns).read({ path: "talks.jsonl", bytes: Buffer.from(text) });
  return parts.map((part) => (part instanceof EntenteError ? `${part.code}: ${part.message}` : part));
}

describe("a table of articles", () => {
  it("is read by the usual names of columns, in any case and order", async () => {
    const text =
      "Headline,DATE,Source,Link,ID,Body,Pages\nMinisters sign,2024-06-05T10:00:00Z,Harbour Times,https://example.org/a,7,They signed.,4\n";
    expect(await readCsv(text)).toEqual([
      {
        title: "Ministers sign",
        published: "2024-06-05",
        outlet: "Harbour Times",
        url: "https://example.org/a",
        language: null,
        licence: null,
        key: "7",
        text: "They signed.",
      },
    ]);
  });

  it("is read by the columns that the user names, which win over the usual ones", async () => {
    const text = "text,full story,when\nteaser,They signed.,5 June 2024\n";
    expect(await readCsv(text, readColumns("text=full story,published=when"))).toMatchObject([
      { text: "They signed.", published: "2024-06-05" },
    ]);
  });

  it("keeps line ends and quotation marks in quoted cells, and names lines as an editor counts them", async () => {
    const text =
      '\uFEFFtitle,text,date\r\nOne,"They signed.\r\n\r\n""At last"", he said.",2024\r\n\r\nTwo,,2024\r\nThree,Words.,soon\r\nFour,Words.,2024-06\r\n';
    expect(await readCsv(text)).toMatchObject([
      { title: "One", text: 'They signed.\n\n"At last", he said.' },
      'BAD_INPUT: talks.csv line 6 has no text in column "text"; fill it in or leave the row out',
      'BAD_DATE: talks.csv line 7: published "soon" is no EDTF date; write 2025-05-16, 2025-05, 2025 or 2021~',
      { title: "Four", published: "2024-06" },
    ]);
  });

  it.each([
    ["semicolons", "title;text\nOne, two;Words, words.\n"],
    ["tabs", "title\ttext\nOne, two\tWords, words.\n"],
    ["commas, one in the header's quotes", '"title","text","a;b;c;d"\n"One, two","Words, words.",1\n'],
  ])("may be divided by %s", async (_what, text) => {
    expect(await readCsv(text)).toMatchObject([{ title: "One, two", text: "Words, words." }]);
  });

  it("refuses a row with too many cells by its line, and takes one with too few", async () => {
    expect(await readCsv("text,title\nOne, two,Three\nOnly words\n")).toMatchObject([
      "BAD_INPUT: talks.csv line 2 has 3 cells, and the header 2; put cells with commas or line ends in quotes",
      { text: "Only words", title: null },
    ]);
  });

  it.each([
    [
      "no column for the text",
      "a,b\n1,2\n",
      {},
      'talks.csv has no column that holds the text, but "a", "b"; name it with --columns text=NAME',
    ],
    ["a column that is not there", "text\n1\n", { title: "Head" }, 'talks.csv has no column "Head", but "text"'],
    ["no rows", "text,title\n", {}, "talks.csv has a header and no rows"],
    ["an open quotation mark", 'text\n"One\n', {}, "talks.csv is no sound CSV"],
  ])("is refused as a whole with %s", async (_what, text, columns, message) => {
    await expect(readCsv(text, columns)).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining(message) as string });
  });

  it("gives back any cells", async () => {
    const cell = fc.string({ unit: "grapheme" }).filter((text) => plainText(text) !== "");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        const csv = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");
        const expected = rows.map(([title, text]) => ({ title: plainText(title), text: plainText(text) }));
        expect(await readCsv(`title,text\n${csv}`)).toMatchObject(expected);
      }),
    );
  });

  it("tells rows apart by id, address, or title and date, wherever they stand", async () => {
    const keys = async (text: string) => (await importDocuments(csvImporter(), text)).map(({ key }) => key);
    const [one, two] = await keys("title,text,date\nOne,A.,2024\nTwo,B.,2024\n");
    expect(await keys("title,text,date\nTwo,Changed.,2024\nOne,A.,2024\nOne,Other.,2024\n")).toEqual([two, one, `${one}-2`]);
    expect(await keys("id,text\nx 1,A.\nx 1,B.\n")).toEqual(["x 1", "x 1-2"]);
  });
});

describe("articles in JSON Lines", () => {
  it("are read by the usual names of members, or those the user names", async () => {
    const line = { headline: "Ministers sign", body: "They\nsigned.", date: 2024, source: "Harbour Times", tags: ["a"], meta: null };
    expect(await readJsonLines(`${JSON.stringify(line)}\n`)).toMatchObject([
      { title: "Ministers sign", text: "They\nsigned.", published: "2024", outlet: "Harbour Times" },
    ]);
    expect(await readJsonLines('{"story": "Words.", "text": "teaser"}', { text: "story" })).toMatchObject([{ text: "Words." }]);
  });

  it("are refused one by one, each by its line", async () => {
    const lines = [
      '\uFEFF{"text": "One."}',
      "",
      "{text: 1}",
      "[1]",
      "7",
      '{"title": "x"}',
      '{"text": " "}',
      '{"text": "Two.", "date": "3/4/2024"}',
      '{"kind": "document", "id": "a"}',
      '{"text": "Three."}',
    ];
    expect(await readJsonLines(lines.join("\r\n"))).toMatchObject([
      { text: "One." },
      "BAD_INPUT: talks.jsonl line 3 is no JSON; write one object a line",
      'BAD_INPUT: talks.jsonl line 4 is no object; write {"title": "…", "text": "…"}',
      'BAD_INPUT: talks.jsonl line 5 is no object; write {"title": "…", "text": "…"}',
      "BAD_INPUT: talks.jsonl line 6 has no member that holds the text, but title; name it with --columns text=NAME",
      'BAD_INPUT: talks.jsonl line 7 has no text in column "text"; fill it in or leave the row out',
      expect.stringContaining('BAD_DATE: talks.jsonl line 8: published "3/4/2024" is no EDTF date'),
      "BAD_INPUT: talks.jsonl line 9 is of the interchange format; read this file with entente import",
      { text: "Three." },
    ]);
  });

  it("hold no characters that a store refuses", async () => {
    expect(await readJsonLines(String.raw`{"text": "a\u0000b \ud83d c\u0007"}`)).toMatchObject([{ text: "ab \uFFFD c" }]);
  });
});

describe("--columns", () => {
  it("is read as field=column, blanks aside", () => {
    expect(readColumns("text=body, title = Head line,id=AN")).toEqual({ text: "body", title: "Head line", id: "AN" });
  });

  it.each([
    ["text", '--columns "text" is no pair; write FIELD=COLUMN with one of text, id, title, outlet, published, url, language, licence'],
    ["body=text", '--columns "body=text" is no pair'],
    ["text=", '--columns "text=" is no pair'],
    ["text=a,text=b", "--columns gives text twice; keep one of them"],
  ])("refuses %s", (written, message) => {
    expect(() => readColumns(written)).toThrow(message);
  });
});
