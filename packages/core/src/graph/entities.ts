import type { EntityType } from "@entente/ontology";
import type { LocalEntity, Mention } from "../model/statement.js";
import { fold } from "../resolve/fold.js";
import { isGenericName } from "../resolve/generic.js";
import { entitiesOf, localKey } from "../resolve/locals.js";
import type { ReferenceEntity } from "../resolve/reference.js";
import type { Resolution, Resolved } from "../resolve/resolve.js";
import type { SourceDocument } from "./source.js";
import type { VersionedStatement } from "./graph.js";
import type { GraphEntity } from "./types.js";

/**
 * Names the canonical entities: the reference's name, else the form that most documents give it, of equals the longest.
 * Locals that only an older version names are left out; such an entity keeps its id and leads nowhere in the present.
 */
export function nameEntities(
  resolution: Resolution,
  reference: readonly ReferenceEntity[],
  mentions: readonly Mention[],
  statements: ReadonlyMap<string, VersionedStatement>,
  documents: ReadonlyMap<string, SourceDocument>,
): ReadonlyMap<string, GraphEntity> {
  const known = new Map(reference.map((entity) => [entity.id, entity]));
  const current = currentLocals(mentions, statements, documents);
  return new Map(resolution.entities.map((resolved) => [resolved.id, nameEntity(resolved, known.get(resolved.id) ?? null, current)]));
}

function currentLocals(
  mentions: readonly Mention[],
  statements: ReadonlyMap<string, VersionedStatement>,
  documents: ReadonlyMap<string, SourceDocument>,
): ReadonlySet<string> {
  const isCurrent = (documentId: string, version: string): boolean => documents.get(documentId)?.versions.at(-1)?.checksum === version;
  const mentioned = mentions.filter(({ documentId, version }) => isCurrent(documentId, version));
  const stated = [...statements.values()].filter(({ documentId, version }) => isCurrent(documentId, version));
  return new Set([
    ...mentioned.map(({ documentId, entity }) => localKey(documentId, entity)),
    ...stated.flatMap((statement) => entitiesOf(statement).map((entity) => localKey(statement.documentId, entity))),
  ]);
}

function nameEntity({ id, mergedIds, members }: Resolved, known: ReferenceEntity | null, current: ReadonlySet<string>): GraphEntity {
  const present = members.filter(({ local }) => current.has(localKey(local.documentId, local)));
  const name = known?.name ?? commonName((present.length > 0 ? present : members).map(({ local }) => local));
  const forms = new Set([...(known?.aliases ?? []), ...present.flatMap(({ names }) => names)]);
  forms.delete(name);
  const type: EntityType = known?.type ?? members[0]?.local.type ?? "Group";
  return { id, type, name, aliases: [...forms].sort(), mergedIds, locals: present.map(({ local }) => local) };
}

/**
 * The name most documents use, a name of its own before one that many bear ("Stabilisation and Association Agreement");
 * of equals the longest, then the first in the alphabet.
 */
function commonName(locals: readonly LocalEntity[]): string {
  const own = locals.filter(({ type, name }) => !isGenericName(type, name));
  const counts = new Map<string, number>();
  for (const { name } of own.length > 0 ? own : locals) counts.set(name, (counts.get(name) ?? 0) + 1);
  const best = [...counts].sort(([a, m], [b, n]) => n - m || fold(b).length - fold(a).length || (a < b ? -1 : 1));
  return (best[0]?.[0] ?? "").replace(/^the (?=\p{Lu})/u, "");
}
