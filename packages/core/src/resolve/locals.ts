import type { DocumentEntity } from "../graph/types.js";
import type { LocalEntity, Mention, QualifierValue, Statement } from "../model/statement.js";
import { fold } from "./fold.js";
import type { LocalEvidence } from "./base.js";
import type { Gazetteer } from "./gazetteer.js";

/** Every entity that a statement names: subject, object, speaker, whom the speaker speaks for, qualifiers. */
export function entitiesOf(statement: Pick<Statement, "subject" | "object" | "speaker" | "qualifiers">): readonly LocalEntity[] {
  const { subject, object, speaker, qualifiers } = statement;
  const named = [subject, object, speaker?.entity ?? null, speaker?.speaksFor ?? null];
  return [...named.filter((entity) => entity !== null), ...Object.values(qualifiers).filter(isLocalEntity)];
}

/** True if a qualifier's value is an entity. */
export function isLocalEntity(value: QualifierValue): value is LocalEntity {
  return typeof value === "object";
}

/** One spelling of a local entity, to find it again; the length tells where the document's id ends. */
export function localKey(documentId: string, { type, name }: LocalEntity): string {
  return `${type} ${documentId.length} ${documentId} ${name}`;
}

/** By document, type and name. */
function compareLocals(a: DocumentEntity, b: DocumentEntity): number {
  return compare(a.documentId, b.documentId) || compare(a.type, b.type) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The local entities of all documents with the name forms their documents use, ordered by document, type and name. */
export function collectLocals(
  mentions: readonly Mention[],
  statements: readonly Statement[],
  gazetteer: Gazetteer,
): ReadonlyMap<string, LocalEvidence> {
  const names = new Map<string, { local: DocumentEntity; names: Set<string> }>();
  const add = (documentId: string, entity: LocalEntity, form: string): void => {
    const key = localKey(documentId, entity);
    const known = names.get(key) ?? { local: { documentId, type: entity.type, name: entity.name }, names: new Set([entity.name]) };
    known.names.add(form);
    names.set(key, known);
  };
  for (const mention of mentions) add(mention.documentId, mention.entity, mention.kind === "name" ? mention.text : mention.entity.name);
  for (const statement of statements) for (const entity of entitiesOf(statement)) add(statement.documentId, entity, entity.name);
  return withCountries(names, gazetteer);
}

function withCountries(
  names: ReadonlyMap<string, { local: DocumentEntity; names: Set<string> }>,
  gazetteer: Gazetteer,
): ReadonlyMap<string, LocalEvidence> {
  const countries = new Map<string, Set<string>>();
  for (const { local, names: forms } of names.values()) {
    if (local.type !== "Country") continue;
    const found = [...forms].flatMap((form) => gazetteer.find("Country", form)).map(({ id }) => id);
    const known = countries.get(local.documentId) ?? new Set();
    for (const id of found) known.add(id);
    countries.set(local.documentId, known);
  }
  const sorted = [...names].sort(([, a], [, b]) => compareLocals(a.local, b.local));
  return new Map(
    sorted.map(([key, { local, names: forms }]) => [
      key,
      { local, names: [...forms].sort(byFullness), countries: countries.get(local.documentId) ?? new Set() },
    ]),
  );
}

/** Fuller forms say more: "European Commission" before "the Commission". */
function byFullness(a: string, b: string): number {
  return fold(b).length - fold(a).length || compare(a, b);
}
