import { digest } from "../model/hash.js";
import type { DocumentEntity } from "../graph/types.js";
import { slug } from "./fold.js";
import { isAmbiguous, type Gazetteer } from "./gazetteer.js";
import { countOwnNames, isGenericName } from "./generic.js";
import type { ReferenceEntity } from "./reference.js";

/** A local entity with what its document adds to it. */
export interface LocalEvidence {
  readonly local: DocumentEntity;
  /** Its name and every name form the document uses for it. */
  readonly names: readonly string[];
  /** Reference ids of the countries that its document names. */
  readonly countries: ReadonlySet<string>;
}

/** True if the name alone says which entity it is, in whatever article it stands. */
function identifiesItself({ type, name }: DocumentEntity): boolean {
  const words = name.replace(/^[Tt]he /, "").split(/\s+/);
  if (type === "Group" || isGenericName(type, name)) return false;
  if (type === "Person") return countOwnNames(name) > 1;
  if (type === "Event") return /\b\d{4}\b/.test(name) && words.length > 1;
  if (type === "Agreement") return isProperName(words);
  return /^\p{Lu}/u.test(words[0] ?? "");
}

/** "Dayton Agreement", "Treaty of Lisbon": two capitals or more, the first word among them. */
function isProperName(words: readonly string[]): boolean {
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length > 1 && /^\p{Lu}/u.test(words[0] ?? "");
}

/** The id of an entity that one document alone names: nothing says that another document means the same. */
export function documentScopedId({ documentId, type, name }: DocumentEntity): string {
  return `${type.toLowerCase()}:${slug(name)}~${digest([documentId, type, name]).slice(0, 8)}`;
}

/**
 * The canonical id that a local entity has before any judgement: a reference entity's, else its type and folded name
 * where that identifies it (`person:keir-starmer`), else one of its document's own (`agreement:deal~1f2e3d4c`).
 * Unsure means apart: a wrong merge is harder to see than a missing one.
 */
export function baseId(evidence: LocalEvidence, gazetteer: Gazetteer): string {
  const { local } = evidence;
  const known = findReference(evidence, gazetteer);
  if (known) return known.id;
  const shared = gazetteer.find(local.type, local.name).length > 0;
  if (shared || !identifiesItself(local) || slug(local.name) === "") return documentScopedId(local);
  return `${local.type.toLowerCase()}:${slug(local.name)}`;
}

/**
 * The entity that one of the names means alone, fullest first; else the one of several whose country the document names.
 * What was read as a country and can be one country only is that country: the other Georgia is a place.
 */
function findReference({ local, names, countries }: LocalEvidence, gazetteer: Gazetteer): ReferenceEntity | null {
  for (const name of names) {
    const sure = gazetteer.find(local.type, name).filter((entity) => !isAmbiguous(entity, name));
    if (sure.length === 1) return sure[0] ?? null;
  }
  const countriesOfThatName = local.type === "Country" ? gazetteer.find("Country", local.name) : [];
  if (countriesOfThatName.length === 1) return countriesOfThatName[0] ?? null;
  const native = gazetteer.find(local.type, local.name).filter(({ country }) => country !== undefined && countries.has(country));
  return native.length === 1 ? (native[0] ?? null) : null;
}
