import { stringify } from "csv-stringify/browser/esm/sync";
import { citedDocuments, statementFields, valueTexts, type StatementFields } from "./fields.js";
import type { ExportGraph, Exporter } from "./exporter.js";

/**
 * Text that begins like a formula is made harmless for spreadsheets with a leading apostrophe, numbers stay numbers.
 * All text is quoted, because readers disagree on where an unquoted carriage return ends a row.
 */
const options = {
  header: true,
  escape_formulas: true,
  quoted_string: true,
  record_delimiter: "unix" as const,
  // What no UTF-8 file can hold, and NUL, at which some readers end the text.
  cast: { string: (text: string) => text.toWellFormed().replaceAll("\0", "\uFFFD") },
};

const edgeColumns: readonly (keyof StatementFields)[] = [
  ...(["id", "source", "target", "label", "predicate", "polarity", "modality", "review", "speaker", "via"] as const),
  ...(["date", "validFrom", "validTo", "qualifiers", "published", "outlet", "document", "title", "url"] as const),
  ...(["start", "end", "quote", "confidence", "origin"] as const),
];

function nodes(graph: ExportGraph): string {
  const values = valueTexts(graph);
  return stringify(
    graph.entities.map(({ id, name, type, aliases }) => {
      const position = graph.positions.get(id);
      return {
        Id: id,
        Label: name,
        Type: type,
        Aliases: aliases.join("; "),
        Values: values.get(id) ?? "",
        X: position?.x ?? "",
        Y: position?.y ?? "",
      };
    }),
    { ...options, columns: ["Id", "Label", "Type", "Aliases", "Values", "X", "Y"] },
  );
}

function edges(graph: ExportGraph): string {
  const documents = citedDocuments(graph);
  const rows = graph.statements.filter(({ objectId }) => objectId !== null).map((statement) => statementFields(statement, documents));
  return stringify(rows, {
    ...options,
    columns: edgeColumns.map((key) => ({ key, header: key === "source" || key === "target" ? capitalise(key) : key })),
  });
}

/** Gephi knows the columns Source and Target by these names only. */
function capitalise(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** Two tables, one row an entity and one row a statement. */
export const csvExporter: Exporter = {
  name: "csv",
  description: "two tables, NAME.nodes.csv and NAME.edges.csv, one row an entity and one row a statement: Gephi, R, pandas, spreadsheets",
  export: (graph) => [
    { suffix: ".nodes.csv", text: nodes(graph) },
    { suffix: ".edges.csv", text: edges(graph) },
  ],
};
