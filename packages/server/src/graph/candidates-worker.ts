import { openStore } from "@entente/store";
import { answerQuestions } from "../threads/answer.js";
import { compareAll, type CandidatesQuestion } from "./compare-all.js";

async function answer({ location, reference }: CandidatesQuestion) {
  const store = await openStore(location);
  try {
    return await compareAll(store, reference);
  } finally {
    await store.close();
  }
}

answerQuestions({ answer });
