import { compact, createFinder, type GraphView } from "@entente/core";
import { openStore } from "@entente/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readings, reference } from "../testing/corpus.js";
import { createKeeper } from "./keeper.js";

it("hides a removed document before it waits for its turn to derive", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entente-keeper-"));
  const store = await openStore(join(folder, "graph.db"));
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  await store.putReadings(readings());
  const shown: Promise<{ readonly diary: boolean; readonly derivedUpTo: number }>[] = [];
  const show = (view: GraphView): void => {
    const diary = createFinder(view).hasDocument("diary");
    shown.push(store.derived.state().then(({ sequence }) => ({ diary, derivedUpTo: sequence })));
  };
  const merge = async (view: GraphView) => compact(view);
  const keeper = createKeeper({ store, reference, snapshotPath: null, log: () => undefined, merge, show });
  await keeper.refresh();
  const before = await store.sequence();
  await store.removeDocument("diary", "asked to", "2025-06-03T00:00:00Z");
  await keeper.refresh();
  expect(await Promise.all(shown)).toEqual([
    { diary: true, derivedUpTo: before },
    { diary: false, derivedUpTo: before },
    { diary: false, derivedUpTo: before + 1 },
  ]);
});
