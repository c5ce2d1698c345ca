import { beforeAll, describe, expect, it } from "vitest";
import { openReader, type Reader } from "../testing/reader.js";

let reader: Reader;

beforeAll(async () => {
  reader = await openReader();
});

describe("events", () => {
  it.each([
    ["Leaders met at the Bergen summit.", ["Bergen summit"]],
    ["Norway will hold presidential elections in May. The vote is the first since 2010.", ["presidential elections"]],
    ["Voters rejected the deal in a referendum on Sunday.", ["referendum"]],
    ["He won the 2008 elections. The next elections are far away.", ["2008 elections"]],
    ["She won the first round. The presidential run-off is in June.", ["presidential run-off"]],
    ["Ministers spoke at a summit in Bergen. The summit ended late.", ["summit in Bergen"]],
    ["Norway called for a peace conference in Geneva.", ["peace conference"]],
    ["He won the presidential election and lost the parliamentary election.", ["presidential election", "parliamentary election"]],
    ["Violence followed December's elections.", ["December's elections"]],
    ["Norway will hold presidential elections in 2030.", ["presidential elections in 2030"]],
    ["The summit of the European Union opened.", ["summit of the European Union"]],
    ["The minister held a press conference.", []],
    ["The election campaign was long.", []],
    ["Free elections matter.", []],
    ["Parliament will vote on it.", []],
  ])("%s", (text, expected) => {
    expect(reader.things(text, "Event")).toEqual(expected);
  });
});
