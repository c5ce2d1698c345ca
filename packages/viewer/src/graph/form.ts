import type { Modality, Polarity } from "@entente/ontology";
import type { Relation, Tally } from "../graphql/types.js";

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

/** What a relation's line is made from. */
export type Drawable = Pick<Relation, "tally" | "contested">;

/** The form of a relation: what all its standing statements together say; without any, its disputed ones. */
export function formOfRelation({ tally, contested }: Drawable): Form {
  if (statementForms.some((form) => tally[form] > 0)) return formOfCounts(tally);
  const nodes = contested.edges.map((edge) => edge.node);
  const disputed = nodes.filter(({ review }) => review === "disputed");
  const source = disputed.length > 0 ? disputed : nodes;
  return formOfCounts(countForms(source.map(({ polarity, modality }) => formOfStatement(polarity, modality))));
}

function formOfCounts(counts: Readonly<Record<StatementForm, number>>): Form {
  const others = counts.affirmed + counts.planned + counts.possible + counts.evaluative;
  if (counts.negated > 0 && others > 0) return "disagree";
  return statementForms.find((form) => counts[form] > 0) ?? "possible";
}

function countForms(forms: readonly StatementForm[]): Pick<Tally, StatementForm> {
  const counts = { affirmed: 0, negated: 0, planned: 0, possible: 0, evaluative: 0 };
  for (const form of forms) counts[form]++;
  return counts;
}

/** How a relation looks. */
export function lookOf(relation: Drawable): Look {
  const { tally } = relation;
  return {
    form: formOfRelation(relation),
    disputed: tally.disputed > 0,
    ink: tally.accepted > 0,
    retracted: tally.total > 0 && tally.retracted === tally.total,
  };
}

/** The one legend row that counts a relation. */
export function legendFormOf(look: Look): LegendForm {
  return look.disputed ? "disputed" : look.form;
}
