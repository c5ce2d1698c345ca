import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** How many statements of a relation are of which form and review. */
export function implementTally(_builder: Builder, refs: Refs): void {
  refs.Tally.implement({
    description:
      "How many statements are of which form and review. The forms affirmed to evaluative count what stands; with retracted and disputed they add up to the total.",
    fields: (t) => ({
      affirmed: t.exposeInt("affirmed", { description: "Affirmed and asserted." }),
      negated: t.exposeInt("negated", { description: "Negated, whatever the modality." }),
      planned: t.exposeInt("planned"),
      possible: t.exposeInt("possible"),
      evaluative: t.exposeInt("evaluative"),
      unreviewed: t.exposeInt("unreviewed"),
      accepted: t.exposeInt("accepted"),
      retracted: t.exposeInt("retracted"),
      disputed: t.exposeInt("disputed"),
      total: t.exposeInt("total"),
    }),
  });
}
