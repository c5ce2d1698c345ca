import type { Thing } from "../article.js";
import type { AgreementMention } from "./mentions.js";

/** One place that speaks of an agreement. */
export interface AgreementPlace {
  readonly agreement: Thing;
  readonly mention: AgreementMention;
}
