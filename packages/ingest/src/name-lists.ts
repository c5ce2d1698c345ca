import type { NameLists } from "@entente/language";
import type { GazetteerEntity, ReferenceData } from "./reference.js";

/**
 * The reference data as lists of names, as the tagger of names wants them: a list an entity type, media, demonyms,
 * capitals, offices, honorifics, and forms that mean several things.
 */
export function nameLists({ entities, offices, honorifics }: ReferenceData): NameLists {
  const lists: Record<string, string[]> = {
    ambiguous: [],
    capital: [],
    country: [],
    demonym: [],
    media: [],
    organisation: [],
    party: [],
    place: [],
  };
  for (const entity of entities) {
    for (const form of [entity.name, ...entity.aliases]) lists[listOf(entity, form)]?.push(form);
    lists["demonym"]?.push(...(entity.demonyms ?? []));
    lists["capital"]?.push(...(entity.capital ? [entity.capital] : []), ...(entity.capitalAliases ?? []));
  }
  return {
    ...lists,
    honorific: honorifics,
    office: offices.flatMap(({ name, aliases, abbreviations = [] }) => [name, ...aliases, ...abbreviations]),
  };
}

function listOf({ type, subtype, ambiguous }: GazetteerEntity, form: string): string {
  if (ambiguous?.includes(form)) return "ambiguous";
  return subtype === "media" ? "media" : type.toLowerCase();
}
