import { entityTypes } from "@entente/ontology";
import type { GraphEntity } from "../graph/types.js";
import { citedDocuments, statementFields, valueTexts, type StatementFields } from "./fields.js";
import type { ExportGraph, Exporter } from "./exporter.js";

const nodeAttributes = ["type", "aliases", "values"] as const;

/** Attributes of an edge with their GEXF types; an attribute without a value is left out. */
const edgeAttributes: readonly (readonly [keyof StatementFields, "string" | "integer" | "double"])[] = [
  ["predicate", "string"],
  ["polarity", "string"],
  ["modality", "string"],
  ["review", "string"],
  ["speaker", "string"],
  ["via", "string"],
  ["date", "string"],
  ["validFrom", "string"],
  ["validTo", "string"],
  ["qualifiers", "string"],
  ["published", "string"],
  ["outlet", "string"],
  ["document", "string"],
  ["title", "string"],
  ["url", "string"],
  ["start", "integer"],
  ["end", "integer"],
  ["quote", "string"],
  ["confidence", "double"],
  ["origin", "string"],
];

/** Text as XML 1.0 takes it: marked-up characters escaped, characters it cannot hold replaced by U+FFFD. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}

function attvalues(pairs: readonly (readonly [string, string | number | null])[]): string {
  const given = pairs.filter(([, value]) => value !== null && value !== "");
  return given.map(([name, value]) => `<attvalue for="${name}" value="${escape(String(value))}"/>`).join("");
}

function node(graph: ExportGraph, { id, name, type, aliases }: GraphEntity, values: string): string {
  const position = graph.positions.get(id);
  const place = position ? `<viz:position x="${position.x.toFixed(3)}" y="${position.y.toFixed(3)}" z="0.0"/>` : "";
  const attributes = attvalues([
    ["type", type],
    ["aliases", aliases.join("; ")],
    ["values", values],
  ]);
  return `<node id="${escape(id)}" label="${escape(name)}"><attvalues>${attributes}</attvalues>${colour(type)}${place}</node>`;
}

function colour(type: GraphEntity["type"]): string {
  const [r, g, b] = (entityTypes[type].colour.light.match(/[0-9A-Fa-f]{2}/g) ?? []).map((part) => Number.parseInt(part, 16));
  return `<viz:color r="${r ?? 0}" g="${g ?? 0}" b="${b ?? 0}"/>`;
}

function edge(fields: StatementFields): string {
  const attributes = attvalues(edgeAttributes.map(([name]) => [name, fields[name]] as const));
  const ends = `source="${escape(fields.source)}" target="${escape(fields.target ?? "")}"`;
  return `<edge id="${fields.id}" ${ends} label="${escape(fields.label)}" weight="1.0"><attvalues>${attributes}</attvalues></edge>`;
}

function gexf(graph: ExportGraph): string {
  const documents = citedDocuments(graph);
  const values = valueTexts(graph);
  const edges = graph.statements.filter(({ objectId }) => objectId !== null).map((statement) => statementFields(statement, documents));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>Entente</creator><description>${escape(graph.title)}</description></meta>`,
    '<graph defaultedgetype="directed" mode="static">',
    `<attributes class="node">${nodeAttributes.map((name) => `<attribute id="${name}" title="${name}" type="string"/>`).join("")}</attributes>`,
    `<attributes class="edge">${edgeAttributes.map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`).join("")}</attributes>`,
    "<nodes>",
    ...graph.entities.map((entity) => node(graph, entity, values.get(entity.id) ?? "")),
    "</nodes>",
    "<edges>",
    ...edges.map(edge),
    "</edges>",
    "</graph>",
    "</gexf>",
    "",
  ].join("\n");
}

/** GEXF 1.3 with colours, positions and one edge a statement. */
export const gexfExporter: Exporter = {
  name: "gexf",
  description: "GEXF 1.3 with colours and positions, one edge a statement: Gephi, Gephi Lite, networkx",
  export: (graph) => [{ suffix: "", text: gexf(graph) }],
};
