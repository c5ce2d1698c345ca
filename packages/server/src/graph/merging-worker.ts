import { compact, type GraphView } from "@entente/core";
import { answerQuestions } from "../threads/answer.js";

answerQuestions(async (view: GraphView) => (await compact(view)).buffer);
