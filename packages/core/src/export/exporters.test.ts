import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import type { GraphEntity, GraphStatement } from "../graph/types.js";
import { fact, generatedReference } from "../testing/records.js";
import { readingsOf, sceneGraph } from "../testing/scene.js";
import { worldRecords, worlds } from "../testing/world.js";
import { buildGraph } from "../graph/build.js";
import type { Graph } from "../graph/graph.js";
import type { ExportGraph } from "./exporter.js";
import { exporters } from "./exporters.js";

/** Everything that a graph holds, placed on a diagonal with a negative end. */
function whole(graph: Graph, title = "Everything"): ExportGraph {
  const entities = [...graph.entities.values()];
  return {
    title,
    entities,
    statements: [...graph.statements.values()],
    documents: [...graph.documents.values()].map(({ id, url, licence, versions }) => ({
      id,
      url,
      licence,
      title: versions.at(-1)?.title ?? null,
      outlet: null,
      published: null,
    })),
    positions: new Map(entities.map(({ id }, index) => [id, { x: -1.5 * (index + 1), y: index }])),
  };
}

function write(name: string, graph: ExportGraph): Readonly<Record<string, string>> {
  const exporter = exporters.find((one) => one.name === name);
  return Object.fromEntries(exporter?.export(graph).map(({ suffix, text }) => [suffix, text]) ?? []);
}

const exported = fc.tuple(worlds).map(async ([world]) => whole(buildGraph(await worldRecords(world), generatedReference)));

const isEdge = ({ objectId }: GraphStatement): boolean => objectId !== null;

/** Names that break careless writers. */
const hostile = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\ttab",
    "\rreturn",
    "a\nb",
    '"quoted"',
    "a,b;c",
    "<&>'\"",
    "]]>",
    "\u0000\u0001\u000B\u001F",
    "\uD800",
    "x\uDFFFy",
    "\uFFFE\uFFFF",
    "\u2028",
    "🤝",
    "'",
    "\u0085",
    "--><!--",
    "",
  ),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
);

/** What every format keeps of a hostile text. */
const kept = (text: string): string => text.toWellFormed();

async function withNames(name: string, quote: string): Promise<ExportGraph> {
  const graph = whole(
    await sceneGraph(
      readingsOf({
        versions: [
          { facts: [fact(), fact({ predicate: "figure", object: null, value: 5, subject: { type: "Group", name: "fishermen" } })] },
        ],
      }),
    ),
    name,
  );
  const entities = graph.entities.map((entity): GraphEntity => ({ ...entity, name, aliases: [name] }));
  const statements = graph.statements.map((statement) => ({ ...statement, evidence: { ...statement.evidence, quote } }));
  return { ...graph, entities, statements };
}

test("the same graph gives the same bytes, in every format", () =>
  fc.assert(
    fc.asyncProperty(exported, async (pending) => {
      const graph = await pending;
      for (const exporter of exporters) expect(exporter.export(structuredClone(graph))).toEqual(exporter.export(graph));
    }),
    { numRuns: 20 },
  ));

describe("gexf", () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    isArray: (name) => ["node", "edge", "attvalue", "attribute", "attributes"].includes(name),
    processEntities: true,
    htmlEntities: true,
  });
  interface Element {
    readonly id: string;
    readonly label: string;
    readonly source?: string;
    readonly target?: string;
    readonly attvalues: "" | { readonly attvalue: readonly { readonly for: string; readonly value: string }[] };
  }
  const readGexf = (text: string): { readonly nodes: readonly Element[]; readonly edges: readonly Element[] } => {
    expect(XMLValidator.validate(text)).toBe(true);
    const { gexf } = parser.parse(text);
    expect(gexf).toMatchObject({ xmlns: "http://gexf.net/1.3", version: "1.3", graph: { defaultedgetype: "directed" } });
    return { nodes: gexf.graph.nodes.node ?? [], edges: gexf.graph.edges.edge ?? [] };
  };
  const valueOf = ({ attvalues }: Element, name: string): string | undefined =>
    attvalues === "" ? undefined : attvalues.attvalue.find((value) => value.for === name)?.value;

  test("holds every entity and every statement between two, with its fields", () =>
    fc.assert(
      fc.asyncProperty(exported, async (pending) => {
        const graph = await pending;
        const { nodes, edges } = readGexf(write("gexf", graph)[""] ?? "");
        expect(nodes.map(({ id }) => id)).toEqual(graph.entities.map(({ id }) => id));
        const statements = graph.statements.filter(isEdge);
        expect(edges.map(({ id, source, target }) => [id, source, target])).toEqual(
          statements.map(({ id, subjectId, objectId }) => [id, subjectId, objectId]),
        );
        edges.forEach((edge, index) => {
          const statement = statements[index];
          for (const name of ["polarity", "modality", "review", "predicate"] as const) expect(valueOf(edge, name)).toBe(statement?.[name]);
          expect(valueOf(edge, "confidence")).toBe(String(statement?.confidence));
          expect(edge.label.startsWith("not ")).toBe(statement?.polarity === "negated");
        });
      }),
      { numRuns: 30 },
    ));

  test("declares every attribute that it uses", async () => {
    const text = write("gexf", await withNames("Norland", "said"))[""] ?? "";
    const declared = [...text.matchAll(/<attribute id="(\w+)"/g)].map(([, id]) => id);
    const used = [...text.matchAll(/attvalue for="(\w+)"/g)].map(([, id]) => id);
    expect(declared).toEqual(expect.arrayContaining([...new Set(used)]));
  });

  test("is XML whatever the names hold, and keeps all that XML can", () =>
    fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, quote) => {
        const text = write("gexf", await withNames(name, quote))[""] ?? "";
        readGexf(text);
        expect(text).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
        const label = /<node id="[^"]*" label="([^"]*)"/.exec(text)?.[1] ?? "";
        expect(decodeXml(label)).toBe(kept(name).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD"));
      }),
      { numRuns: 300 },
    ));
});

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** What an XML parser makes of an attribute: characters that are written as themselves come back as they are, but white space. */
function decodeXml(text: string): string {
  expect(text).not.toMatch(/[\t\n\r]/);
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code ? String.fromCharCode(Number(code)) : (entities[name] ?? "?"),
  );
}

