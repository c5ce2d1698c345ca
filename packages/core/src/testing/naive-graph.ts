import type { Graph, GraphRelation, VersionedStatement } from "../graph/graph.js";
import { relationAlone } from "../graph/memory.js";
import type { EntitySearch, FindRequest } from "../graph/requests.js";
import type { GraphEntity, Relation, StatementFilter } from "../graph/types.js";
import { fold } from "../resolve/fold.js";

/** First and last day of every date that is generated, written out by hand so that no date library is trusted. */
const days: Readonly<Record<string, readonly [string, string]>> = {
  "2021": ["2021-01-01", "2021-12-31"],
  "2021~": ["2021-01-01", "2021-12-31"],
  "2021-03": ["2021-03-01", "2021-03-31"],
  "2021-03-05": ["2021-03-05", "2021-03-05"],
  "2022-01-01": ["2022-01-01", "2022-01-01"],
  "2022?": ["2022-01-01", "2022-12-31"],
  "2023-11": ["2023-11-01", "2023-11-30"],
};

function first(date: unknown): string {
  return days[String(date)]?.[0] ?? "";
}

function last(date: unknown): string {
  return days[String(date)]?.[1] ?? "";
}

/** A graph read the slow and obvious way: every question looks at everything. What readers are compared with. */
export function naiveGraph(graph: Graph) {
  const lead = (id: string): string => graph.redirects.get(id) ?? id;
  const all = [...graph.statements.values()];

  const shown = ({ documentId }: VersionedStatement, { asOf, includeUndated }: StatementFilter): string | undefined => {
    const versions = graph.documents.get(documentId)?.versions ?? [];
    if (asOf === undefined) return versions.at(-1)?.checksum;
    return versions.findLast(({ published }) => (published === null ? includeUndated === true : last(published) <= last(asOf)))?.checksum;
  };
  const holds = ({ qualifiers: q, predicate }: VersionedStatement, { validAt, includeUndated }: StatementFilter): boolean => {
    const [from, to] = [q["validFrom"] ?? q["date"], q["validTo"] ?? (predicate === "agreementStatus" ? undefined : q["date"])];
    if (validAt === undefined) return true;
    if (from === undefined && to === undefined) return includeUndated === true;
    return (from === undefined || first(from) <= last(validAt)) && (to === undefined || first(validAt) <= last(to));
  };
  const passes = (statement: VersionedStatement, filter: StatementFilter): boolean =>
    statement.versions.includes(shown(statement, filter) ?? "nowhere") &&
    (filter.predicates?.includes(statement.predicate) ?? true) &&
    (filter.polarities?.includes(statement.polarity) ?? true) &&
    (filter.modalities?.includes(statement.modality) ?? true) &&
    (filter.reviews?.includes(statement.review) ?? true) &&
    (filter.documents?.includes(statement.documentId) ?? true) &&
    (filter.collections?.some((name) => statement.collections.includes(name)) ?? true) &&
    (filter.speakers?.some((id) => lead(id) === statement.speakerId || lead(id) === statement.speaksForId) ?? true) &&
    statement.confidence >= (filter.minConfidence ?? 0) &&
    holds(statement, filter);

  const ofType = (id: string | null, { types }: StatementFilter): boolean =>
    types === undefined || types.some((type) => id !== null && graph.entities.get(id)?.type === type);
  const otherEnd = ({ subjectId, objectId }: Relation, id: string): string | null => (subjectId === id ? objectId : subjectId);
  const inScope = (relation: Relation, { entity, between, among, relation: wanted, filter }: FindRequest): boolean => {
    const { subjectId, objectId } = relation;
    const members = among?.map(lead);
    if (members && (!members.includes(subjectId) || (objectId !== null && !members.includes(objectId)))) return false;
    const touches = (id: string): boolean => subjectId === lead(id) || objectId === lead(id);
    if (wanted && relation.id !== wanted) return false;
    if (entity && !touches(entity)) return false;
    const pair = between && JSON.stringify(between.map(lead).sort());
    if (pair && pair !== JSON.stringify([subjectId, objectId ?? ""].sort())) return false;
    const from = entity ?? between?.[0];
    return from ? ofType(otherEnd(relation, lead(from)), filter) : ofType(subjectId, filter) || ofType(objectId, filter);
  };
  const passing = (relation: GraphRelation, filter: StatementFilter): number =>
    all.filter((statement) => statement.relationId === relation.id && passes(statement, filter)).length;
  const relationsAt = (id: string, filter: StatementFilter): readonly Relation[] =>
    [...graph.relations.values()]
      .filter((relation) => relation.subjectId === id || relation.objectId === id)
      .filter((relation) => ofType(otherEnd(relation, id), filter) && passing(relation, filter) > 0)
      .sort((a, b) => passing(b, filter) - passing(a, filter) || (a.id < b.id ? -1 : 1))
      .map(relationAlone);

  const rank = ({ name, aliases }: GraphEntity, text: string): number => {
    const wanted = fold(text);
    const forms = [name, ...aliases].map(fold);
    const words = (form: string): boolean => wanted.split(" ").every((part) => ` ${form}`.includes(` ${part}`));
    const kinds = [
      (form: string) => form === wanted,
      (form: string) => form.startsWith(wanted),
      words,
      (form: string) => form.includes(wanted),
    ];
    return text === "" ? 0 : kinds.findIndex((fits) => wanted !== "" && forms.some(fits));
  };
  const search = ({ text, types, filter }: EntitySearch): readonly GraphEntity[] =>
    [...graph.entities.values()]
      .filter((entity) => entity.documents > 0 && (types?.includes(entity.type) ?? true))
      .map((entity) => ({ entity, rank: rank(entity, text ?? ""), degree: relationsAt(entity.id, filter ?? {}).length }))
      .filter((found) => found.rank >= 0 && (!filter || found.degree > 0))
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          b.degree - a.degree ||
          (a.entity.name < b.entity.name ? -1 : a.entity.name > b.entity.name ? 1 : a.entity.id < b.entity.id ? -1 : 1),
      )
      .map(({ entity }) => entity);

  return {
    lead,
    passes,
    relationsAt,
    search,
    findRelations: (request: FindRequest): readonly Relation[] =>
      [...graph.relations.values()]
        .filter((relation) => inScope(relation, request) && passing(relation, request.filter) > 0)
        .map(relationAlone),
    findStatements: (request: FindRequest): readonly VersionedStatement[] =>
      all.filter((statement) => {
        const relation = graph.relations.get(statement.relationId);
        return relation !== undefined && inScope(relation, request) && passes(statement, request.filter);
      }),
  };
}
