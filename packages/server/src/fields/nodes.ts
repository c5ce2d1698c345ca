import { EntenteError } from "@entente/core";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { largestPage } from "../paging.js";
import { findNode } from "./node.js";

/** `nodes(ids)`: in the order asked for, null where an id is unknown. */
export function nodes(builder: Builder, refs: Refs): void {
  builder.queryField("nodes", (t) =>
    t.field({
      type: [refs.Node],
      nullable: { list: false, items: true },
      description: "In the order asked for, null where nothing has the id; at most 100 at once.",
      args: { ids: t.arg.idList({ required: true }) },
      resolve: async (_root, { ids }, context) => {
        checkCount(ids.length);
        return Promise.all(ids.map(async (id) => findNode(id, context)));
      },
    }),
  );
}

function checkCount(count: number): void {
  if (count <= largestPage) return;
  throw new EntenteError("BAD_INPUT", `ids names ${count}; ask for at most ${largestPage} at once`);
}