describe("csv", () => {
  const rows = (text: string | undefined): readonly Readonly<Record<string, string>>[] =>
    parse(text ?? "", { columns: true, relax_column_count: false });

  test("holds every entity and every statement between two, with its fields", () =>
    fc.assert(
      fc.asyncProperty(exported, async (pending) => {
        const graph = await pending;
        const files = write("csv", graph);
        const nodes = rows(files[".nodes.csv"]);
        expect(nodes.map((row) => row["Id"])).toEqual(graph.entities.map(({ id }) => id));
        expect(nodes.map((row) => Number(row["X"]))).toEqual(graph.entities.map(({ id }) => graph.positions.get(id)?.x));
        const statements = graph.statements.filter(isEdge);
        const edges = rows(files[".edges.csv"]);
        expect(edges.map((row) => [row["id"], row["Source"], row["Target"], row["polarity"], row["quote"]])).toEqual(
          statements.map(({ id, subjectId, objectId, polarity, evidence }) => [id, subjectId, objectId, polarity, evidence.quote]),
        );
      }),
      { numRuns: 30 },
    ));

  test("has the same columns whatever it holds", async () => {
    const header = (text: string | undefined): string | undefined => text?.split("\n")[0];
    const [full, empty] = [await withNames("Norland", "said"), whole(await sceneGraph([]))].map((graph) => write("csv", graph));
    expect(header(empty?.[".edges.csv"])).toBe(header(full?.[".edges.csv"]));
    expect(header(empty?.[".nodes.csv"])).toBe(header(full?.[".nodes.csv"]));
  });

  test("comes back whatever the names hold, and no cell is a formula", () =>
    fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, quote) => {
        const files = write("csv", await withNames(name, quote));
        const cells = [
          ...rows(files[".nodes.csv"]).map((row) => [row["Label"], name]),
          ...rows(files[".edges.csv"]).map((row) => [row["quote"], quote]),
        ];
        expect(cells).toHaveLength(4);
        for (const [cell = "", given = ""] of cells) {
          expect(cell).not.toMatch(/^[=+@\t\r-]/);
          expect(cell.replace(/^'(?=[=+@\t\r\uFF0B\uFF0D\uFF1D\uFF20-])/, "")).toBe(
            kept(given)
              .replaceAll("\0", "\uFFFD")
              .replace(/^'(?=[=+@\t\r\uFF0B\uFF0D\uFF1D\uFF20-])/, ""),
          );
        }
      }),
      { numRuns: 300 },
    ));
});

describe("json", () => {
  test("is node-link JSON with both links and edges, values apart", () =>
    fc.assert(
      fc.asyncProperty(exported, async (pending) => {
        const graph = await pending;
        const text = write("json", graph)[""] ?? "";
        const json = JSON.parse(text);
        expect(json).toMatchObject({
          directed: true,
          multigraph: true,
          nodes: graph.entities.map(({ id, name }) => ({ id, label: name })),
        });
        expect(json.links).toEqual(json.edges);
        expect(json.links.map((link: { key: string }) => link.key)).toEqual(graph.statements.filter(isEdge).map(({ id }) => id));
        expect(json.graph.values).toHaveLength(graph.statements.filter((statement) => !isEdge(statement)).length);
      }),
      { numRuns: 30 },
    ));

  test("comes back whatever the names hold, in well-formed UTF-16", () =>
    fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, quote) => {
        const text = write("json", await withNames(name, quote))[""] ?? "";
        expect(text.isWellFormed()).toBe(true);
        const json = JSON.parse(text);
        expect([json.nodes[0].label, json.links[0].quote]).toEqual([name, quote]);
      }),
      { numRuns: 200 },
    ));
});
