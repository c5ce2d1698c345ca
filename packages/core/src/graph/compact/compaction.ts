import { entityState, firstValue, nobody, sizesOf, type CompactIndex, type IndexColumns } from "./columns.js";
import { buildIndex } from "./build.js";
import { enumerations, flagCombinations, hiddenFlags } from "./enumerations.js";
import { lookUp } from "./number-table.js";
import { listAt } from "./packed.js";
import type { DocumentRow, EntityRow, IndexRows, StatementRow } from "./rows.js";
import { findString, stringAt, stringCount } from "./strings.js";
import {
  eachRelation,
  eachRowOf,
  locateRow,
  nodeId,
  objectOf,
  positionOf,
  predicateOf,
  relationIdOf,
  statementIdOf,
  subjectOf,
  valueOf,
  type GraphView,
} from "./view.js";

/** Merges a base and its delta into one index: the same bytes as one built from all rows anew. */
export function compact(view: GraphView): CompactIndex {
  return view.delta ? buildIndex(rowsOfView(view)) : view.base;
}

/** The rows that an index was built from, as a delta over it has them. */
function rowsOfView(view: GraphView): IndexRows {
  return {
    ...(view.delta ?? view.base).meta,
    documents: documentRows(view),
    entities: entityRows(view),
    statements: statementRows(view),
  };
}

function* documentRows({ base, delta }: GraphView): Iterable<DocumentRow> {
  for (let document = 0; document < sizesOf(base.columns).documents; document += 1) {
    const row = documentRowAt(base.columns, document);
    if (!delta || findString(delta.columns.documentIds, row.id) < 0) yield row;
  }
  const changed = delta?.columns;
  for (const [document, gone] of changed?.documentStates.entries() ?? []) if (changed && gone === 0) yield documentRowAt(changed, document);
}

function documentRowAt(columns: IndexColumns, document: number): DocumentRow {
  const [first, end] = [columns.documentVersions[document] ?? 0, columns.documentVersions[document + 1] ?? 0];
  const set = listAt(columns.collectionSets, columns.documentCollections[document] ?? 0);
  return {
    id: stringAt(columns.documentIds, document),
    collections: [...set].map((name) => stringAt(columns.collectionNames, name)),
    published: Array.from({ length: end - first }, (_, version) => publishedAt(columns, first + version)),
    sentences: columns.documentSentences[document] ?? 0,
    silentSentences: columns.documentSilentSentences[document] ?? 0,
  };
}

function publishedAt({ publications, versionPublished }: IndexColumns, version: number): string | null {
  const text = stringAt(publications, versionPublished[version] ?? 0);
  return text === "~" ? null : text;
}

function* entityRows(view: GraphView): Iterable<EntityRow> {
  const details = detailsOfParts(view);
  for (let node = 0; node < view.nodeCount; node += 1) {
    const state = view.states[node];
    const type = enumerations.entityTypes[view.types[node] ?? 0];
    if (state === entityState.removed || !type) continue;
    const number = lookUp(view.deltaNodes, node);
    const own = number !== undefined && view.delta?.columns.entityStates[number] !== entityState.named;
    const { name, forms, mergedIds } = own ? details.delta(number) : details.base(node);
    yield { id: nodeId(view, node), type, name, forms, present: state === entityState.present, mergedIds };
  }
}

type Details = Pick<EntityRow, "name" | "forms" | "mergedIds">;

function detailsOfParts({ base, delta }: GraphView) {
  return { base: detailsOf(base.columns), delta: delta ? detailsOf(delta.columns) : detailsOf(base.columns) };
}

/** Reads what an index holds of entities, having gathered once which forms and redirects are whose. */
function detailsOf(columns: IndexColumns): (entity: number) => Details {
  const [forms, merged] = [new Map<number, string[]>(), new Map<number, string[]>()];
  for (const [form, entity] of columns.formEntities.entries()) push(forms, entity, stringAt(columns.forms, form));
  for (let redirect = 0; redirect < stringCount(columns.redirectIds); redirect += 1) {
    push(merged, columns.redirectTargets[redirect] ?? nobody, stringAt(columns.redirectIds, redirect));
  }
  return (entity) => ({ name: stringAt(columns.entityNames, entity), forms: forms.get(entity) ?? [], mergedIds: merged.get(entity) ?? [] });
}

function push(map: Map<number, string[]>, key: number, item: string): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function* statementRows(view: GraphView): Iterable<StatementRow> {
  const rows: number[] = [];
  const relationOfRow = new Map<number, number>();
  eachRelation(view, (relation) =>
    eachRowOf(view, relation, (part, row) => {
      if (part.flags[row] === hiddenFlags) return;
      rows.push(row + part.firstRow);
      relationOfRow.set(row + part.firstRow, relation);
    }),
  );
  rows.sort((a, b) => positionOf(view, a) - positionOf(view, b));
  for (const row of rows) yield statementRowAt(view, row, relationOfRow.get(row) ?? 0);
}

function statementRowAt(view: GraphView, row: number, relation: number): StatementRow {
  const [{ columns, flags, nodes }, number] = locateRow(view, row);
  const entity = (local: number | undefined): string | null =>
    local === undefined || local === nobody ? null : nodeId(view, nodes?.[local] ?? local);
  const pair = 2 * (columns.statementSpeakers[number] ?? 0);
  const { polarity, modality, review } = flagCombinations[flags[number] ?? 0] ?? {
    polarity: "affirmed",
    modality: "asserted",
    review: "unreviewed",
  };
  return {
    id: statementIdOf(view, row),
    ...endsOf(view, relation),
    polarity,
    modality,
    review,
    confidence: columns.confidences[columns.statementConfidences[number] ?? 0] ?? 0,
    documentId: stringAt(columns.documentIds, columns.statementDocuments[number] ?? 0),
    versions: [...listAt(columns.versionSets, columns.statementVersions[number] ?? 0)],
    speakerId: entity(columns.speakers[pair]),
    speaksForId: entity(columns.speakers[pair + 1]),
    validity: validityAt(columns, columns.statementValidity[number] ?? 0),
  };
}

function validityAt({ validities }: IndexColumns, range: number): StatementRow["validity"] {
  return range === 0 ? null : { from: validities[2 * range] ?? 0, to: validities[2 * range + 1] ?? 0 };
}

function endsOf(view: GraphView, relation: number): Pick<StatementRow, "relationId" | "subjectId" | "predicate" | "objectId" | "value"> {
  const object = objectOf(view, relation);
  return {
    relationId: relationIdOf(view, relation),
    subjectId: nodeId(view, subjectOf(view, relation)),
    predicate: predicateOf(view, relation),
    objectId: object < firstValue ? nodeId(view, object) : null,
    value: valueOf(view, relation),
  };
}
