import { buildGraph, readRecords, sameCandidates, type ReferenceEntity, type SameCandidate } from "@entente/core";
import type { Store } from "@entente/store";

/** Whose entities are to be compared. */
export interface CandidatesQuestion {
  readonly location: string;
  readonly reference: readonly ReferenceEntity[];
}

/** Compares all entities of a store. */
export async function compareAll(store: Store, reference: readonly ReferenceEntity[]): Promise<readonly SameCandidate[]> {
  return sameCandidates(buildGraph(await readRecords(store), reference));
}
