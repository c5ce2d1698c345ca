import { EntenteError, type Page, type PageRequest } from "@entente/core";
import type { QueryContext } from "../context.js";
import { readPage, toConnection } from "../paging.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
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
      resolve: async (_root, args, context) => toConnection(await pageOf(context, readPage(args, list)), args, list, (found) => found),
    }),
  );
}

async function pageOf({ snapshot, store, loaders }: QueryContext, { limit, after = null }: PageRequest): Promise<Page<DocumentSource>> {
  if (after !== null && !(await loaders.documents.load(after))) throw lostPlace(after);
  const ids = await store.derived.documentIds(limit + 1, after);
  const found = await Promise.all(ids.slice(0, limit).map((id) => loaders.documents.load(id)));
  const { documents: total } = await snapshot.counts();
  return { items: found.filter((document) => document !== null), total, hasNext: ids.length > limit };
}

function lostPlace(after: string): EntenteError {
  return new EntenteError("BAD_INPUT", `document "${after}", where the last page ended, is gone; begin again without after`);
}
