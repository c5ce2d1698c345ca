import { stringify } from "csv-stringify/browser/esm/sync";
import { citedDocuments, statementFields, valueTexts } from "./fields.js";
import type { ExportGraph, Exporter } from "./exporter.js";

/** Text that begins like a formula is made harmless for spreadsheets with a leading apostrophe. */
const options = { header: true, escape_formulas: true, record_delimiter: "unix" as const };

function nodes(graph: ExportGraph): string {
  const values = valueTexts(graph);
  return stringify(
    graph.entities.map(({ id, name, type, aliases }) => {
      const position = graph.positions.get(id);
      return { Id: id, Label: name, Type: type, Aliases: aliases.join("; "), Values: values.get(id) ?? "", X: position?.x ?? "", Y: position?.y ?? "" };
    }),
    { ...options, columns: ["Id", "Label", "Type", "Aliases", "Values", "X", "Y"] },
  );
}

function edges(graph: ExportGraph): string {
  const documents = citedDocuments(graph);
  const rows = graph.statements.filter(({ objectId }) => objectId !== null).map((statement) => statementFields(statement, documents));
  const columns = rows.length > 0 ? Object.keys(rows[0] ?? {}).filter((name) => name !== "value") : ["id", "source", "target"];
  return stringify(rows, {
    ...options,
    columns: columns.map((key) => ({ key, header: key === "source" || key === "target" ? capitalise(key) : key })),
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
