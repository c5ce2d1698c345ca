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

/** Indexes reference data by folded name, alias, demonym and seat of government. */
export function createGazetteer(reference: readonly ReferenceEntity[]): Gazetteer {
  const ids = new Map(reference.map((entity) => [entity.id, entity]));
  const named = reference.flatMap((entity) => [...namesOf(entity)].map((name) => ({ key: `${entity.type} ${name}`, entity })));
  const names = groupBy(named, ({ key }) => key);
  return {
    byId: (id) => ids.get(id) ?? null,
    // Most names are unknown, and asked for at every step.
    find: (type, name) => {
      const meant = names.get(`${type} ${fold(name)}`);
      return meant ? meant.map(({ entity }) => entity).filter((entity) => spelledRight(entity, name)) : nobody;
    },
  };
}

const nobody: readonly ReferenceEntity[] = [];

/** A document may name a state by its people ("Norwegian officials") or its capital ("Oslo refused") alone. */
function namesOf({ name, aliases, demonyms, capital, capitalAliases, otherSeats }: ReferenceEntity): ReadonlySet<string> {
  const seats = [...(capital ? [capital] : []), ...(capitalAliases ?? []), ...(otherSeats ?? [])];
  return new Set([name, ...aliases, ...(demonyms ?? []), ...seats].map(fold));
}

/** "us" is a pronoun where "US" is a country: such names count only as they are written. */
function spelledRight(entity: ReferenceEntity, name: string): boolean {
  const exact = entity.caseSensitive?.filter((form) => fold(form) === fold(name)) ?? [];
  return exact.length === 0 || exact.includes(name.replace(/^[Tt]he /, "").replace(/[’']s$/, ""));
}

/** True if the entity shares this name with something else in the world. */
export function isAmbiguous({ ambiguous }: ReferenceEntity, name: LocalEntity["name"]): boolean {
  return ambiguous?.some((form) => fold(form) === fold(name)) ?? false;
}
