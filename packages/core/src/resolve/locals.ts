import type { DocumentEntity } from "../graph/types.js";
import type { LocalEntity, Mention, QualifierValue, Statement } from "../model/statement.js";
import { fold } from "./fold.js";
import type { LocalEvidence } from "./base.js";
import type { Gazetteer } from "./gazetteer.js";

/** Every entity that a statement names: subject, object, speaker, whom the speaker speaks for, qualifiers. */
export function entitiesOf(statement: Pick<Statement, "subject" | "object" | "speaker" | "qualifiers">): readonly LocalEntity[] {
  const { subject, object, speaker, qualifiers } = statement;
  const named = [subject];
  for (const entity of [object, speaker?.entity, speaker?.speaksFor]) if (entity) named.push(entity);
  for (const value of Object.values(qualifiers)) if (isLocalEntity(value)) named.push(value);
  return named;
}

/** True if a qualifier's value is an entity. */
export function isLocalEntity(value: QualifierValue): value is LocalEntity {
  return typeof value === "object";
}

/** One spelling of a local entity, to find it again; the length tells where the document's id ends. */
export function localKey(documentId: string, { type, name }: LocalEntity): string {
  return `${type} ${documentId.length} ${documentId} ${name}`;
}

/** One spelling of a local entity among those of its document. */
export function nameKey({ type, name }: LocalEntity): string {
  return `${type} ${name}`;
}

function byTypeAndName(a: LocalEntity, b: LocalEntity): number {
  return compare(a.type, b.type) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The local entities of a document with the name forms that it uses, ordered by type and name. */
export function collectLocals(
  documentId: string,
  mentions: readonly Pick<Mention, "entity" | "kind" | "text">[],
  statements: readonly Statement[],
  gazetteer: Gazetteer,
): readonly LocalEvidence[] {
  const found = new Map<string, NamedLocal>();
  const add = (entity: LocalEntity, form: string): void => {
    const key = nameKey(entity);
    const known = found.get(key);
    if (!known) found.set(key, newLocal(documentId, entity, form));
    else if (!known.names.includes(form)) known.names.push(form);
  };
  for (const { entity, kind, text } of mentions) add(entity, kind === "name" ? text : entity.name);
  for (const statement of statements) for (const entity of entitiesOf(statement)) add(entity, entity.name);
  const locals = [...found.values()].sort((a, b) => byTypeAndName(a.local, b.local));
  const countries = countriesOf(locals, gazetteer);
  return locals.map(({ local, names }) => ({ local, names: names.sort(byFullness), countries }));
}

/** A local entity and every form met so far: few, so that a list is searched sooner than a set is made. */
interface NamedLocal {
  readonly local: DocumentEntity;
  readonly names: string[];
}

function newLocal(documentId: string, { type, name }: LocalEntity, form: string): NamedLocal {
  return { local: { documentId, type, name }, names: form === name ? [name] : [name, form] };
}

/** Reference ids of the countries that the document names. */
function countriesOf(locals: readonly NamedLocal[], gazetteer: Gazetteer): ReadonlySet<string> {
  const named = locals.filter(({ local }) => local.type === "Country").flatMap(({ names }) => names);
  return new Set(named.flatMap((form) => gazetteer.find("Country", form)).map(({ id }) => id));
}

/** Fuller forms say more: "European Commission" before "the Commission". */
function byFullness(a: string, b: string): number {
  return fold(b).length - fold(a).length || compare(a, b);
}
