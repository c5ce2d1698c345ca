import { compact, createFinder, type GraphView } from "@entente/core";
import { openStore, readSnapshotFile, type Store } from "@entente/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { crowd, readings, reference } from "../testing/corpus.js";
import { createKeeper } from "./keeper.js";

const at = "2025-06-03T00:00:00Z";

async function open(): Promise<{ readonly store: Store; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "entente-keeper-"));
  const store = await openStore(join(folder, "graph.db"));
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return { store, folder };
}

it("hides a removed document before it waits for its turn to derive", async () => {
  const { store } = await open();
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
  await store.removeDocument("diary", "asked to", at);
  await keeper.refresh();
  expect(await Promise.all(shown)).toEqual([
    { diary: true, derivedUpTo: before },
    { diary: false, derivedUpTo: before },
    { diary: false, derivedUpTo: before + 1 },
  ]);
});

it("lets no merge that was under way while a document was removed write its snapshot afterwards", async () => {
  const { store, folder } = await open();
  const snapshotPath = join(folder, "graph.index");
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let merges = 0;
  const merge = async (view: GraphView) => {
    merges += 1;
    await released;
    return compact(view);
  };
  const keeper = createKeeper({ store, reference, snapshotPath, log: () => undefined, merge, show: () => undefined });
  await store.putReadings(readings());
  await keeper.refresh();
  await store.putReading(crowd(1_500));
  await keeper.refresh();
  expect(merges).toBe(1);
  await store.removeDocument("crowd", "asked to", at);
  const refreshing = keeper.refresh();
  await Promise.race([refreshing, sleep(1_000)]);
  release();
  await refreshing;
  await keeper.settle();
  const { index } = await readSnapshotFile(snapshotPath);
  expect(index?.meta.generation).toBe((await store.derived.state()).generation);
});
