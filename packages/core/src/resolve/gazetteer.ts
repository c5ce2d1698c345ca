import type { EntityType } from "@entente/ontology";
import { groupBy } from "../model/group.js";
import type { LocalEntity } from "../model/statement.js";
import { fold } from "./fold.js";
import type { ReferenceEntity } from "./reference.js";

/** Finds well-known entities by type and name. */
export interface Gazetteer {
  /** The entity of that id, null if unknown. */
  byId(id: string): ReferenceEntity | null;
  /** Entities of that type which the name may mean; more than one if it is ambiguous. */
  find(type: EntityType, name: string): readonly ReferenceEntity[];
}

/** Indexes reference data by folded name, alias and demonym. */
export function createGazetteer(reference: readonly ReferenceEntity[]): Gazetteer {
  const ids = new Map(reference.map((entity) => [entity.id, entity]));
  const named = reference.flatMap((entity) => [...namesOf(entity)].map((name) => ({ key: `${entity.type} ${name}`, entity })));
  const names = groupBy(named, ({ key }) => key);
  return {
    byId: (id) => ids.get(id) ?? null,
    find: (type, name) =>
      (names.get(`${type} ${fold(name)}`) ?? []).map(({ entity }) => entity).filter((entity) => spelledRight(entity, name)),
  };
}

function namesOf(entity: ReferenceEntity): ReadonlySet<string> {
  return new Set([entity.name, ...entity.aliases, ...(entity.demonyms ?? [])].map(fold));
}

/** "us" is a pronoun where "US" is a country: such names count only as they are written. */
function spelledRight(entity: ReferenceEntity, name: string): boolean {
  const exact = entity.caseSensitive?.filter((form) => fold(form) === fold(name)) ?? [];
  return exact.length === 0 || exact.includes(name.replace(/^[Tt]he /, "").replace(/[’']s$/, ""));
}

/**
 * True if the entity shares this name with something else in the world. A country's own name is not doubtful where an
 * entity has been read as a country: the other Georgia is a place, the other Jordan a person.
 */
export function isAmbiguous({ type, name: own, ambiguous }: ReferenceEntity, name: LocalEntity["name"]): boolean {
  if (type === "Country" && fold(own) === fold(name)) return false;
  return ambiguous?.some((form) => fold(form) === fold(name)) ?? false;
}
