import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import { describe, expect, it } from "vitest";
import type { ImportedPart } from "../../seams.js";
import { importDocuments } from "../../testing/documents.js";
import { docxOf, wordXml, writeDocx, writeRtf } from "../../testing/formats.js";
import { htmlImporter } from "../html/importer.js";
import { docxImporter } from "../office/docx.js";
import { rtfImporter } from "../rtf/importer.js";
import { readWrittenDate } from "./written-date.js";

const cover = [
  "Date and Time: Friday, 5 July 2024 09:31:00 CEST",
  "Job Number: 1",
  "Documents (2)",
  "1. Ministers sign",
  "Client/Matter: -None-",
  "2. No accord yet",
];
const nexisFirst = [
  "Ministers sign the accord",
  "The Harbour Times(Bay City)",
  "June 5, 2024 Wednesday 9:20 AM GMT",
  "Copyright 2024 Harbour Press Ltd All Rights Reserved",
  "Section: POLITICS; Pg. 4",
  "Length: 21 words",
  "Byline: Ana Moor",
  "Body",
  "The two ministers signed the accord on Wednesday.",
  "Both parliaments have yet to approve it.",
  "Graphic",
  "Picture: the ministers",
  "Classification",
  "Language: ENGLISH",
  "Load-Date: June 6, 2024",
  "End of Document",
];
const nexisSecond = [
  "No accord yet",
  "Nordland Kurier",
  "Dienstag, 12. März 2024",
  "Length: 9 words",
  "Body",
  "Es gibt noch kein Abkommen.",
  "Load-Date: March 13, 2024",
  "End of Document",
];
const nexis = [...cover, ...nexisFirst, ...nexisSecond];

const article = [
  "News",
  "Ministers sign the accord",
  "By Ana Moor",
  "21 words",
  "5 June 2024",
  "09:20",
  "The Harbour Times",
  "HARTIM",
  "1; National",
  "4",
  "English",
  "(c) 2024 Harbour Press Ltd",
  "The two ministers signed the accord on Wednesday.",
  "Both parliaments have yet to approve it.",
  "Document HARTIM0020240605ek650001p",
];
const coded = [
  "SE\tNews",
  "HD\tNo accord yet",
  "BY\tBen Lund",
  "WC\t9 words",
  "PD\t12 March 2024",
  "SN\tNorland Courier",
  "SC\tNORCOU",
  "LA\tEnglish",
  "CY\t(c) 2024 Norland Press",
  "LP\tThere is no accord yet, the minister said.",
  "TD\tThe talks go on.",
  "They began in May.",
  "NS\tgdip : International Relations",
  "PUB\tNorland Press",
  "AN\tDocument NORCOU0020240312ek3c00002",
];

async function documents(parts: Promise<readonly ImportedPart[]>): Promise<readonly object[]> {
  return (await parts).map((part) => (part instanceof EntenteError ? { code: part.code, message: part.message } : part));
}

const file = (bytes: Uint8Array, path: string) => ({ path, bytes });

describe.each([
  ["DOCX", docxImporter, writeDocx],
  ["RTF", rtfImporter, writeRtf],
] as const)("an export in %s", (_kind, importer, write) => {
  const read = (paragraphs: readonly string[]) => documents(importer.read(file(write(paragraphs), "export")));

  it("of Nexis gives each article its own title, outlet, date and language", async () => {
    expect(await read(nexis)).toMatchObject([
      {
        title: "Ministers sign the accord",
        outlet: "The Harbour Times (Bay City)",
        published: "2024-06-05",
        language: "en",
        text: "Ana Moor\n\nThe two ministers signed the accord on Wednesday.\n\nBoth parliaments have yet to approve it.",
      },
      { title: "No accord yet", outlet: "Nordland Kurier", published: "2024-03-12", language: null, text: "Es gibt noch kein Abkommen." },
    ]);
  });

  it("of Factiva gives each article its accession number as key, with field codes or without", async () => {
    expect(await read([...article, ...coded])).toMatchObject([
      {
        title: "Ministers sign the accord",
        outlet: "The Harbour Times",
        published: "2024-06-05",
        language: "en",
        text: "By Ana Moor\n\nThe two ministers signed the accord on Wednesday.\n\nBoth parliaments have yet to approve it.",
        key: "HARTIM0020240605ek650001p",
      },
      {
        title: "No accord yet",
        outlet: "Norland Courier",
        published: "2024-03-12",
        language: "en",
        text: "Ben Lund\n\nThere is no accord yet, the minister said.\n\nThe talks go on.\n\nThey began in May.",
        key: "NORCOU0020240312ek3c00002",
      },
    ]);
  });

  it("names an article without text, and the others go on", async () => {
    const empty = [
      "Ministers sign",
      "The Harbour Times",
      "June 5, 2024",
      "Length: 0 words",
      "Body",
      "Load-Date: June 6, 2024",
      "End of Document",
    ];
    expect(await read([...empty, ...nexisSecond])).toMatchObject([
      { code: "BAD_INPUT", message: 'export article 1 has no text below "Body"; export it with its full text' },
      { title: "No accord yet" },
    ]);
    expect(await read([...article, "HD\tNothing", "AN\tDocument NORCOU0020240312ek3c00003"])).toMatchObject([
      { title: "Ministers sign the accord" },
      { code: "BAD_INPUT", message: expect.stringContaining("export article 2 (NORCOU0020240312ek3c00003) has no text") as string },
    ]);
  });

  it("is a single article where nothing marks an export", async () => {
    expect(await read(["The end of document reform.", "Body", "Load-Date: June 6, 2024"])).toHaveLength(1);
  });
});

