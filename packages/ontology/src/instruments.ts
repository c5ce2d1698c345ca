import type { Concept } from "./types.js";

const table = {
  treaty: {
    label: "treaty",
    definition: "A treaty, convention or agreement under international law, meant to bind its parties.",
    includes: "Conventions, pacts and accords that their source treats as binding.",
    excludes: "Texts that only add to another treaty: use protocol.",
    example: "The Antarctic Treaty",
    counterExample: "A joint press statement of two prime ministers: it is a jointStatement.",
  },
  protocol: {
    label: "protocol",
    definition: "An additional text that adds to, or changes, an existing treaty.",
    includes: "Optional and additional protocols, treaty annexes signed later.",
    excludes: "Diplomatic protocol, that is ceremony.",
    example: "The Kyoto Protocol",
    counterExample: "The Vienna Convention on the Law of Treaties: it stands alone and is a treaty.",
  },
  memorandum: {
    label: "memorandum",
    definition: "A memorandum of understanding or of cooperation.",
    includes: "MoU, memorandum of agreement, letter of intent signed by both sides.",
    excludes: "A memo within one administration.",
    example: "A memorandum of understanding on rail links",
    counterExample: "A minister's internal memo: it is no agreement.",
  },
  exchangeOfLetters: {
    label: "exchange of letters",
    definition: "An agreement made of letters or notes that the sides send each other.",
    includes: "Exchanges of notes, side letters.",
    excludes: "One letter without an answer: use approached.",
    example: "The exchange of letters on the Åland crossing",
    counterExample: "An open letter to a newspaper: no other side answers it.",
  },
  jointStatement: {
    label: "joint statement",
    definition: "A statement that two or more sides issue together and that records what they mean to do.",
    includes: "Joint declarations, communiqués, action plans that are announced and not signed.",
    excludes: "A statement by one side.",
    example: "The EU–Turkey statement of 2016",
    counterExample: "One government's press release: it has no other party.",
  },
  arrangement: {
    label: "arrangement",
    definition: "A working or administrative arrangement between authorities, not meant to bind states.",
    includes: "Working arrangements of agencies, technical and operational arrangements, deals whose form is said to be informal.",
    excludes: "An arrangement that its source calls a treaty.",
    example: "A working arrangement between two border agencies",
    counterExample: "A convention ratified by parliaments: it is a treaty.",
  },
  domesticScheme: {
    label: "domestic scheme",
    definition: "A plan or programme that one state, or a union of states, sets up under its own law.",
    includes: "Visa schemes, national plans, programmes that other states are invited to join.",
    excludes: "Agreements with another party: use their own form.",
    example: "The Recognised Seasonal Employer scheme",
    counterExample: "A labour accord of two countries: it has two parties.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a legal form of an agreement. */
export type Instrument = keyof typeof table;

/** The legal forms that an agreement may take, from most to least formal. */
export const instruments: Readonly<Record<Instrument, Concept>> = table;
