import { unmapped } from "../types.js";
import type { PredicateDefinition } from "./definition.js";

/** What is part of what, and where it lies. */
export const structurePredicates = {
  partOf: {
    label: "is part of",
    inverseLabel: "has as part",
    definition: "The subject is a part of an object of the same type.",
    includes: "Departments, side events, chapters of a deal, districts.",
    excludes: "Members: use memberOf. Places in countries: use locatedIn.",
    example: "The Joint Research Centre is part of the European Commission.",
    counterExample: "Estonia is part of the European Union: use memberOf.",
    reading: {
      subject: { type: "Organisation", name: "Joint Research Centre" },
      object: { type: "Organisation", name: "European Commission" },
    },
    symmetric: false,
    object: "entity",
    signatures: [
      { domain: ["Organisation"], range: ["Organisation"] },
      { domain: ["Event"], range: ["Event"] },
      { domain: ["Agreement"], range: ["Agreement"] },
      { domain: ["Place"], range: ["Place"] },
    ],
    qualifiers: [],
    mappings: { ...unmapped, wikidata: "P361" },
  },
  locatedIn: {
    label: "is located in",
    inverseLabel: "is the location of",
    definition: "The subject lies, took place or is based in the object.",
    includes: "Cities in countries, countries in regions, venues of events, seats of organisations.",
    excludes: "Where an act happened: use the qualifier place. Visits: use visited.",
    example: "The Bretton Woods Conference took place in New Hampshire.",
    counterExample: "Nixon was in China: use visited.",
    reading: {
      subject: { type: "Event", name: "Bretton Woods Conference" },
      object: { type: "Place", name: "New Hampshire" },
    },
    symmetric: false,
    object: "entity",
    signatures: [
      {
        domain: ["Country", "Place", "Event", "Organisation", "Group"],
        range: ["Place", "Country"],
      },
    ],
    qualifiers: [],
    mappings: { ...unmapped, wikidata: "P276" },
  },
} as const satisfies Record<string, PredicateDefinition>;
