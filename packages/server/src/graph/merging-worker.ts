import { compact, type GraphView } from "@entente/core";
import { answerQuestions } from "../threads/answer.js";

answerQuestions((view: GraphView) => compact(view).buffer);
