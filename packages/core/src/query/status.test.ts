import { checksum } from "../model/hash.js";
import { completeStatement } from "../model/statement.js";
import type { GraphStatement } from "../graph/types.js";
import type { Status } from "@entente/ontology";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currentStatuses } from "./status.js";

/** A statement that the agreement has a status, since a date or undated. */
function status(value: Status, date: string | null, change: Partial<GraphStatement> = {}): GraphStatement {
  const text = `${value} ${date ?? ""}`;
  const proposed = {
    subject: { type: "Agreement" as const, name: "Treaty of Lisbon" },
    predicate: "agreementStatus" as const,
    object: null,
    value,
    qualifiers: date === null ? {} : { date },
    polarity: "affirmed" as const,
    modality: "asserted" as const,
    speaker: null,
    via: null,
    evidence: { start: 0, end: text.length, quote: text, sentenceStart: 0, sentenceEnd: text.length },
    origin: { kind: "extractor" as const, name: "reader", version: "1" },
    confidence: 1,
  };
  const derived = {
    subjectId: "agreement:treaty-of-lisbon",
    objectId: null,
    speakerId: null,
    speaksForId: null,
    qualifierIds: {},
    relationId: `rl_${value}`,
    review: "unreviewed" as const,
    judgements: [],
    published: "2025-05-18",
    collections: [],
    outlet: null,
    credit: null,
    copies: checksum(text),
  };
  return { ...completeStatement(proposed, "a", { checksum: checksum(text), text }), ...derived, ...change };
}

function current(...statements: GraphStatement[]): readonly string[] {
  return currentStatuses(statements).map(({ track, status: found }) => `${track}: ${found}`);
}

describe("the current status", () => {
  it.each<[string, readonly GraphStatement[], readonly string[]]>([
    ["of nothing is none", [], []],
    ["is the latest by the day it came about", [status("signed", "2022-04-14"), status("terminated", "2024-07-06")], ["law: terminated"]],
    ["may be an earlier stage, come about again", [status("signed", "2007"), status("negotiating", "2024-05")], ["law: negotiating"]],
    [
      "is kept for each track",
      [status("inForce", "2020"), status("halted", "2021"), status("proposed", "2019")],
      ["law: inForce", "practice: halted", "politics: proposed"],
    ],
    ["is never an undated look back at an earlier stage", [status("inForce", "2009-12-01"), status("signed", null)], ["law: inForce"]],
    ["may be an undated later stage", [status("signed", "2007-12-13"), status("inForce", null)], ["law: inForce"]],
    [
      "is no undated stage told before",
      [status("negotiating", "2025-05"), status("signed", null, { published: "2024-01" })],
      ["law: negotiating"],
    ],
    ["of undated ones is the last stage", [status("agreed", null), status("ratified", null), status("signed", null)], ["law: ratified"]],
    ["of one day is the last stage", [status("ratified", "2008-05"), status("signed", "2008-05")], ["law: ratified"]],
    ["of dates that overlap is the last stage", [status("signed", "2021"), status("inForce", "2021-11-01")], ["law: inForce"]],
    [
      "follows validFrom as it does a date",
      [status("signed", "2007"), status("suspended", null, { qualifiers: { validFrom: "2010" } })],
      ["law: suspended"],
    ],
    ["is told by a dated statement before an undated one", [status("signed", null), status("signed", "2007")], ["law: signed"]],
  ])("%s", (_what, statements, expected) => {
    expect(current(...statements)).toEqual(expected);
    expect(current(...statements.toReversed())).toEqual(expected);
  });

  it.each<Partial<GraphStatement>>([
    { polarity: "negated" },
    { modality: "planned" },
    { modality: "possible" },
    { review: "retracted" },
    { review: "disputed" },
    { predicate: "topic", value: "trade" },
  ])("passes over what is %o", (change) => {
    expect(current(status("signed", "2007"), status("inForce", "2009", change))).toEqual(["law: signed"]);
  });

  it("names the statement that says so", () => {
    const signed = status("signed", "2007-12-13");
    expect(currentStatuses([status("signed", null), signed])).toEqual([{ track: "law", status: "signed", statement: signed }]);
  });

  it("depends on no order", () => {
    const statuses = fc.constantFrom<Status>("negotiating", "signed", "inForce", "suspended", "operating", "proposed");
    const dates = fc.constantFrom(null, "2020", "2020-05", "2021~", "2021-05-16");
    fc.assert(
      fc.property(fc.array(fc.tuple(statuses, dates), { maxLength: 8 }), (pairs) => {
        const statements = pairs.map(([value, date]) => status(value, date));
        expect(currentStatuses(statements.toReversed())).toEqual(currentStatuses(statements));
      }),
    );
  });
});
