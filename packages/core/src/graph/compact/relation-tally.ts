import type { Modality, Polarity, Review } from "@entente/ontology";
import { flagCombinations, hiddenFlags } from "./enumerations.js";
import { stringAt } from "./strings.js";
import { locateRow, rowsOf, statementIdOf, type GraphView } from "./view.js";

/** How many statements of one form and review a relation has. */
export interface FormCount {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly review: Review;
  readonly count: number;
}

/** What the statements of a relation in current versions add up to. */
export interface RelationTally {
  readonly forms: readonly FormCount[];
  /** How many documents say it; one whose statements were all retracted does not. */
  readonly documents: number;
  /** Ids of the statements, in the order in which statements are listed. */
  readonly statementIds: readonly string[];
}

/** Adds a relation up from flags alone, without fetching a statement. */
export function tallyRelation(view: GraphView, relation: number): RelationTally {
  const counts = new Map<number, number>();
  const documents = new Set<string>();
  const statementIds: string[] = [];
  for (const row of rowsOf(view, relation)) {
    const [{ columns, flags }, number] = locateRow(view, row);
    const own = flags[number] ?? hiddenFlags;
    const form = flagCombinations[own];
    if (!form?.current) continue;
    counts.set(own, (counts.get(own) ?? 0) + 1);
    statementIds.push(statementIdOf(view, row));
    if (form.review !== "retracted") documents.add(stringAt(columns.documentIds, columns.statementDocuments[number] ?? 0));
  }
  const forms = [...counts].flatMap(([flags, count]) => {
    const form = flagCombinations[flags];
    return form ? [{ polarity: form.polarity, modality: form.modality, review: form.review, count }] : [];
  });
  return { forms, documents: documents.size, statementIds };
}
