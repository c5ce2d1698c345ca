import { defaultPage } from "../paging.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `first` and `after`, as every connection takes them. */
export function pageArguments(builder: Builder) {
  return builder.args((t) => ({
    first: t.int({ defaultValue: defaultPage, description: "How many, 1 to 100." }),
    after: t.string({ description: "The endCursor of the page before." }),
  }));
}

/** `filter`, `first` and `after`: every form counts unless the filter says otherwise. */
export function listArguments(builder: Builder, refs: Refs) {
  return builder.args((t) => ({ filter: t.field({ type: refs.StatementFilter }), ...pageArguments(builder) }));
}

/** `entity`, `between`, `relation` and `filter`: which statements are counted. */
export function scopeArguments(builder: Builder, refs: Refs) {
  return builder.args((t) => ({
    entity: t.id({ description: "Only those about this entity, at either end." }),
    between: t.idList({ description: "Only those between these two entities, in either direction." }),
    relation: t.id({ description: "Only those of this relation." }),
    filter: t.field({ type: refs.StatementFilter }),
  }));
}
