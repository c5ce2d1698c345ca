import type { Concept } from "./types.js";

const table = {
  readmission: {
    label: "readmission",
    definition: "Taking back one's own nationals, or people who came through one's territory.",
    includes: "Return of people refused a stay, identification and travel papers for returns.",
    excludes: "Returns to a third country: use returnHub.",
    example: "A readmission agreement between two neighbours",
    counterExample: "A hub in a third country: the people there are not nationals of it.",
  },
  returnHub: {
    label: "return hub",
    definition: "Centres in a third country for people who have no right to stay and are to be returned.",
    includes: "Return centres, deportation hubs, also as a mere plan.",
    excludes: "Centres where asylum claims are decided: use externalProcessing.",
    example: "A plan for return hubs outside the union",
    counterExample: "A camp where asylum interviews are held: that is externalProcessing.",
  },
  externalProcessing: {
    label: "external processing",
    definition: "Examining asylum claims in another country than the one where protection is sought.",
    includes: "Offshore processing, transfer of applicants to a third country.",
    excludes: "Detention after a refusal: use returnHub.",
    example: "An accord to process claims on a Pacific island",
    counterExample: "Embassies that issue visas: use visa.",
  },
  prisonTransfer: {
    label: "prison transfer",
    definition: "Serving sentences abroad: moving prisoners or renting prison places.",
    includes: "Prisoner transfer treaties, rented cells.",
    excludes: "Extradition for trial: use police.",
    example: "A deal to rent 300 prison places abroad",
    counterExample: "An extradition treaty: the person is not yet sentenced.",
  },
  police: {
    label: "police and justice",
    definition: "Cooperation of police forces, prosecutors and courts.",
    includes: "Extradition, shared investigations, liaison officers, action on smuggling.",
    excludes: "Guarding a border: use border.",
    example: "A pact on joint investigation teams",
    counterExample: "Joint patrols along a frontier: use border.",
  },
  border: {
    label: "border",
    definition: "Guarding, opening, closing or drawing a border.",
    includes: "Border patrols, coast guards, surveillance, demarcation.",
    excludes: "Goods at the border: use trade.",
    example: "An accord on joint border patrols",
    counterExample: "A tariff cut: use trade.",
  },
  visa: {
    label: "visa",
    definition: "Who may enter with, or without, a visa.",
    includes: "Visa waivers, visa facilitation, entry bans as a lever.",
    excludes: "Permission to work: use labour.",
    example: "An agreement that lifts visas for short stays",
    counterExample: "Work permits for nurses: use labour.",
  },
  labour: {
    label: "labour",
    definition: "Workers who go abroad, or rules for their work.",
    includes: "Seasonal schemes, recruitment, recognition of qualifications.",
    excludes: "Visits without work: use visa.",
    example: "A scheme for seasonal farm workers",
    counterExample: "Tourist visas: use visa.",
  },
  resettlement: {
    label: "resettlement",
    definition: "Admission of refugees from a first country of refuge.",
    includes: "Humanitarian admission, relocation between states, refugee exchanges.",
    excludes: "Return of people to where they came from: use readmission.",
    example: "An exchange of refugees between two states",
    counterExample: "Sending refused applicants home: use readmission.",
  },
  trade: {
    label: "trade",
    definition: "Goods, services, tariffs, investment, transit of goods.",
    includes: "Free trade areas, grain corridors, sanctions relief, energy supply.",
    excludes: "Aid without trade: use other.",
    example: "The North American Free Trade Agreement",
    counterExample: "A loan to rebuild schools: use other.",
  },
  defence: {
    label: "defence",
    definition: "Armed forces, weapons, bases, mutual defence.",
    includes: "Alliances, arms control, nuclear weapons, basing rights.",
    excludes: "Ending a war: use peace.",
    example: "A mutual defence pact",
    counterExample: "A ceasefire: use peace.",
  },
  peace: {
    label: "peace",
    definition: "Ending or preventing armed conflict, or settling how to share power after it.",
    includes: "Ceasefires, power sharing, mediation of disputes, normalisation of relations.",
    excludes: "Arms purchases: use defence.",
    example: "The Good Friday Agreement",
    counterExample: "A joint exercise: use defence.",
  },
  other: {
    label: "other",
    definition: "Any other subject that the text names.",
    includes: "Climate, fisheries, institutions of a union, research.",
    excludes: "An agreement whose subject the text does not name: state no topic.",
    example: "The Paris Agreement",
    counterExample: 'A deal of unknown content: no statement is better than "other".',
  },
} as const satisfies Record<string, Concept>;

/** The name of a topic. */
export type Topic = keyof typeof table;

/** What an agreement may be about; one agreement may have several. */
export const topics: Readonly<Record<Topic, Concept>> = table;
