import type { Builder } from "../schema/builder.js";
import type { Enums } from "../schema/enums.js";

/** The input `StatementFilter`: which statements count. */
export function createFilterInput(builder: Builder, enums: Enums) {
  return builder.inputType("StatementFilter", {
    description:
      "Which statements count. A field left out does not restrict; an empty list lets nothing through; {} means every form, review and modality.",
    fields: (t) => ({
      predicates: t.field({ type: [enums.Predicate] }),
      polarities: t.field({ type: [enums.Polarity] }),
      modalities: t.field({ type: [enums.Modality] }),
      reviews: t.field({ type: [enums.Review] }),
      types: t.field({ type: [enums.EntityType], description: "Types of the entity at the other end." }),
      documents: t.idList(),
      collections: t.stringList(),
      speakers: t.idList({ description: "Ids of speakers, and of those whom unnamed speakers speak for." }),
      minConfidence: t.float({ description: "0 to 1." }),
      asOf: t.field({ type: "Edtf", description: "Published up to and including this date; what was read later is left out." }),
      validAt: t.field({ type: "Edtf", description: "Holds on a day of this date." }),
      includeUndated: t.boolean({ description: "Let undated documents pass asOf, and undated statements validAt." }),
    }),
  });
}
