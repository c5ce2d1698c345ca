import type { DocumentEntity } from "../graph/types.js";
import type { LocalEntity } from "../model/statement.js";
import { baseId } from "../resolve/base.js";
import { fold } from "../resolve/fold.js";
import type { Gazetteer } from "../resolve/gazetteer.js";
import { collectLocals, entitiesOf, nameKey } from "../resolve/locals.js";
import type { Pairs } from "../resolve/pairs.js";
import { statementsOfPeople, type DocumentRecords } from "./records.js";

/** A local entity of a document, and whom it is before anyone's `same`. */
export interface DocumentLocal {
  readonly local: DocumentEntity;
  /** Its name and every name form the document uses for it, fullest first. */
  readonly names: readonly string[];
  readonly baseId: string;
  /**
   * False if neither the text nor a statement names it, but only a judgement on a statement that is no more: it makes no
   * entity, and tells what that judgement meant.
   */
  readonly named: boolean;
}

/** A local entity and the canonical one that it is. */
export interface ResolvedLocal extends DocumentLocal {
  readonly entityId: string;
}

/** What of a document's records names entities. */
type NamingRecords = Pick<DocumentRecords, "mentions" | "statements" | "judgements"> & { readonly document: { readonly id: string } };

/** The local entities of a document, ordered by type and name, those that only judgements name behind the others. */
export function documentLocals(records: NamingRecords, gazetteer: Gazetteer): readonly DocumentLocal[] {
  const { document, mentions, statements, judgements } = records;
  const stated = [...statements, ...statementsOfPeople(judgements)];
  const named = collectLocals(document.id, mentions, stated, gazetteer).map(({ local, names, countries }) => ({
    local,
    names,
    baseId: baseId({ local, names, countries }, gazetteer),
    named: true,
  }));
  return judgements.length === 0
    ? named
    : [...named, ...judgedLocals(records, new Set(named.map(({ local }) => nameKey(local))), gazetteer)];
}

function judgedLocals({ document, judgements }: NamingRecords, named: ReadonlySet<string>, gazetteer: Gazetteer): readonly DocumentLocal[] {
  const found = new Map<string, DocumentLocal>();
  for (const { type, name } of judgements.flatMap(({ target }) => entitiesOf(target))) {
    const local = { documentId: document.id, type, name };
    const key = nameKey(local);
    if (named.has(key)) continue;
    const names = [name];
    found.set(key, { local, names, baseId: baseId({ local, names, countries: new Set() }, gazetteer), named: false });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, local]) => local);
}

/** Gives local entities their canonical ids. */
export function resolveLocals(locals: readonly DocumentLocal[], pairs: Pairs): readonly ResolvedLocal[] {
  return locals.map(({ local, names, baseId: base, named }) => ({
    local,
    names,
    baseId: base,
    named,
    entityId: pairs.entityOf(local, base),
  }));
}

/** Finds the canonical id of an entity as its document names it; null if that may be several, undefined if it is none. */
export type LocalFinder = (entity: LocalEntity) => string | null | undefined;

/** Looks entities of a document up by name, else by a form of a name that means one entity alone. */
export function createLocalFinder(locals: readonly ResolvedLocal[]): LocalFinder {
  const ids = new Map<string, string>();
  const judged = new Map<string, string>();
  for (const { local, named, entityId } of locals) (named ? ids : judged).set(nameKey(local), entityId);
  let forms: ReadonlyMap<string, string | null> | null = null;
  return (entity) => {
    const id = ids.get(nameKey(entity));
    if (id !== undefined) return id;
    forms ??= meaningsOfForms(locals);
    const meant = forms.get(formKey(entity));
    return meant === undefined ? judged.get(nameKey(entity)) : meant;
  };
}

/** Which entity each name form means: null if several. */
function meaningsOfForms(locals: readonly ResolvedLocal[]): ReadonlyMap<string, string | null> {
  const forms = new Map<string, string | null>();
  for (const { local, names, named, entityId } of locals) {
    for (const name of named ? names : []) {
      const key = formKey({ type: local.type, name });
      const meant = forms.get(key);
      forms.set(key, meant === undefined || meant === entityId ? entityId : null);
    }
  }
  return forms;
}

function formKey({ type, name }: LocalEntity): string {
  return `${type} ${fold(name)}`;
}
