import { readRecords, type GraphSource } from "../graph/source.js";
import type { Tombstone } from "../model/reading.js";
import type { ReferenceEntity } from "../resolve/reference.js";
import { recordChecks } from "./record-checks.js";
import { versionChecks, versionsOf } from "./version-checks.js";
import { collectOutcomes, type CheckReport } from "./report.js";

/** What can be checked: a graph source, and what it removed if it keeps tombstones. */
export interface CheckSource extends GraphSource {
  listTombstones?(): AsyncIterable<Tombstone>;
}

/**
 * Checks everything that always holds over all that a source has stored: quotes and mentions stand in their texts, ids
 * and checksums follow from content, everything fits the ontology, dates are dates, nothing refers to what is not
 * there, and the graph can be rebuilt byte for byte. Changes nothing. Holds one text of an article at a time besides
 * the records themselves.
 */
export async function checkRecords(source: CheckSource, reference: readonly ReferenceEntity[]): Promise<CheckReport> {
  const records = await readRecords(source);
  const report = collectOutcomes();
  for await (const version of versionsOf(source, records)) {
    for (const { name, check } of versionChecks) report.add(name, check(version));
  }
  const tombstones: Tombstone[] = [];
  for await (const tombstone of source.listTombstones?.() ?? []) tombstones.push(tombstone);
  for (const { name, check } of recordChecks) report.add(name, check({ records, reference, tombstones }));
  return report.report([...versionChecks, ...recordChecks].map(({ name }) => name));
}
