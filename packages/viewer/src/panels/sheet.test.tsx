import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestHeight, nextHeight, sheetHeights, sheetShare } from "./sheet.js";

describe("sheet", () => {
  it("passes through every height by its handle and starts again", () => {
    const passed = [nextHeight("peek"), nextHeight("half"), nextHeight("full")];
    expect(passed).toEqual(["half", "full", "peek"]);
  });

  it("settles at the height nearest to where it was dropped", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, (dropped) => {
        const settled = Math.abs(sheetShare(nearestHeight(dropped)) - dropped);
        for (const height of sheetHeights) expect(settled).toBeLessThanOrEqual(Math.abs(sheetShare(height) - dropped));
      }),
    );
  });
});
