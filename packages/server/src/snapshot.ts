import {
  createFinder,
  createIndexReader,
  type EntityLabel,
  type FindRequest,
  type GraphCounts,
  type GraphFinder,
  type GraphView,
  type IndexReader,
  type Page,
  type ReferenceEntity,
  type Relation,
} from "@entente/core";
import type { Store } from "@entente/store";
import type { Log } from "./errors.js";
import type { Analyst } from "./graph/analyst.js";
import { cacheRows } from "./graph/cached-rows.js";
import { createKeeperHere } from "./graph/keeping.js";
import type { QuestionAnswer, QuestionArguments, QuestionName } from "./graph/questions.js";
import { createRemembered } from "./graph/remembered.js";
import { describeStore, type StoreDescription } from "./graph/store-name.js";

/** The graph at one moment; never changed, only replaced by a newer one. */
export interface Snapshot {
  readonly sequence: number;
  readonly view: GraphView;
  /** What the index answers at once. */
  readonly finder: GraphFinder;
  readonly reader: IndexReader;
  /** Asks what may look at the whole graph: elsewhere where that is large, and each question once. */
  ask<Name extends QuestionName>(name: Name, given: QuestionArguments<Name>): Promise<QuestionAnswer<Name>>;
  /** Id, type and name of an entity, merged ids leading on; null if unknown. */
  label(id: string): EntityLabel | null;
  /** Ids of a page of statements. */
  findStatements(request: FindRequest): Promise<Page<string>>;
  findRelations(request: FindRequest): Promise<Page<Relation>>;
  counts(): Promise<GraphCounts>;
  /** The name of the store's file or database, or its engine if it is in memory. */
  storeName(): Promise<string>;
}

/** What a snapshot is made of beside its view. */
export interface SnapshotParts {
  readonly store: Store;
  readonly analyst: Analyst;
  readonly storeName: () => Promise<StoreDescription>;
}

/** How many labels and answers are kept. */
const [keptLabels, keptAnswers] = [50_000, 64];
/** An entity with more relations is not looked through while others wait. */
const mostRelations = 5_000;

/** A view ready to be asked; nothing in it is counted or fetched before somebody asks. */
export function createSnapshot(view: GraphView, { store, analyst, storeName }: SnapshotParts): Snapshot {
  const finder = createFinder(view);
  const here = { finder, reader: createIndexReader(view, cacheRows(store.derived), finder) };
  const labels = new Map<string, EntityLabel>();
  const answers = createRemembered<Promise<unknown>>(keptAnswers);

  const ask: Snapshot["ask"] = (name, given) => {
    const key = JSON.stringify([name, given]);
    const answer = answers.get(key) ?? analyst.ask(view, here, name, given);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer as Promise<QuestionAnswer<typeof name>>;
  };
  return {
    ...here,
    view,
    sequence: view.sequence,
    storeName: async () => (await storeName()).name,
    ask,
    label: (id) => {
      const kept = labels.get(id);
      if (kept) return kept;
      const label = finder.label(id);
      if (!label) return null;
      // Labels cost little to make again: all go at once, which costs less than keeping an order.
      if (labels.size >= keptLabels) labels.clear();
      labels.set(id, label);
      return label;
    },
    findStatements: async (request) => (isNarrow(finder, request) ? finder.findStatements(request) : ask("statements", request)),
    findRelations: async (request) => (isNarrow(finder, request) ? finder.findRelations(request) : ask("relations", request)),
    counts: () => ask("counts", null),
  };
}

/** True if few relations are in the scope of a request. */
function isNarrow(finder: GraphFinder, { entity, between, relation }: FindRequest): boolean {
  if (relation) return true;
  const ends = [...(entity ? [entity] : []), ...(between?.slice(0, 1) ?? [])];
  return ends.length > 0 && ends.every((id) => finder.degreeBound(id) <= mostRelations);
}

/** Where a snapshot is loaded from at once. */
export interface SnapshotSource {
  readonly store: Store;
  /** As `openStore` takes it; null for a store that keeps no snapshot of its index. */
  readonly location: string | null;
  readonly reference: readonly ReferenceEntity[];
  readonly analyst: Analyst;
  readonly log: Log;
}

/** Brings derived rows and index up to date and waits for it: for a single question without a server. */
export async function loadSnapshot({ store, location, reference, analyst, log }: SnapshotSource): Promise<Snapshot> {
  let shown: GraphView | null = null;
  const keeper = await createKeeperHere({ store, reference, log, show: (view) => (shown = view) }, location);
  await keeper.open();
  await keeper.refresh();
  await keeper.settle();
  if (!shown) throw new Error("the keeper showed nothing");
  return createSnapshot(shown, { store, analyst, storeName: () => describeStore(store, location) });
}
