import {
  createIndexReader,
  EntenteError,
  excerpt,
  exporters,
  factual,
  notRetracted,
  settleLayout,
  writeInterchange,
  type CitedDocument,
  type ExportGraph,
  type GraphStatement,
  type GraphView,
} from "@entente/core";
import type { Store } from "@entente/store";
import type { ExportRequest } from "./request.js";

/** Characters of a piece of an export, about. */
const stretch = 64 * 1024;

/**
 * An export, piece by piece.
 * @throws EntenteError `NOT_FOUND` if its centre is unknown, `BAD_INPUT` if it names no file of its format
 */
export async function* exportChunks(store: Store, view: GraphView, request: ExportRequest): AsyncGenerator<string> {
  if (request.around === null) yield* gather(writeInterchange(store));
  else yield* pieces(await exportPart(store, view, request.around, request));
}

async function* gather(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let gathered: string[] = [];
  let length = 0;
  for await (const line of lines) {
    gathered.push(line);
    length += line.length;
    if (length < stretch) continue;
    yield gathered.join("");
    [gathered, length] = [[], 0];
  }
  if (length > 0) yield gathered.join("");
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    // Two halves of one character are not torn apart.
    const end = at + stretch + (/[\uD800-\uDBFF]/.test(text.charAt(at + stretch - 1)) ? 1 : 0);
    yield text.slice(at, end);
    at = end;
  }
}

async function exportPart(store: Store, view: GraphView, around: string, request: ExportRequest): Promise<string> {
  const files = exporters.find(({ name }) => name === request.format)?.export(await graphAround(store, view, around, request)) ?? [];
  const [file] = files;
  if (files.length === 1 && file && request.part === null) return file.text;
  const named = files.find(({ suffix }) => request.part !== null && suffix.startsWith(`.${request.part}.`));
  if (named) return named.text;
  const parts = files.flatMap(({ suffix }) => suffix.split(".")[1] ?? []);
  const advice = parts.length > 0 ? `ask for one of its files with part=${parts.join(" or part=")}` : "it is one file, leave part out";
  throw new EntenteError("BAD_INPUT", `format=${request.format} with part=${request.part ?? ""}: ${advice}`);
}

/** The surroundings of an entity, laid out, as the command line exports them. */
async function graphAround(
  store: Store,
  view: GraphView,
  around: string,
  { depth, limit, isFactual }: ExportRequest,
): Promise<ExportGraph> {
  const reader = createIndexReader(view, store.derived);
  const part = await excerpt(reader, { seeds: [around], depth, limit, filter: isFactual ? factual : notRetracted });
  const [seed] = part.entities;
  const edges = part.statements.flatMap(({ subjectId, objectId }) =>
    objectId === null ? [] : [{ source: subjectId, target: objectId, weight: 1 }],
  );
  return {
    title: `${seed?.name ?? around} and what lies within ${depth} ${depth === 1 ? "step" : "steps"} of it`,
    entities: part.entities,
    statements: part.statements,
    documents: await citedDocuments(store, part.statements),
    positions: settleLayout(
      part.entities.map(({ id }) => id),
      edges,
    ),
  };
}

async function citedDocuments(store: Store, statements: readonly GraphStatement[]): Promise<readonly CitedDocument[]> {
  const found = await store.documents([...new Set(statements.map(({ documentId }) => documentId))]);
  return found.flatMap((document) => {
    const version = document?.versions.at(-1);
    if (!document || !version) return [];
    const { id, url, licence } = document;
    return [{ id, url, licence, title: version.title, outlet: version.outlet, published: version.published }];
  });
}
