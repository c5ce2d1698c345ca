import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** Where an agreement stands in one track. */
export function implementCurrentStatus(_builder: Builder, refs: Refs): void {
  refs.CurrentStatus.implement({
    description: "Where an agreement stands in one track, and the statement that says so.",
    fields: (t) => ({
      track: t.exposeString("track", { description: "law, practice or politics." }),
      status: t.exposeString("status"),
      statement: t.field({ type: refs.Statement, resolve: ({ statement }) => statement }),
    }),
  });
}
