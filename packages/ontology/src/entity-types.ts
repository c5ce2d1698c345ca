import { unmapped, type MappedConcept } from "./types.js";

/** How the viewer draws an entity of a type: told by form first, by colour second. */
export type Shape =
  | "circle"
  | "square"
  | "pentagon"
  | "hexagon"
  | "diamond"
  | "triangle"
  | "pin"
  | "dots";

/** An entity type: what it means, what it is called, how it looks. */
export interface EntityTypeDefinition extends MappedConcept {
  readonly label: string;
  readonly plural: string;
  readonly shape: Shape;
  /** Colour of the shape on the paper of each theme, as #RRGGBB. */
  readonly colour: { readonly light: string; readonly dark: string };
}

const table = {
  Person: {
    label: "Person",
    plural: "People",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "circle",
    colour: { light: "#9A66C8", dark: "#9A86EA" },
    mappings: unmapped,
  },
  Country: {
    label: "Country",
    plural: "Countries",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "square",
    colour: { light: "#1D4DA7", dark: "#5AB7FD" },
    mappings: unmapped,
  },
  Party: {
    label: "Party",
    plural: "Parties",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "pentagon",
    colour: { light: "#931B68", dark: "#E55D71" },
    mappings: unmapped,
  },
  Organisation: {
    label: "Organisation",
    plural: "Organisations",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "hexagon",
    colour: { light: "#4B8770", dark: "#0DA19F" },
    mappings: unmapped,
  },
  Agreement: {
    label: "Agreement",
    plural: "Agreements",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "diamond",
    colour: { light: "#D55C0E", dark: "#FF8D32" },
    mappings: unmapped,
  },
  Event: {
    label: "Event",
    plural: "Events",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "triangle",
    colour: { light: "#725900", dark: "#9C8316" },
    mappings: unmapped,
  },
  Place: {
    label: "Place",
    plural: "Places",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "pin",
    colour: { light: "#15112B", dark: "#EEEEEE" },
    mappings: unmapped,
  },
  Group: {
    label: "Group",
    plural: "Groups",
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
    shape: "dots",
    colour: { light: "#353A2D", dark: "#BDB3A7" },
    mappings: unmapped,
  },
} as const satisfies Record<string, EntityTypeDefinition>;

/** The name of an entity type. */
export type EntityType = keyof typeof table;

/** The kinds of thing the graph holds, in the order of the legend. */
export const entityTypes: Readonly<Record<EntityType, EntityTypeDefinition>> = table;

/** The types that can act: wherever DESIGN says "actor". */
export const actorTypes = [
  "Person",
  "Country",
  "Party",
  "Organisation",
  "Group",
] as const satisfies readonly EntityType[];

/** The name of a type that can act. */
export type ActorType = (typeof actorTypes)[number];
