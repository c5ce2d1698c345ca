/**
 * The shapes that every concept list of the ontology is written in.
 */

/**
 * What other vocabularies call a concept, in the same direction; null where none of their words
 * means it. `wikidata` holds ids (`Q5`, `P39`), the others hold names.
 */
export interface Mappings {
  /** Type or property of https://schema.org. */
  readonly schemaOrg: string | null;
  /** Schema of https://followthemoney.tech. */
  readonly followTheMoney: string | null;
  /** Class of https://www.popoloproject.com. */
  readonly popolo: string | null;
  /** Item or property of https://www.wikidata.org. */
  readonly wikidata: string | null;
  /** Event type of PLOVER (https://github.com/openeventdata/PLOVER), the successor of CAMEO, as of draft 0.8. */
  readonly plover: string | null;
}

/** What every entry of the ontology says about itself, in whole sentences. */
export interface Concept {
  /** As a reader sees it. */
  readonly label: string;
  readonly definition: string;
  /** What counts although a reader might doubt it. */
  readonly includes: string;
  /** What does not count although a reader might expect it, and what to use instead. */
  readonly excludes: string;
  /** A sentence, name or value to which the concept applies. */
  readonly example: string;
  /** One to which it does not, and why. */
  readonly counterExample: string;
}

/** A concept that other vocabularies may also have. */
export interface MappedConcept extends Concept {
  readonly mappings: Mappings;
}

/** Mapped nowhere: no vocabulary we map to has the concept. */
export const unmapped: Mappings = {
  schemaOrg: null,
  followTheMoney: null,
  popolo: null,
  wikidata: null,
  plover: null,
};
