import { EntenteError, type Page, type PageRequest } from "@entente/core";
import { readPage, toConnection } from "../paging.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { Snapshot } from "../snapshot.js";
import type { DocumentSource } from "../sources.js";
import { pageArguments } from "../types/list-arguments.js";

const list = ["documents"];

/** `documents`: all, by publication. */
export function documents(builder: Builder, refs: Refs): void {
  builder.queryField("documents", (t) =>
    t.field({
      type: refs.DocumentConnection,
      description: "All documents, ordered by publication; undated ones last.",
      args: pageArguments(builder),
      resolve: (_root, args, { snapshot }) => toConnection(pageOf(snapshot, readPage(args, list)), args, list, (found) => found),
    }),
  );
}

function pageOf({ documentIds, documents: known }: Snapshot, { limit, after }: PageRequest): Page<DocumentSource> {
  const start = after ? positionAfter(documentIds, after) : 0;
  const items = documentIds.slice(start, start + limit).flatMap((id) => known.get(id) ?? []);
  return { items, total: documentIds.length, hasNext: start + items.length < documentIds.length };
}

function positionAfter(ids: readonly string[], after: string): number {
  const position = ids.indexOf(after);
  if (position >= 0) return position + 1;
  throw new EntenteError("BAD_INPUT", `document "${after}", where the last page ended, is gone; begin again without after`);
}