describe("the key of an article of Nexis", () => {
  const read = (paragraphs: readonly string[]) => importDocuments(docxImporter, writeDocx(paragraphs));
  const keys = async (paragraphs: readonly string[]) => (await read(paragraphs)).map(({ key }) => key);

  it("stays whatever else is exported with it, and whatever its text becomes", async () => {
    const [first, second] = await keys(nexis);
    expect(await keys([...nexisSecond, ...nexisFirst])).toEqual([second, first]);
    expect(await keys(nexisSecond.map((line) => line.replace("noch", "bisher")))).toEqual([second]);
  });

  it("tells two editions of one title apart, and leaves a copy the same", async () => {
    const edition = nexisSecond.map((line) => line.replace("noch", "bisher"));
    const [key] = await keys(nexisSecond);
    expect(await keys([...nexisSecond, ...edition, ...nexisSecond])).toEqual([key, `${key}-2`, key]);
  });
});

it("an article of Nexis whose header names no date is undated: when the database took it is no date", async () => {
  const undated = nexisFirst.filter((line) => !line.startsWith("June 5"));
  const [document] = await importDocuments(docxImporter, writeDocx([...cover, ...undated]));
  expect(document).toMatchObject({ title: "Ministers sign the accord", outlet: "The Harbour Times (Bay City)", published: null });
});

it("fields of Factiva may stand in the cells of a table", async () => {
  const cells = coded.map((line) => {
    const texts = line.split("\t").map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`);
    return `<w:tbl><w:tr>${texts.join("")}</w:tr></w:tbl>`;
  });
  const [document] = await importDocuments(docxImporter, docxOf(wordXml([], cells.join(""))));
  expect(document).toMatchObject({
    title: "No accord yet",
    outlet: "Norland Courier",
    published: "2024-03-12",
    key: "NORCOU0020240312ek3c00002",
  });
  expect(document?.text).toBe("Ben Lund\n\nThere is no accord yet, the minister said.\n\nThe talks go on.\n\nThey began in May.");
});

it("a page that Factiva exported gives its articles and nothing of the page around them", async () => {
  const [section, title, byline, ...rest] = article;
  const head = rest.slice(0, 9).map((line) => `<div>${line}</div>`);
  const body = rest.slice(9).map((line) => `<p class="articleParagraph">${line}</p>`);
  const html = `<html><body><form><div>Log out</div><div class="article"><div class="article enArticle"><div>${section}</div>
    <div id="hd"><span class="enHeadline">${title}</span></div><div class="author">${byline}</div>${head.join("")}<p></p>${body.join("")}</div></div></form></body></html>`;
  const found = await importDocuments(htmlImporter, Buffer.from(html));
  expect(found).toMatchObject([{ title: "Ministers sign the accord", published: "2024-06-05", key: "HARTIM0020240605ek650001p" }]);
  expect(found[0]?.text).not.toContain("Log out");
});

it.each([
  ["June 5, 2024 Wednesday 9:20 AM GMT", "2024-06-05"],
  ["Wednesday, June 5, 2024", "2024-06-05"],
  ["5 June 2024", "2024-06-05"],
  ["Tue, 12 Mar 2019 23:30:00 -0500", "2019-03-12"],
  ["Dienstag, 12. März 2024", "2024-03-12"],
  ["mercredi 5 juin 2024", "2024-06-05"],
  ["5 de junio de 2024", "2024-06-05"],
  ["May 2004", "2004-05"],
  ["3/4/2024", null],
  ["31 February 2024", null],
  ["The march of 2019", null],
  ["Final Edition", null],
])("%s is the date %s", (line, date) => {
  expect(readWrittenDate(line)).toBe(date);
});
