import type { ReferenceEntity } from "@entente/core";
import { openStore } from "@entente/store";
import { answerQuestions } from "../threads/answer.js";
import { compareAll } from "./candidates.js";

/** Whose entities are to be compared. */
export interface CandidatesQuestion {
  readonly location: string;
  readonly reference: readonly ReferenceEntity[];
}

answerQuestions(async ({ location, reference }: CandidatesQuestion) => {
  const store = await openStore(location);
  try {
    return await compareAll(store, reference);
  } finally {
    await store.close();
  }
});
