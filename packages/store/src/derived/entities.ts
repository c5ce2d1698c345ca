import { countForms, groupBy, joinForms, nameEntity, typeOfEntity, type NameForm, type PresentLocal } from "@entente/core";
import type { EntityFormRow, EntityTableRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import { replaceAll } from "../sql/insert.js";
import type { Queries } from "./queries.js";
import { formRow, toForm } from "./rows.js";

/** Local entities of some documents, as they were derived before and as they are now. */
export interface NamingChange {
  readonly before: readonly PresentLocal[];
  readonly after: readonly PresentLocal[];
  /** Canonical ids whose merged ids may have changed. */
  readonly merged: Iterable<string>;
}

/** How entities are named and written. */
export interface NamingRules {
  mergedIds(id: string, before: readonly string[]): readonly string[];
  /** Forms that reference data give an entity. */
  knownForms(id: string): readonly NameForm[];
  readonly changed: number;
  /** True to keep a row of what is gone, so that indexes learn of it; false to leave no trace of its name. */
  readonly keepGone: boolean;
}

interface Draft {
  readonly id: string;
  readonly row: EntityTableRow | null;
  /** All its forms, some perhaps with counts of nothing. */
  readonly forms: readonly NameForm[];
  /** Those of them that changed. */
  readonly changed: readonly NameForm[];
  readonly documents: number;
}

/** Adds what documents name now to entities and takes away what they named before, within a transaction. */
export async function renameEntities(queries: Queries, change: NamingChange, rules: NamingRules): Promise<void> {
  const forms = subtract(countForms(change.after), countForms(change.before));
  await addNames(queries, { forms, documents: subtractDocuments(change), merged: change.merged }, rules);
}

/** By entity: what is to be added to the counts of its forms, and to how many documents name it at present. */
export interface AddedNames {
  readonly forms: ReadonlyMap<string, readonly NameForm[]>;
  readonly documents: ReadonlyMap<string, number>;
  readonly merged: Iterable<string>;
}

/** Adds counts of names to those of entities, within a transaction. */
export async function addNames(queries: Queries, { forms, documents, merged }: AddedNames, rules: NamingRules): Promise<void> {
  // In the order of their keys, so that neighbours in a large table are met at once.
  const ids = [...new Set([...forms.keys(), ...documents.keys(), ...merged])].sort();
  if (ids.length === 0) return;
  const drafts = await readDrafts(queries, ids, forms, documents, rules);
  await writeForms(queries, drafts);
  await writeEntities(queries, drafts, rules);
}

type FormsOfEntities = ReadonlyMap<string, ReadonlyMap<string, NameForm>>;

/** What must be added to the second counts to give the first; what is the same is left out. */
function subtract(after: FormsOfEntities, before: FormsOfEntities): ReadonlyMap<string, readonly NameForm[]> {
  const changes = new Map<string, readonly NameForm[]>();
  for (const id of new Set([...after.keys(), ...before.keys()])) {
    const [now, then] = [after.get(id), before.get(id)];
    const forms = joinForms(now?.values() ?? [], [...(then?.values() ?? [])].map(negative)).filter(isChange);
    if (forms.length > 0) changes.set(id, forms);
  }
  return changes;
}

function negative({ form, locals, names, pastNames, known }: NameForm): NameForm {
  return { form, known, locals: -locals, names: -names, pastNames: -pastNames };
}

function isChange({ locals, names, pastNames }: NameForm): boolean {
  return locals !== 0 || names !== 0 || pastNames !== 0;
}

/** By entity, how many more documents name it at present. */
function subtractDocuments({ before, after }: NamingChange): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (locals: readonly PresentLocal[], sign: number): void => {
    const present = groupBy(
      locals.filter((local) => local.present),
      ({ entityId }) => entityId,
    );
    for (const [id, named] of present) {
      counts.set(id, (counts.get(id) ?? 0) + sign * new Set(named.map(({ local }) => local.documentId)).size);
    }
  };
  add(after, 1);
  add(before, -1);
  return new Map([...counts].filter(([, count]) => count !== 0));
}

async function readDrafts(
  queries: Queries,
  ids: readonly string[],
  changes: ReadonlyMap<string, readonly NameForm[]>,
  documents: ReadonlyMap<string, number>,
  rules: NamingRules,
): Promise<readonly Draft[]> {
  const rows = await queries
    .selectFrom("entities")
    .selectAll()
    .where(among(queries, "id", ids))
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const formRows = await queries
    .selectFrom("entityForms")
    .selectAll()
    .where(among(queries, "entityId", ids))
    .execute();
  const stored = groupBy(formRows, ({ entityId }) => entityId);
  return ids.map((id) => {
    const row = known.get(id) ?? null;
    const own = stored.get(id)?.map(toForm) ?? [];
    const added = [...(own.length > 0 ? [] : rules.knownForms(id)), ...(changes.get(id) ?? [])];
    const changed = new Set(added.map(({ form }) => form));
    const forms = joinForms(own, added);
    const count = (row?.gone === 0 ? row.documents : 0) + (documents.get(id) ?? 0);
    return { id, row, forms, changed: forms.filter(({ form }) => changed.has(form)), documents: count };
  });
}

