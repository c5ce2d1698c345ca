import { describe } from "vitest";
import { describeBatches } from "./contract-batches.js";
import { describeClock } from "./contract-clock.js";
import { describeJudgements } from "./contract-judgements.js";
import { describeLists } from "./contract-lists.js";
import { describeReadings } from "./contract-readings.js";
import { describeRemoval } from "./contract-removal.js";
import type { OpenEmpty } from "./open-empty.js";

/** What every store must do, whichever engine keeps it. */
export function describeStore(engine: string, openEmpty: OpenEmpty): void {
  describe(`${engine} store`, () => {
    describeReadings(openEmpty);
    describeBatches(openEmpty);
    describeJudgements(openEmpty);
    describeRemoval(openEmpty);
    describeLists(openEmpty);
    describeClock(openEmpty);
  });
}
