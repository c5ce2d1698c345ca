import { entityTypes, judgementKinds, modalities, originKinds, polarities, predicates, reviews, type Concept } from "@entente/ontology";
import type { Builder } from "./builder.js";

/** One enum for every closed list of the ontology, with its definitions as descriptions and its own spelling. */
export function createEnums(builder: Builder) {
  return {
    EntityType: ontologyEnum(builder, "EntityType", "What kind of thing an entity is.", entityTypes),
    Predicate: ontologyEnum(builder, "Predicate", "What a statement says about its subject.", predicates),
    Polarity: ontologyEnum(builder, "Polarity", "Whether the source says that it is or that it is not.", polarities),
    Modality: ontologyEnum(builder, "Modality", "Whether the source states it, plans it, thinks it possible or judges it.", modalities),
    Review: ontologyEnum(builder, "Review", "What people made of a statement.", reviews),
    OriginKind: ontologyEnum(builder, "OriginKind", "Who or what read a statement.", originKinds),
    JudgementKind: ontologyEnum(builder, "JudgementKind", "What a person decided.", judgementKinds),
  };
}

function ontologyEnum<Name extends string>(builder: Builder, name: string, description: string, list: Readonly<Record<Name, Concept>>) {
  const concepts: [string, Concept][] = Object.entries(list);
  const entries = concepts.map(([word, { definition }]) => [word, { description: definition }] as const);
  // The keys are those of the list; Object.fromEntries forgets them.
  const values = Object.fromEntries(entries) as Record<Name, { description: string }>;
  return builder.enumType(name, { description, values });
}

/** The enums of one schema. */
export type Enums = ReturnType<typeof createEnums>;
