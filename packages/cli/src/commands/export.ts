import {
  EntenteError,
  excerpt,
  entity as findEntity,
  exporters,
  factual,
  notRetracted,
  search,
  settleLayout,
  writeInterchange,
  type ExportGraph,
  type GraphEntity,
  type GraphReader,
} from "@entente/core";
import { readReference } from "@entente/ingest/reference";
import { suggest } from "@entente/ontology";
import { readGraph, type Store } from "@entente/store";
import { Command } from "commander";
import { UsageError } from "../exit-code.js";
import { places, userPath } from "../places.js";
import type { Terminal } from "../terminal.js";
import { withStoreToRead } from "../with-store.js";
import { writeWhole } from "../write-file.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

interface ExportOptions extends StoreOptions {
  readonly around?: string;
  readonly depth: string;
  readonly limit: string;
  readonly format: string;
  readonly out?: string;
  readonly factual?: boolean;
}

const formats = [...exporters.map(({ name }) => name), "ndjson"];

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} ${text} is no whole number from ${least} up`);
}

function checkFormat(format: string): void {
  if (formats.includes(format)) return;
  const near = suggest(format, formats);
  throw new UsageError(`there is no format "${format}"${near ? `; did you mean "${near}"?` : ""} Formats: ${formats.join(", ")}`);
}

/** The entity a user named, by id or name; a near name is suggested where there is none. */
async function requireEntity(reader: GraphReader, idOrName: string): Promise<GraphEntity> {
  const found = await findEntity(reader, idOrName);
  if (found) return found;
  const [near] = (await search(reader, { text: idOrName, limit: 1 })).similar.map(({ entity }) => entity.name);
  throw new EntenteError(
    "NOT_FOUND",
    `no entity is called "${idOrName}"${near ? `; did you mean "${near}"?` : "; search for it in the viewer"}`,
  );
}

/** Builds what an exporter writes: the surroundings of one entity, laid out. */
async function exportGraph(store: Store, around: string, options: ExportOptions, terminal: Terminal): Promise<ExportGraph> {
  const depth = wholeNumber("depth", options.depth, 0);
  const limit = wholeNumber("limit", options.limit, 1);
  const reference = (await readReference(places.reference)).entities;
  const reader = await readGraph(store, reference);
  const seed = await requireEntity(reader, around);
  const part = await excerpt(reader, { seeds: [seed.id], depth, limit, filter: options.factual ? factual : notRetracted });
  if (part.truncated) terminal.say(`at least ${part.omitted} entities were left out; raise --limit to have them`);
  const edges = part.statements.flatMap(({ subjectId, objectId }) =>
    objectId === null ? [] : [{ source: subjectId, target: objectId, weight: 1 }],
  );
  const stored = await store.documents([...new Set(part.statements.map(({ documentId }) => documentId))]);
  const documents = stored.flatMap((document) => {
    const version = document?.versions.at(-1);
    return document && version
      ? [
          {
            id: document.id,
            url: document.url,
            licence: document.licence,
            title: version.title,
            outlet: version.outlet,
            published: version.published,
          },
        ]
      : [];
  });
  return {
    title: `${seed.name} and what lies within ${depth} ${depth === 1 ? "step" : "steps"} of it`,
    entities: part.entities,
    statements: part.statements,
    documents,
    positions: settleLayout(
      part.entities.map(({ id }) => id),
      edges,
    ),
  };
}

async function exportExcerpt(store: Store, options: ExportOptions, terminal: Terminal): Promise<void> {
  const exporter = exporters.find(({ name }) => name === options.format);
  if (options.around === undefined)
    throw new UsageError(`--format ${options.format} writes a part of the graph; name its centre with --around`);
  const graph = await exportGraph(store, options.around, options, terminal);
  const files = exporter?.export(graph) ?? [];
  if (options.out === undefined) {
    if (files.length > 1) throw new UsageError(`--format ${options.format} writes ${files.length} files; name them with --out FILE`);
    terminal.answer(files[0]?.text ?? "");
    return;
  }
  const out = userPath(options.out).replace(/\.csv$/, "");
  const paths = files.map(({ suffix }) => (suffix === "" ? userPath(options.out ?? "") : `${out}${suffix}`));
  for (const [index, { text }] of files.entries()) await writeWhole(paths[index] ?? out, text);
  if (options.json) terminal.answer(toJson({ files: paths, entities: graph.entities.length, statements: graph.statements.length }));
  terminal.say(`${graph.entities.length} entities and ${graph.statements.length} statements in ${paths.join(", ")}`);
}

async function exportAll(store: Store, options: ExportOptions, terminal: Terminal): Promise<void> {
  if (options.around !== undefined) throw new UsageError("--format ndjson writes the whole store; leave --around out");
  if (options.out === undefined) for await (const line of writeInterchange(store)) terminal.answer(line);
  else {
    await writeWhole(userPath(options.out), writeInterchange(store));
    terminal.say(`written to ${userPath(options.out)}`);
  }
}

/** `entente export`: a part of the graph for other programs, or the whole store as interchange. */
export const defineExport: DefineCommand = (terminal) => {
  const command = new Command("export")
    .option("--around <entity>", "id or name of the entity in the middle")
    .option("--depth <n>", "how many steps away from it", "1")
    .option("--limit <n>", "at most so many entities", "1000")
    .option("--factual", "only what is affirmed and asserted, and neither retracted nor disputed")
    .requiredOption("--format <format>", formats.join(", "))
    .option("--out <file>", "where to write (csv: FILE.nodes.csv and FILE.edges.csv); without it to stdout")
    .action(async (options: ExportOptions) => {
      checkFormat(options.format);
      const write = options.format === "ndjson" ? exportAll : exportExcerpt;
      await withStoreToRead(options.store, terminal, (store) => write(store, options, terminal));
    });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- export --around Kosovo --depth 2 --format gexf --out kosovo.gexf",
    "npm run -s entente -- export --around country:GB --format csv --out uk",
    "npm run -s entente -- export --format ndjson --out everything.ndjson",
  ]);
};
