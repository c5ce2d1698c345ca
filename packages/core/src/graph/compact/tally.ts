import type { Tally, TallyField, TallyRequest } from "../native.js";
import { nobody, type IndexColumns } from "./columns.js";
import { flagCombinations } from "./enumerations.js";
import { eachCandidate } from "./find.js";
import { listAt } from "./packed.js";
import { versionOf } from "./positions.js";
import { eachPassing, type RowFilter } from "./row-filter.js";
import { stringAt } from "./strings.js";
import { locateRow, nodeId, predicateOf, type GraphView, type ViewPart } from "./view.js";

/** How many rows of one part have each number of a field. */
type Counts = Map<number, number>;

/** Reads a row's numbers of a field, and what they stand for. */
interface FieldReader {
  readonly numbers: (row: number) => Iterable<number>;
  readonly name: (number: number) => string | null;
}

/** Counts the statements that a request finds by each of the fields. */
export function tallyRows(view: GraphView, filter: RowFilter, request: TallyRequest, fields: readonly TallyField[]): readonly Tally[] {
  const readers = view.parts.map((part) => fields.map((field) => readerOf(view, part, field)));
  const counts = readers.map((own) => own.map((): Counts => new Map()));
  const tallies = fields.map(() => new Map<string | null, number>());
  eachCandidate(view, filter, { ...request, limit: 0 }, (relation) => {
    let passing = 0;
    eachPassing(view, filter, relation, (row) => {
      const [part, number] = locateRow(view, row);
      const place = part === view.parts[0] ? 0 : 1;
      for (const [index, reader] of (readers[place] ?? []).entries()) count(reader, number, counts[place]?.[index]);
      passing += 1;
    });
    for (const [index, field] of fields.entries()) if (field === "predicate") add(tallies[index], predicateOf(view, relation), passing);
  });
  for (const [place, own] of readers.entries()) {
    for (const [index, reader] of own.entries()) {
      for (const [number, found] of counts[place]?.[index] ?? []) add(tallies[index], reader?.name(number) ?? null, found);
    }
  }
  return tallies;
}

function count(reader: FieldReader | null, row: number, counts: Counts | undefined): void {
  if (!reader || !counts) return;
  for (const number of reader.numbers(row)) counts.set(number, (counts.get(number) ?? 0) + 1);
}

function add(tally: Map<string | null, number> | undefined, name: string | null, found: number): void {
  if (found > 0) tally?.set(name, (tally.get(name) ?? 0) + found);
}

/** Null for the predicate, which is a relation's. */
function readerOf(view: GraphView, { columns, flags, nodes }: ViewPart, field: TallyField): FieldReader | null {
  switch (field) {
    case "predicate":
      return null;
    case "polarity":
    case "modality":
    case "review":
      return { numbers: (row) => [flags[row] ?? 0], name: (number) => flagCombinations[number]?.[field] ?? null };
    case "document":
      return { numbers: (row) => [columns.statementDocuments[row] ?? 0], name: (number) => stringAt(columns.documentIds, number) };
    case "collection":
      return {
        numbers: (row) => collectionsOf(columns, row),
        name: (number) => (number === nobody ? null : stringAt(columns.collectionNames, number)),
      };
    case "speaker":
      return {
        numbers: (row) => [columns.speakers[2 * (columns.statementSpeakers[row] ?? 0)] ?? nobody],
        name: (number) => (number === nobody ? null : nodeId(view, nodes?.[number] ?? number)),
      };
    case "published":
      return { numbers: (row) => [columns.versionPublished[versionOf(columns, row)] ?? 0], name: (number) => publication(columns, number) };
  }
}

function collectionsOf({ documentCollections, collectionSets, statementDocuments }: IndexColumns, row: number): Iterable<number> {
  const set = listAt(collectionSets, documentCollections[statementDocuments[row] ?? 0] ?? 0);
  return set.length > 0 ? set : [nobody];
}

function publication({ publications }: IndexColumns, number: number): string | null {
  const text = stringAt(publications, number);
  return text === "~" ? null : text;
}