/** True if any document names the entity, be it in an older version. */
function isNamed({ forms }: Draft): boolean {
  return forms.some(({ names, pastNames }) => names > 0 || pastNames > 0);
}

async function writeForms(queries: Queries, drafts: readonly Draft[]): Promise<void> {
  const gone = drafts.filter((draft) => !isNamed(draft)).map(({ id }) => id);
  const rows = drafts.filter(isNamed).flatMap(({ id, changed }) => changed.map((form) => formRow(id, form)));
  await replaceAll(queries, "entityForms", ["entityId", "form"], rows, ["folded"]);
  const emptied = [...gone, ...rows.filter(isEmpty).map(({ entityId }) => entityId)];
  if (emptied.length === 0) return;
  const forms = queries.deleteFrom("entityForms");
  if (gone.length > 0) await forms.where(among(queries, "entityId", gone)).execute();
  const noLocals = forms.where(among(queries, "entityId", emptied)).where("locals", "=", 0);
  await noLocals.where("names", "=", 0).where("pastNames", "=", 0).where("known", "=", 0).execute();
}

function isEmpty(row: EntityFormRow): boolean {
  return row.locals === 0 && row.names === 0 && row.pastNames === 0 && row.known === 0;
}

async function writeEntities(queries: Queries, drafts: readonly Draft[], rules: NamingRules): Promise<void> {
  const made = drafts.map((draft) => ({ before: draft.row, after: entityRow(draft, rules) }));
  const changed = made.flatMap(({ before, after }) => (after && !isSame(after, before) ? [after] : []));
  const [there, gone] = [changed.filter((row) => row.gone === 0), changed.filter((row) => row.gone === 1)];
  await replaceAll(queries, "entities", ["id"], rules.keepGone ? changed : there);
  if (!rules.keepGone && gone.length > 0) {
    await queries
      .deleteFrom("entities")
      .where(
        among(
          queries,
          "id",
          gone.map(({ id }) => id),
        ),
      )
      .execute();
  }
  await writeRedirects(
    queries,
    changed,
    made.map(({ before }) => before).filter((row) => row !== null),
    rules,
  );
}

function entityRow(draft: Draft, rules: NamingRules): EntityTableRow | null {
  const { id, row, forms, documents } = draft;
  const { changed } = rules;
  if (!isNamed(draft)) return row && { ...row, aliases: "[]", mergedIds: "[]", documents: 0, gone: 1, changed };
  const type = typeOfEntity(id);
  const { name, aliases } = nameEntity(type, forms);
  const mergedIds = rules.mergedIds(id, mergedIdsOf(row));
  return { id, type, name, aliases: JSON.stringify(aliases), mergedIds: JSON.stringify(mergedIds), documents, gone: 0, changed };
}

function mergedIdsOf(row: EntityTableRow | null): readonly string[] {
  return row ? (JSON.parse(row.mergedIds) as readonly string[]) : [];
}

function isSame(a: EntityTableRow, b: EntityTableRow | null): boolean {
  const fields = ["name", "aliases", "mergedIds", "documents", "gone", "type"] as const;
  return b !== null && fields.every((field) => a[field] === b[field]);
}

/** Lets merged ids lead where the entities now say; those that none names any more lead nowhere. */
async function writeRedirects(
  queries: Queries,
  after: readonly EntityTableRow[],
  before: readonly EntityTableRow[],
  { changed, keepGone }: NamingRules,
): Promise<void> {
  const given = after.flatMap((row) => mergedIdsOf(row).map((id) => ({ id, entityId: row.id, gone: 0, changed })));
  const ids = new Set(given.map(({ id }) => id));
  const rewritten = new Set(after.map(({ id }) => id));
  const dropped = before
    .filter(({ id }) => rewritten.has(id))
    .flatMap(mergedIdsOf)
    .filter((id) => !ids.has(id));
  await replaceAll(queries, "redirects", ["id"], given);
  if (dropped.length === 0) return;
  const update = queries.updateTable("redirects").set({ gone: 1, changed }).where("gone", "=", 0);
  if (keepGone) await update.where(among(queries, "id", dropped)).execute();
  else
    await queries
      .deleteFrom("redirects")
      .where(among(queries, "id", dropped))
      .execute();
}
