import type { Modality, Polarity } from "@entente/ontology";
import type { Tally } from "../graphql/types.js";

/** What one statement can say, told apart by line, end and mark before colour. */
export type StatementForm = "affirmed" | "negated" | "planned" | "possible" | "evaluative";

/** What a relation's line can say: one statement's form, or that its sources say opposite things. */
export type Form = StatementForm | "disagree";

/** A relation's row in the legend: disputed ones are drawn as their source has it, with a lozenge. */
export type LegendForm = Form | "disputed";

/** The rows of the legend, in its order, with their names. */
export const legendForms: Readonly<Record<LegendForm, string>> = {
  affirmed: "Affirmed",
  negated: "Negated",
  planned: "Planned",
  possible: "Possible",
  evaluative: "Evaluative",
  disagree: "Sources disagree",
  disputed: "Disputed",
};

/** The forms of statements, strongest first: where none is denied, the strongest names the relation. */
export const statementForms: readonly StatementForm[] = ["affirmed", "negated", "planned", "possible", "evaluative"];

/** How a relation looks. */
export interface Look {
  readonly form: Form;
  /** At least one statement stands disputed by a person. */
  readonly disputed: boolean;
  /** At least one statement was accepted by a person: ink, otherwise pencil. */
  readonly ink: boolean;
  /** Every statement is retracted: nothing is drawn unless asked for. */
  readonly retracted: boolean;
}

/** The form of one statement; a denial covers its modality. */
export function formOfStatement(polarity: Polarity, modality: Modality): StatementForm {
  if (polarity === "negated") return "negated";
  return modality === "asserted" ? "affirmed" : modality;
}

/** The form of a relation: what all its statements together say. */
export function formOfTally(tally: Tally): Form {
  const others = tally.affirmed + tally.planned + tally.possible + tally.evaluative;
  if (tally.negated > 0 && others > 0) return "disagree";
  return statementForms.find((form) => tally[form] > 0) ?? "affirmed";
}

/** How a relation with this tally looks. */
export function lookOf(tally: Tally): Look {
  return {
    form: formOfTally(tally),
    disputed: tally.disputed > 0,
    ink: tally.accepted > 0,
    retracted: tally.total > 0 && tally.retracted === tally.total,
  };
}

/** The one legend row that counts a relation. */
export function legendFormOf(look: Look): LegendForm {
  return look.disputed ? "disputed" : look.form;
}
