import type { EntitySearch } from "@entente/core";
import type { QueryContext } from "../context.js";
import { readFilter } from "../filter.js";
import { readPage, toConnection } from "../paging.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { SimilarSource } from "../sources.js";
import { pageArguments } from "../types/list-arguments.js";
import { labelled } from "../labelled.js";

/** `entities(search, types, filter)`: by name. */
export function entities(builder: Builder, refs: Refs): void {
  builder.queryField("entities", (t) =>
    t.field({
      type: refs.EntityConnection,
      description: "Entities by name or alias, best match first; without search the best connected first.",
      args: {
        search: t.arg.string(),
        types: t.arg({ type: [refs.EntityType] }),
        filter: t.arg({
          type: refs.StatementFilter,
          description: "Which relations make an entity well connected; entities without any such relation are left out.",
        }),
        ...pageArguments(builder),
      },
      resolve: async (_root, { search, types, filter, ...args }, context) => {
        const wanted = { text: search ?? null, types: types ?? null, filter: readFilter(context.snapshot, filter) ?? null };
        // Without a filter the list keeps the cursors that it had before there was one.
        const list = ["entities", wanted.filter ? wanted : { text: wanted.text, types: wanted.types }];
        const request = { ...wanted, ...readPage(args, list) };
        const page = await context.snapshot.ask("search", request);
        const items = labelled(context.snapshot, page.items);
        const connection = toConnection({ ...page, items }, args, list, (found) => found);
        return { ...connection, similar: () => findSimilar(context, request, page) };
      },
    }),
  );
}

/** What a misspelt search may mean, where all that was found leaves room on the first page. */
async function findSimilar(
  { snapshot }: QueryContext,
  { after, ...request }: EntitySearch,
  { items, hasNext }: { readonly items: readonly string[]; readonly hasNext: boolean },
): Promise<readonly SimilarSource[]> {
  if (!request.text || after || hasNext || items.length >= request.limit) return [];
  const found = await snapshot.ask("similar", request);
  const known = new Set(items);
  const fresh = found.filter(({ id }) => !known.has(id)).slice(0, request.limit - items.length);
  return fresh.flatMap(({ id, similarity }) => {
    const entity = snapshot.label(id);
    return entity ? [{ entity, similarity }] : [];
  });
}
