import { EntenteError, type ReferenceEntity, type SameCandidate } from "@entente/core";
import type { Store } from "@entente/store";
import { createAskedThread } from "../threads/asked-thread.js";
import type { Snapshot } from "../snapshot.js";
import { candidatesOf } from "./candidates-of.js";
import { compareAll, type CandidatesQuestion } from "./compare-all.js";

/** Tells which entities may be one. */
export interface Candidates {
  /**
   * Pairs, likeliest first, of which the score is at least 0.3: with one entity, or all of them.
   * @throws EntenteError `LIMIT_EXCEEDED` if all are wanted of a graph in which comparing all would take minutes
   */
  find(snapshot: Snapshot, entity: string | null): Promise<readonly SameCandidate[]>;
  close(): Promise<void>;
}

/** In so many statements all entities are compared with all in some seconds. */
const mostStatements = 200_000;

/** Candidates for a server: all are compared in a thread with its own connection where the store can be opened again. */
export function createCandidates(store: Store, location: string | null, reference: readonly ReferenceEntity[]): Candidates {
  if (location === null) return createInlineCandidates(store, reference);
  const thread = createAskedThread<CandidatesQuestion, readonly SameCandidate[]>("graph/candidates-worker");
  return { ...candidates(store, () => thread.ask({ location, reference })), close: () => thread.close() };
}

/** Candidates for a store in memory, and for a single question on the command line. */
export function createInlineCandidates(store: Store, reference: readonly ReferenceEntity[]): Candidates {
  return candidates(store, async () => compareAll(store, reference));
}

function candidates(store: Store, compareAll: () => Promise<readonly SameCandidate[]>): Candidates {
  const compared = new WeakMap<Snapshot, Promise<readonly SameCandidate[]>>();
  return {
    find: async (snapshot, entity) => {
      const { statements } = await snapshot.counts();
      if (statements > mostStatements) {
        if (entity === null) throw tooMany(statements);
        return candidatesOf(snapshot, store, entity);
      }
      const all = compared.get(snapshot) ?? compareAll();
      compared.set(snapshot, all);
      all.catch(() => compared.delete(snapshot));
      return (await all).filter(({ left, right }) => entity === null || left.id === entity || right.id === entity);
    },
    close: async () => {},
  };
}

function tooMany(statements: number): EntenteError {
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `all entities are compared with all in graphs of up to ${mostStatements} statements, this one has ${statements}; name an entity to compare it with the others`,
  );
}
