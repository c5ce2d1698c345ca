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

/** The local entities of a document with the name forms that it uses, ordered by type and name. */
export function collectLocals(
  documentId: string,
  mentions: readonly Pick<Mention, "entity" | "kind" | "text">[],
  statements: readonly Statement[],
  gazetteer: Gazetteer,
): readonly LocalEvidence[] {
  const names = new Map<string, { readonly local: DocumentEntity; readonly names: Set<string> }>();
  const add = ({ type, name }: LocalEntity, form: string): void => {
    const key = `${type} ${name}`;
    const known = names.get(key);
    if (known) known.names.add(form);
    else names.set(key, { local: { documentId, type, name }, names: new Set([name, form]) });
  };
  for (const { entity, kind, text } of mentions) add(entity, kind === "name" ? text : entity.name);
  for (const statement of statements) for (const entity of entitiesOf(statement)) add(entity, entity.name);
  const locals = [...names.values()].sort((a, b) => compareLocals(a.local, b.local));
  const countries = countriesOf(locals, gazetteer);
  return locals.map(({ local, names: forms }) => ({ local, names: [...forms].sort(byFullness), countries }));
}

/** Reference ids of the countries that the document names. */
function countriesOf(
  locals: readonly { readonly local: DocumentEntity; readonly names: ReadonlySet<string> }[],
  gazetteer: Gazetteer,
): ReadonlySet<string> {
  const named = locals.filter(({ local }) => local.type === "Country").flatMap(({ names }) => [...names]);
  return new Set(named.flatMap((form) => gazetteer.find("Country", form)).map(({ id }) => id));
}

/** Fuller forms say more: "European Commission" before "the Commission". */
function byFullness(a: string, b: string): number {
  return fold(b).length - fold(a).length || compare(a, b);
}
