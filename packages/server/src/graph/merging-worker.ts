import { compact, type GraphView } from "@entente/core";
import { answerQuestions } from "../threads/answer.js";

answerQuestions({ answer: (view: GraphView) => compact(view).buffer });
