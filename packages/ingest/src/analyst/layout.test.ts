import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openLanguage } from "../models.js";
import { findRegions, type Region } from "./layout.js";

const language = await openLanguage(resolve(import.meta.dirname, "../../../../data/models"));

const bodyText = "Norway and Chile signed a fisheries accord on Friday after three years of slow and difficult talks.";

function layout(text: string): string[] {
  const analysis = language.analyse(text);
  const cut = ({ first, last }: Region): string => text.slice(analysis.tokens[first]?.start, analysis.tokens[last]?.end);
  return findRegions(analysis).map((region) => `${region.kind}${region.capitalsTell ? "" : "*"}: ${cut(region)}`);
}

describe("layout", () => {
  it.each([
    ["Norway And Chile Sign Fisheries Accord", "headline*"],
    ["NORWAY AND CHILE SIGN", "headline*"],
    ["Norway and Chile sign fisheries accord", "headline"],
    ["By Ada Byron", "byline"],
    ["Reporting by Ada Byron in Bergen", "byline"],
    ["Saturday, 4 May 2024", "byline"],
    ["Published 4 May 2024, 10:30 GMT", "byline"],
    ["Read more: what the accord means", "boilerplate"],
    ["Share this article", "boilerplate"],
    ["Photo: Ada Byron / Pool", "boilerplate"],
  ])("reads the line %j above a body as %s", (line, kind) => {
    expect(layout(`${line}\n\n${bodyText}`)).toEqual([`${kind}: ${line}`, `body: ${bodyText}`]);
  });

  it.each([
    ["OSLO, 4 May (Reuters) — "],
    ["OSLO (AP) — "],
    ["OSLO, Norway (AP) -- "],
    ["Oslo – "],
    ["RIO DE JANEIRO: "],
    ["PORT-AU-PRINCE, May 4, 2024 — "],
  ])("cuts the dateline %j off the body", (dateline) => {
    expect(layout(`${dateline}${bodyText}`)).toEqual([`dateline: ${dateline.trim()}`, `body: ${bodyText}`]);
  });

  it.each([
    ["The ministers — both new to their offices — met on Friday in Bergen."],
    ["Norway signed the accord."],
    ["Four countries in West Africa — Ghana, Togo, Benin and Mali — stayed away on Friday."],
    ["Prime Minister Ada Byron - who was in Bergen - signed it on Friday."],
    ["Norway signed — Chile did not, and said so on Friday."],
  ])("finds no dateline in %j", (text) => {
    expect(layout(text)).toEqual([`body: ${text}`]);
  });

  it.each([
    ["(Reporting by Ada Byron; editing by Luis Rojas)"],
    ["With files from Ada Byron in Bergen."],
    ["Luis Rojas contributed to this report."],
    ["Some information for this report came from Reuters."],
    ["© 2024 The Bergen Post"],
  ])("takes %j at the end for boilerplate", (credit) => {
    expect(layout(`${bodyText}\n\n${credit}`)).toEqual([`body: ${bodyText}`, `boilerplate: ${credit}`]);
    expect(layout(`${bodyText} ${credit}`).at(-1)).toMatch(/^(?:boilerplate|body)/);
  });

  it("takes all that follows a list of sources for boilerplate", () => {
    expect(layout(`${bodyText}\n\n${bodyText}\n\nSources\n\nAda Byron. "Accord signed". The Bergen Post, 4 May 2024.`).slice(2)).toEqual([
      "boilerplate: Sources",
      'boilerplate: Ada Byron. "Accord signed". The Bergen Post, 4 May 2024.',
    ]);
  });

  it("keeps a heading between paragraphs apart", () => {
    expect(layout(`${bodyText}\n\nWhat Comes Next Now\n\n${bodyText}`)[1]).toBe("headline*: What Comes Next Now");
  });

  it("does not take wrapped lines for headlines", () => {
    const wrapped =
      "Norway and Chile signed a fisheries accord on Friday\nafter three years of slow and difficult talks that had\nbroken down twice.";
    expect(layout(wrapped).every((line) => line.startsWith("body"))).toBe(true);
  });

  it("covers every token of any text once, in order", () => {
    const part = fc.constantFrom(
      "By",
      "OSLO",
      "—",
      "\n",
      "\n\n",
      "Sources",
      "©",
      "Norway",
      "met",
      ".",
      "(AP)",
      ",",
      "“",
      "Read more:",
      "é",
    );
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const analysis = language.analyse(text);
        const covered = findRegions(analysis).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, k) => first + k));
        expect(covered).toEqual(analysis.tokens.map((_, k) => k));
      }),
    );
  });
});
