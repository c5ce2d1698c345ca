import { describe } from "vitest";
import type { Store } from "../store.js";
import { describeJudgements } from "./contract-judgements.js";
import { describeLists } from "./contract-lists.js";
import { describeReadings } from "./contract-readings.js";
import { describeRemoval } from "./contract-removal.js";

/** Gives an empty store; the suite closes it. */
export type OpenEmpty = () => Promise<Store>;

/** What every store must do, whichever engine keeps it. */
export function describeStore(engine: string, openEmpty: OpenEmpty): void {
  describe(engine, () => {
    describeReadings(openEmpty);
    describeJudgements(openEmpty);
    describeRemoval(openEmpty);
    describeLists(openEmpty);
  });
}
