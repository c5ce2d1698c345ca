import type { GraphStatement } from "../graph/types.js";
import { groupBy } from "../model/group.js";
import type { QualifierValue } from "../model/statement.js";
import { isLocalEntity } from "../resolve/locals.js";
import type { CitedDocument, ExportGraph } from "./exporter.js";

/** What every format says of a statement, in this order; null where the statement does not. */
export interface StatementFields {
  readonly id: string;
  readonly source: string;
  readonly target: string | null;
  readonly label: string;
  readonly predicate: string;
  readonly value: string | number | null;
  readonly polarity: string;
  readonly modality: string;
  readonly review: string;
  readonly speaker: string | null;
  readonly via: string | null;
  readonly date: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly qualifiers: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly document: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly confidence: number;
  readonly origin: string;
}

/**
 * The fields of a statement. The label alone already tells denied from affirmed and planned from done
 * ("not negotiatesWith", "partyTo (planned)"), for programs that show nothing else.
 */
export function statementFields(statement: GraphStatement, documents: ReadonlyMap<string, CitedDocument>): StatementFields {
  const { evidence, origin, qualifiers } = statement;
  const document = documents.get(statement.documentId);
  const text = (name: string): string | null => (qualifiers[name] === undefined ? null : textOf(qualifiers[name]));
  return {
    id: statement.id,
    source: statement.subjectId,
    target: statement.objectId,
    label: labelOf(statement),
    predicate: statement.predicate,
    value: statement.value,
    polarity: statement.polarity,
    modality: statement.modality,
    review: statement.review,
    speaker: statement.speaker?.name ?? null,
    via: statement.via,
    date: text("date"),
    validFrom: text("validFrom"),
    validTo: text("validTo"),
    qualifiers: qualifierText(statement),
    published: statement.published,
    outlet: statement.outlet,
    document: statement.documentId,
    title: document?.title ?? null,
    url: document?.url ?? null,
    start: evidence.start,
    end: evidence.end,
    quote: evidence.quote,
    confidence: statement.confidence,
    origin: `${origin.kind} ${origin.name} ${origin.version}`,
  };
}

function labelOf({ predicate, polarity, modality }: GraphStatement): string {
  return `${polarity === "negated" ? "not " : ""}${predicate}${modality === "asserted" ? "" : ` (${modality})`}`;
}

function qualifierText({ qualifiers }: GraphStatement): string | null {
  const parts = Object.entries(qualifiers).map(([name, value]) => `${name}=${textOf(value)}`);
  return parts.length > 0 ? parts.sort().join("; ") : null;
}

function textOf(value: QualifierValue): string {
  return isLocalEntity(value) ? value.name : String(value);
}

/** Documents by id. */
export function citedDocuments({ documents }: ExportGraph): ReadonlyMap<string, CitedDocument> {
  return new Map(documents.map((document) => [document.id, document]));
}

/** Statements with a value, by the entity they are about: "agreementStatus=signed (2015-10-27)". */
export function valueTexts({ statements }: ExportGraph): ReadonlyMap<string, string> {
  const valued = statements.filter(({ value }) => value !== null);
  const texts = [...groupBy(valued, ({ subjectId }) => subjectId)].map(([id, group]): [string, string] => [
    id,
    group.map(valueText).join("; "),
  ]);
  return new Map(texts);
}

function valueText(statement: GraphStatement): string {
  const date = statement.qualifiers["date"];
  const marks = date === undefined ? statement.review : `${textOf(date)}, ${statement.review}`;
  return `${labelOf(statement)}=${statement.value} (${marks})`;
}
