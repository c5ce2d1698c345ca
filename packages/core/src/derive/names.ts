import { entityTypes, type EntityType } from "@entente/ontology";
import { fold } from "../resolve/fold.js";
import { isGenericName } from "../resolve/generic.js";
import type { ReferenceEntity } from "../resolve/reference.js";
import type { PresentLocal } from "./document.js";

/** A name of an entity and how many local entities give it. Counts of several documents add up. */
export interface NameForm {
  readonly form: string;
  /** Present locals that use the form. */
  readonly locals: number;
  /** Present locals whose name it is. */
  readonly names: number;
  /** Locals that only older versions name and whose name it is. */
  readonly pastNames: number;
  /** 2 for the name that reference data give, 1 for an alias of theirs, else 0. */
  readonly known: 0 | 1 | 2;
}

/** What an entity is called. */
export interface EntityNames {
  readonly name: string;
  /** Every other form, sorted. */
  readonly aliases: readonly string[];
}

const typesByPrefix: ReadonlyMap<string, EntityType> = new Map(
  (Object.keys(entityTypes) as EntityType[]).map((type) => [type.toLowerCase(), type]),
);

/** The type of an entity, which its id begins with: `person:keir-starmer`. */
export function typeOfEntity(id: string): EntityType {
  return typesByPrefix.get(id.slice(0, id.indexOf(":"))) ?? "Group";
}

/** The forms that reference data give an entity, whoever names it. */
export function knownForms({ name, aliases }: ReferenceEntity): readonly NameForm[] {
  const given = [...new Set(aliases)].filter((alias) => alias !== name).map((form) => ({ form, known: 1 as const }));
  return [{ form: name, known: 2 as const }, ...given].map((form) => ({ ...form, locals: 0, names: 0, pastNames: 0 }));
}

/** Local entities of one kind, and how many they are; one if that is left out. */
export interface CountedLocal extends Pick<PresentLocal, "names" | "named" | "entityId" | "present"> {
  readonly local: Pick<PresentLocal["local"], "name">;
  readonly times?: number;
}

/** The forms of each entity that these local entities give. */
export function countForms(locals: Iterable<CountedLocal>): ReadonlyMap<string, ReadonlyMap<string, NameForm>> {
  const entities = new Map<string, Map<string, FormCounts>>();
  for (const { local, names, named, entityId, present, times = 1 } of locals) {
    if (!named) continue;
    const forms = entities.get(entityId) ?? new Map<string, FormCounts>();
    entities.set(entityId, forms);
    if (present) for (const form of names) countsOf(forms, form).locals += times;
    countsOf(forms, local.name)[present ? "names" : "pastNames"] += times;
  }
  return entities;
}

/** A form while it is being counted. */
type FormCounts = { -readonly [Field in keyof NameForm]: NameForm[Field] };

function countsOf(forms: Map<string, FormCounts>, form: string): FormCounts {
  const known = forms.get(form);
  if (known) return known;
  const counts: FormCounts = { form, locals: 0, names: 0, pastNames: 0, known: 0 };
  forms.set(form, counts);
  return counts;
}

function addForms(a: NameForm | undefined, b: NameForm): NameForm {
  if (!a) return b;
  const known = a.known > b.known ? a.known : b.known;
  return { form: b.form, locals: a.locals + b.locals, names: a.names + b.names, pastNames: a.pastNames + b.pastNames, known };
}

/** Puts the forms that reference data give with those that documents use. */
export function joinForms(one: Iterable<NameForm>, other: Iterable<NameForm>): readonly NameForm[] {
  const forms = new Map<string, NameForm>();
  for (const form of [...one, ...other]) forms.set(form.form, addForms(forms.get(form.form), form));
  return [...forms.values()];
}

/**
 * What an entity is called: the reference's name, else the form that most documents name it by, of equals the longest. What
 * only older versions use counts where no current one names it.
 */
export function nameEntity(type: EntityType, forms: readonly NameForm[]): EntityNames {
  const present = forms.some(({ names }) => names > 0);
  const counted = forms.map(({ form, names, pastNames }) => ({ form, count: present ? names : pastNames }));
  const name =
    forms.find(({ known }) => known === 2)?.form ??
    commonName(
      type,
      counted.filter(({ count }) => count > 0),
    );
  const others = forms.filter(({ form, locals, known }) => form !== name && (known > 0 || locals > 0));
  return { name, aliases: others.map(({ form }) => form).sort() };
}

/**
 * The name most documents use, a name of its own before one that many bear ("Stabilisation and Association Agreement");
 * of equals the longest, then the first in the alphabet.
 */
function commonName(type: EntityType, names: readonly { readonly form: string; readonly count: number }[]): string {
  const own = names.length > 1 ? names.filter(({ form }) => !isGenericName(type, form)) : names;
  const best = [...(own.length > 0 ? own : names)].sort(
    (a, b) => b.count - a.count || fold(b.form).length - fold(a.form).length || (a.form < b.form ? -1 : 1),
  );
  return (best[0]?.form ?? "").replace(/^the (?=\p{Lu})/u, "");
}
