import { bounds, within } from "../graph-arguments.js";
import { requireEntities } from "../lookup.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `sameCandidates`: which entities may be one and wait for a person to say so. */
export function sameCandidates(builder: Builder, refs: Refs): void {
  builder.queryField("sameCandidates", (t) =>
    t.field({
      type: [refs.SameCandidate],
      description:
        "Pairs of entities of one type that may be one, likeliest first, without those a person keeps apart. Of a large graph only with entity.",
      args: {
        entity: t.arg.id({ description: "Only pairs with this entity." }),
        types: t.arg({ type: [refs.EntityType] }),
        minScore: t.arg.float({ defaultValue: 0.3, description: "Least score, 0.3 to 1." }),
        limit: t.arg.int({ defaultValue: 20, description: "At most so many pairs, 1 to 100." }),
      },
      resolve: async (_root, { entity, types, minScore, limit }, context) => {
        const count = within("limit", limit ?? 20, bounds.candidates);
        const least = within("minScore", minScore ?? 0.3, bounds.score);
        const [wanted] = entity ? await requireEntities(context, [entity]) : [];
        const found = await context.candidates.find(context.snapshot, wanted?.id ?? null);
        return found.filter(({ left, score }) => score >= least && (types?.includes(left.type) ?? true)).slice(0, count);
      },
    }),
  );
}
