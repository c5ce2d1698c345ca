import type { Concept } from "./types.js";

const table = {
  party: {
    label: "party",
    definition: "Takes part in the agreement, in a way that the text does not narrow down.",
    includes: "Signatories, members, contracting sides.",
    excludes: "A mediator or witness.",
    example: "Greece is a party to the Prespa Agreement.",
    counterExample: "The United Nations, which only mediated: use mediator.",
  },
  sender: {
    label: "sender",
    definition: "Sends people, prisoners or claims to another party.",
    includes: "The state that wants to return or transfer people.",
    excludes: "The country that people come from.",
    example: "The state that sends prisoners abroad under the accord",
    counterExample: "The prisoners' country of birth.",
  },
  host: {
    label: "host",
    definition: "Takes people, prisoners, a centre or a base on its territory.",
    includes: "The state where a hub, camp or base stands.",
    excludes: "The host of a summit: use locatedIn of the event.",
    example: "The island state that hosts the processing centre",
    counterExample: "The city where the accord was signed.",
  },
  transit: {
    label: "transit",
    definition: "Lets people or goods pass through its territory.",
    includes: "Corridors, ports of passage.",
    excludes: "Countries on a route that are no party.",
    example: "The state whose ports the grain passes through",
    counterExample: "A country that migrants cross without any agreement.",
  },
  funder: {
    label: "funder",
    definition: "Pays for the agreement, or promises to.",
    includes: "Donors, lenders.",
    excludes: "Sums of money: use monetaryValue.",
    example: "The fund that pays for the centre",
    counterExample: "The contractor who is paid.",
  },
  operator: {
    label: "operator",
    definition: "Runs what the agreement sets up.",
    includes: "Agencies, companies, international organisations in charge on the ground.",
    excludes: "The state that owns the land: use host.",
    example: "The organisation that runs the reception centre",
    counterExample: "The ministry that signed.",
  },
  mediator: {
    label: "mediator",
    definition: "Helped the sides to agree and is not one of them.",
    includes: "Brokers, facilitators, go-betweens.",
    excludes: "A party that made a concession.",
    example: "South Africa mediated the power-sharing deal.",
    counterExample: "One of the two rival parties.",
  },
  guarantor: {
    label: "guarantor",
    definition: "Vouches that the agreement is kept.",
    includes: "Guarantor powers, states that promise to enforce.",
    excludes: "Those who only watched the signing: use witness.",
    example: "Britain, a guarantor under the Treaty of Guarantee",
    counterExample: "A guest at the ceremony.",
  },
  witness: {
    label: "witness",
    definition: "Signed or attended as a witness, without duties under it.",
    includes: "Observers named in the text.",
    excludes: "Reporters and guests.",
    example: "The union that signed the accord as a witness",
    counterExample: "A journalist at the ceremony.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a role in an agreement. */
export type Role = keyof typeof table;

/** What a party does in an agreement; `party` where the text says no more. */
export const roles: Readonly<Record<Role, Concept>> = table;
