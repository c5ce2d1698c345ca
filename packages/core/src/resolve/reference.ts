import type { EntityType } from "@entente/ontology";

/** A well-known entity from `data/reference`: what local names of several documents are resolved to. */
export interface ReferenceEntity {
  /** `country:GB`, `organisation:nato`: type in lower case, colon, slug or code. */
  readonly id: string;
  readonly type: EntityType;
  /** Its common English name. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Adjectives and names of its people ("British"); they stand for the country in "British ministers". */
  readonly demonyms?: readonly string[];
  /** A state's seats of government: they stand for it in "Tirana refused". */
  readonly capital?: string;
  readonly capitalAliases?: readonly string[];
  readonly otherSeats?: readonly string[];
  /** Names that also belong to something else: never resolved without further evidence. */
  readonly ambiguous?: readonly string[];
  /** Names that count only in exactly this spelling ("US", never "us"). */
  readonly caseSensitive?: readonly string[];
  /** The country an entity belongs to (a party, a ministry): tells parties of one name apart. */
  readonly country?: string;
}
