import { describe, expect, test } from "vitest";
import { inOrder, standingJudgements } from "./standing.js";
import { withId } from "../testing/world.js";
import type { Judgement } from "../model/judgement.js";

const decision = { author: "mira", note: null };
const first = withId({
  ...decision,
  at: "2024-01-01T00:00:00Z",
  judgement: "same",
  left: { entityId: "person:a" },
  right: { entityId: "person:b" },
});

function undo({ id }: Judgement, author = "mira"): Judgement {
  return withId({ ...decision, author, at: "2024-01-02T00:00:00Z", judgement: "undo", judgementId: id });
}

describe("standingJudgements", () => {
  const once = undo(first);
  const twice = undo(once);

  test("counts what nobody undid", () => {
    expect(standingJudgements([first])).toEqual(new Set([first.id]));
  });

  test("does not count what was undone, and counts it again once the undo is undone, in any order", () => {
    expect(standingJudgements([first, once])).toEqual(new Set([once.id]));
    expect(standingJudgements([twice, first, once])).toEqual(new Set([first.id, twice.id]));
  });

  test("one of two undos is enough", () => {
    const other = undo(first, "jon");
    expect(standingJudgements([first, once, twice, other])).toEqual(new Set([twice.id, other.id]));
  });

  test("follows chains of any length", () => {
    const chain = [first];
    for (let length = 0; length < 20_000; length += 1) chain.push(undo(chain.at(-1) ?? first));
    const standing = standingJudgements(chain.toReversed());
    expect(standing.has(first.id)).toBe(true);
    expect(standing.size).toBe(10_001);
  });

  test("counts nothing in a forged circle, and ends", () => {
    const forged = { ...once, id: "jd_x", judgementId: "jd_y" } as Judgement;
    const back = { ...once, id: "jd_y", judgementId: "jd_x" } as Judgement;
    expect(standingJudgements([forged, back, first])).toEqual(new Set([first.id]));
  });
});

test("inOrder: by time, whatever its spelling, then by id", () => {
  const judgements = [
    { id: "b", at: "2024-01-01T00:00:00Z" },
    { id: "a", at: "2024-01-01T00:00:00.000Z" },
    { id: "c", at: "2023-12-31T23:59:59.999Z" },
    { id: "0", at: "2024-01-01T00:00:00.5Z" },
  ];
  expect(inOrder(judgements).map(({ id }) => id)).toEqual(["c", "a", "b", "0"]);
});
