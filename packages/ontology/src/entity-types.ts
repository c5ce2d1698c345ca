import { unmapped, type MappedConcept } from "./types.js";

/** How the viewer draws an entity of a type: told by form first, by colour second. */
export type Shape = "circle" | "square" | "pentagon" | "hexagon" | "diamond" | "triangle" | "pin" | "dots";

/** An entity type: what it means, what it is called, how it looks. */
export interface EntityTypeDefinition extends MappedConcept {
  readonly plural: string;
  readonly shape: Shape;
  /** Colour of the shape on the paper of each theme, as #RRGGBB. */
  readonly colour: { readonly light: string; readonly dark: string };
}

const table = {
  Person: {
    plural: "People",
    label: "Person",
    definition: "A human being who is named.",
    includes: "Living and dead people, monarchs, people known by one name.",
    excludes: 'Offices without a name ("the prime minister"), unnamed groups: use Group.',
    example: "Dag Hammarskjöld",
    counterExample: '"the Secretary-General" alone: the office is named, not the person.',
    shape: "circle",
    colour: { light: "#9A66C8", dark: "#9A86EA" },
    mappings: {
      ...unmapped,
      schemaOrg: "Person",
      followTheMoney: "Person",
      popolo: "Person",
      wikidata: "Q5",
    },
  },
  Country: {
    plural: "Countries",
    label: "Country",
    definition: "A state, or a territory with its own government; listing it takes no position on its status.",
    includes: "Kosovo, Taiwan, former states; demonyms and capitals that stand for a government.",
    excludes: "Parts of a state, continents: use Place. Ministries: use Organisation.",
    example: "North Macedonia",
    counterExample: "The Balkans are a region of several states: use Place.",
    shape: "square",
    colour: { light: "#1D4DA7", dark: "#5AB7FD" },
    mappings: { ...unmapped, schemaOrg: "Country", popolo: "Area", wikidata: "Q6256" },
  },
  Party: {
    plural: "Parties",
    label: "Party",
    definition: "A political party or a lasting alliance of parties.",
    includes: "Parties in government, in opposition or banned; party groups.",
    excludes: "Movements without members or lists: use Group. A party to a treaty: use the predicate partyTo.",
    example: "Mapai",
    counterExample: "The contracting parties of a treaty: they are countries.",
    shape: "pentagon",
    colour: { light: "#931B68", dark: "#E55D71" },
    mappings: {
      ...unmapped,
      schemaOrg: "PoliticalParty",
      followTheMoney: "Organization",
      popolo: "Organization",
      wikidata: "Q7278",
    },
  },
  Organisation: {
    plural: "Organisations",
    label: "Organisation",
    definition: "A body with a name and an organisation of its own that is no state and no party.",
    includes: "Ministries, courts, agencies, international organisations, companies, news outlets, unions of states.",
    excludes: "Governments: use Country. Meetings: use Event.",
    example: "The European Commission",
    counterExample: "The Estonian government: use Country.",
    shape: "hexagon",
    colour: { light: "#4B8770", dark: "#0DA19F" },
    mappings: {
      ...unmapped,
      schemaOrg: "Organization",
      followTheMoney: "Organization",
      popolo: "Organization",
      wikidata: "Q43229",
    },
  },
  Agreement: {
    plural: "Agreements",
    label: "Agreement",
    definition: "A treaty, deal, pact, scheme or plan between or by actors, named or told apart by its parties and subject.",
    includes: "Plans that were never signed; domestic schemes that others are asked to join.",
    excludes: "Laws and budgets that involve nobody else; goodwill without content.",
    example: "The Prespa Agreement",
    counterExample: "The warm relations of two states: use allyOf or cooperatesWith.",
    shape: "diamond",
    colour: { light: "#D55C0E", dark: "#FF8D32" },
    mappings: { ...unmapped, wikidata: "Q321839" },
  },
  Event: {
    plural: "Events",
    label: "Event",
    definition: "Something that happens at a time: a summit, a meeting with a name, an election, a conference, a crisis.",
    includes: "Planned and cancelled events, series of summits.",
    excludes: "Lasting bodies: use Organisation. A meeting without a name: use metWith.",
    example: "The Bretton Woods Conference",
    counterExample: "The United Nations: an Organisation that holds events.",
    shape: "triangle",
    colour: { light: "#725900", dark: "#9C8316" },
    mappings: {
      ...unmapped,
      schemaOrg: "Event",
      followTheMoney: "Event",
      popolo: "Event",
      wikidata: "Q1656682",
    },
  },
  Place: {
    plural: "Places",
    label: "Place",
    definition: "Whatever is geographical and no state.",
    includes: "Cities, regions, seas, routes, buildings, continents.",
    excludes: "States: use Country. A capital that stands for its government: use Country.",
    example: "The English Channel",
    counterExample: '"Tirana refused": the capital stands for Albania.',
    shape: "pin",
    colour: { light: "#15112B", dark: "#EEEEEE" },
    mappings: { ...unmapped, schemaOrg: "Place", popolo: "Area", wikidata: "Q2221906" },
  },
  Group: {
    plural: "Groups",
    label: "Group",
    definition: "An unnamed collective that is told apart by a description.",
    includes: "Nationals of a state, workers, voters, unnamed officials taken together.",
    excludes: "Bodies with a name: use Organisation. Single unnamed people.",
    example: "seasonal workers from Pacific islands",
    counterExample: "The International Organization for Migration: use Organisation.",
    shape: "dots",
    colour: { light: "#353A2D", dark: "#BDB3A7" },
    mappings: { ...unmapped, wikidata: "Q16334295" },
  },
} as const satisfies Record<string, EntityTypeDefinition>;

/** The name of an entity type. */
export type EntityType = keyof typeof table;

/** The kinds of thing the graph holds, in the order of the legend. */
export const entityTypes: Readonly<Record<EntityType, EntityTypeDefinition>> = table;

/** The types that can act: wherever DESIGN says "actor". */
export const actorTypes = ["Person", "Country", "Party", "Organisation", "Group"] as const satisfies readonly EntityType[];

/** The name of a type that can act. */
export type ActorType = (typeof actorTypes)[number];
