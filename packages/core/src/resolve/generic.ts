import type { EntityType } from "@entente/ontology";
import { fold } from "./fold.js";

/**
 * Words that names of many agreements share. A name of nothing else ("Stabilisation and Association Agreement",
 * "Memorandum of Understanding") says what kind of agreement it is, not which.
 */
const ofAgreements = `
  a accession accord act agreement agreements and arrangement articles asylum association bilateral border ceasefire
  charter comprehensive compact convention cooperation customs deal declaration defence defense draft economic
  enlargement exchange extradition final for framework free friendship in implementation initial interim joint labour
  letter letters memorandum migration multilateral mutual non of on pact partnership peace plan police protocol
  readmission relations return returns scheme security stabilisation stabilization statement status strategic surrender
  the to trade transfer transit treaties treaty truce understanding union visa with withdrawal working
`;

/** Words that names of institutions share from country to country: "Ministry of the Interior", "Supreme Court". */
const ofOrganisations = `
  administration affairs agency and appeal appeals armed army assembly authority authorities bank border cabinet central
  chamber chief civil coalition commission committee constitutional coordination council court defence defense
  department directorate economy election electoral embassy emergency federal finance force forces for foreign
  general government guard health high home house immigration in integration intelligence interior internal international
  investigation joint judicial justice labour lower migration military minister ministers ministry national navy of
  office on opposition parliament parliamentary party police presidency president prime prison prosecutor prosecutors
  public refugee regional republic secretariat security senate service services special spokesperson state supreme the
  trade treasury tribunal union upper
`;

const generic: Readonly<Partial<Record<EntityType, ReadonlySet<string>>>> = {
  Agreement: new Set(ofAgreements.trim().split(/\s+/)),
  Organisation: new Set(ofOrganisations.trim().split(/\s+/)),
};

/** Forms of address and offices that stand before a name: "Prime Minister Rama" names a Rama, not which. */
const honorifics = new Set(
  `baroness chancellor chairman chairwoman commissioner dame deputy dr foreign general governor interior judge king lady
  lord mayor minister miss mr mrs ms pope president prime prince princess prof professor queen rev secretary senator sir`.split(/\s+/),
);

/** True if every word of the name is one that names of its type share, so that it tells none of them apart. */
export function isGenericName(type: EntityType, name: string): boolean {
  const words = generic[type];
  return (
    words !== undefined &&
    fold(name)
      .split(" ")
      .every((word) => words.has(word))
  );
}

/** How many words a person's name has besides titles and offices before it. */
export function countOwnNames(name: string): number {
  const words = fold(name).split(" ");
  const own = words.findIndex((word) => !honorifics.has(word));
  return own < 0 ? 0 : words.length - own;
}
