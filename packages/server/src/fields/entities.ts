import { readPage, toConnection } from "../paging.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { pageArguments } from "../types/list-arguments.js";

/** `entities(search, types)`: by name. */
export function entities(builder: Builder, refs: Refs): void {
  builder.queryField("entities", (t) =>
    t.field({
      type: refs.EntityConnection,
      description: "Entities by name or alias, best match first; without search the best connected first.",
      args: { search: t.arg.string(), types: t.arg({ type: [refs.EntityType] }), ...pageArguments(builder) },
      resolve: async (_root, { search, types, ...args }, { snapshot }) => {
        const wanted = { text: search ?? null, types: types ?? null };
        const list = ["entities", wanted];
        const page = await snapshot.reader.search({ ...wanted, ...readPage(args, list) });
        return toConnection(page, args, list, (found) => found);
      },
    }),
  );
}
