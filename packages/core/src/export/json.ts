import { citedDocuments, statementFields } from "./fields.js";
import type { ExportGraph, Exporter } from "./exporter.js";

function nodeLink(graph: ExportGraph): object {
  const documents = citedDocuments(graph);
  const rows = graph.statements.map((statement) => statementFields(statement, documents));
  const links = rows.filter(({ target }) => target !== null).map((row) => ({ ...row, key: row.id }));
  return {
    directed: true,
    multigraph: true,
    graph: { title: graph.title, documents: graph.documents, values: rows.filter(({ target }) => target === null) },
    nodes: graph.entities.map(({ id, name, type, aliases }) => ({ id, label: name, type, aliases, ...graph.positions.get(id) })),
    links,
    edges: links,
  };
}

/** Node-link JSON. Older networkx reads `links`, newer `edges`: both are there. */
export const jsonExporter: Exporter = {
  name: "json",
  description: "node-link JSON, one link a statement: networkx, D3",
  export: (graph) => [{ suffix: "", text: `${JSON.stringify(nodeLink(graph), null, 1)}\n` }],
};
