import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../open.js";
import { dump } from "../testing/dump.js";
import { withoutDerived } from "../testing/older-schema.js";
import { sampleReading } from "../testing/samples.js";

it("gives the texts of a store from before the traits theirs, and changes nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entente-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const location = join(folder, "store.db");
  const store = await openStore(location);
  const topics = Array.from({ length: 30 }, (_, index) => `cargo ${index}`);
  for (const id of ["a", "b"]) await store.putReading(sampleReading({ id, topics }));
  const before = await dump(store);
  await store.close();
  const database = new Libsql(location);
  database.exec(withoutDerived);
  database.exec("drop table traits; delete from kysely_migration where name >= '0002'");
  database.close();
  const migrated = await openStore(location);
  expect(await dump(migrated)).toEqual(before);
  expect(before.documents[0]?.versions[0]?.traits.signature).toHaveLength(200);
  await migrated.close();
});

it("opens a store whose migrations were run while the clock was set back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entente-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const location = join(folder, "store.db");
  const store = await openStore(location);
  await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
  await store.close();
  const database = new Libsql(location);
  database.exec("update kysely_migration set timestamp = '2099-01-01T00:00:00.000Z' where name = '0001-initial'");
  database.close();
  const again = await openStore(location);
  expect((await again.info()).documents).toBe(1);
  await again.close();
});
