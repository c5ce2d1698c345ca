import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agencyOf } from "./agencies.js";
import { articleCredit } from "./credit.js";

const body = "The two ministers signed the accord on Friday, officials said.\n\nBoth parliaments have yet to approve it.";

describe("the credit of an article", () => {
  it.each([
    ["a dateline", `BAY CITY, June 5 (Reuters) - ${body}`, "Reuters"],
    ["a dateline with a code", `BAY CITY (AP) — ${body}`, "Associated Press"],
    ["a dateline below the headline", `Two ministers sign\n\nNORLAND/BAY CITY (dpa) – ${body}`, "Deutsche Presse-Agentur"],
    ["a byline", `Two ministers sign\nBy Reuters\n\n${body}`, "Reuters"],
    ["a reporter's byline", `By Ana Moor, Associated Press\n\n${body}`, "Associated Press"],
    ["a byline with a date", `AFP | 5 June 2024\n\n${body}`, "Agence France-Presse"],
    ["an outlet's own reporter with an agency", `By Ana Moor and Agence France-Presse\n${body}`, "Agence France-Presse"],
    ["brackets at the end", `${body} (Tanjug)`, "Tanjug"],
    ["slashes at the end", `${body} /KosovaPress/`, "KosovaPress"],
    ["a notice", `${body}\n\n© 2024 AFP`, "Agence France-Presse"],
    ["a copyright line", `${body}\n\nCopyright 2024 The Associated Press. All rights reserved.`, "Associated Press"],
    ["a source line", `${body}\nSource: Xinhua`, "Xinhua"],
    ["the first publisher", `${body}\n\nThis article was originally published by The Harbour Times.`, "The Harbour Times"],
    ["the first publisher, an agency", `This story first appeared on Balkan Insight on Monday.\n${body}`, "BalkanInsight"],
  ])("is read from %s", (_what, text, credit) => {
    expect(articleCredit(text)).toBe(credit);
  });

  it.each([
    ["nobody", body],
    ["what somebody told an agency", `The minister told Reuters on Friday that the accord stands.\n${body}`],
    ["a party with an agency's code", `The Progressive Alliance (PA) said it would vote against the accord.\n${body}`],
    ["an agency in the middle of a text", `${body}\n${body}\nReuters first reported the accord.\n${body}`],
    ["a word in brackets at the end", `${body} (see above)`],
    [
      "a long line that names an agency",
      `The report, which was compiled by correspondents of Reuters and others, took a year, and nobody answered for it\n${body}`,
    ],
  ])("is none for %s", (_what, text) => {
    expect(articleCredit(text)).toBeNull();
  });

  it("is found in bounded time in any text, and is an agency or a name from it", () => {
    const pieces = fc.constantFrom(
      "(",
      ")",
      "AFP",
      "Reuters",
      "A".repeat(200),
      " ",
      "\n",
      "-",
      "—",
      "© ",
      "originally published by ",
      "The Of ",
      "/",
      "by ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
        const text = parts.join("");
        const credit = articleCredit(text);
        expect(credit === null || agencyOf(credit) !== null || text.includes(credit)).toBe(true);
      }),
    );
  });
});
