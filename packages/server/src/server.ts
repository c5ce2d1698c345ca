import { EntenteError, type ReferenceEntity } from "@entente/core";
import type { Store } from "@entente/store";
import { resolve } from "node:path";
import { createApollo } from "./apollo.js";
import type { Log } from "./errors.js";
import { createApp } from "./http/app.js";
import { listen, shut, urlOf } from "./http/listen.js";
import { createExports } from "./export/exports.js";
import { createAnalyst } from "./graph/analyst.js";
import { createCandidates } from "./graph/candidates.js";
import { createLayouts } from "./layout/layouts.js";
import { watchGraph } from "./live.js";

/** What a server is started with. */
export interface ServerOptions {
  /** Stays the caller's: `close` does not close it. */
  readonly store: Store;
  /**
   * As `openStore` took it: then threads open the store too, so that deriving, building and exporting keep nobody waiting, and
   * the snapshot of the index is kept there. Without it all is done in this thread, which is for small stores in memory.
   */
  readonly location?: string | null;
  /** Well-known entities that local names are resolved to. */
  readonly reference: readonly ReferenceEntity[];
  /** The viewer's build, the folder of its index.html; null serves none. */
  readonly viewerDirectory?: string | null;
  /** The address to bind, 127.0.0.1 by default: reachable from this machine only. */
  readonly host?: string;
  /** 4000 by default, 0 for any free one. */
  readonly port?: number;
  /** Takes lines for the people who run the server; stderr by default. */
  readonly log?: Log;
  /** Milliseconds between two looks whether the store has changed, 500 by default. */
  readonly interval?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** `http://localhost:4000`, without a slash at the end. */
  readonly url: string;
  /** Resolves once the first graph is loaded and `/health` says so; rejects if it cannot be loaded. */
  readonly ready: Promise<void>;
  /** Ends all connections within a second. */
  close(): Promise<void>;
}

/**
 * Serves the viewer at `/`, GraphQL at `/graphql`, exports at `/export` and its own state at `/health`. Resolves as soon as it listens; the
 * graph loads meanwhile, and again whenever the store changes.
 * @throws EntenteError `BAD_INPUT` if port or host cannot be had
 */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { store, location = null, reference, host = "127.0.0.1", log = console.error, interval = 500 } = options;
  const port = checkPort(options.port ?? 4000);
  const apollo = createApollo(log);
  await apollo.start();
  const layouts = createLayouts();
  const analyst = createAnalyst();
  const exports = createExports(store, location);
  const candidates = createCandidates(store, location, reference);
  const graph = watchGraph({ store, location, reference, analyst, log, interval });
  const viewerDirectory = options.viewerDirectory ? resolve(options.viewerDirectory) : null;
  const end = async (): Promise<void> => {
    await Promise.all([graph.stop(), apollo.stop(), layouts.close(), analyst.close(), candidates.close()]);
  };
  try {
    const server = await listen(
      createApp({ apollo, graph, services: { store, layouts, candidates }, exports, viewerDirectory, host, log }),
      host,
      port,
    );
    const ready = graph.current().then(() => {});
    // Whoever does not wait for it is told by the log and by /health.
    ready.catch(() => {});
    const close = async (): Promise<void> => {
      await shut(server);
      await end();
    };
    return { url: urlOf(server, host), ready, close };
  } catch (error) {
    await end();
    throw error;
  }
}

function checkPort(port: number): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new EntenteError("BAD_INPUT", `${port} is no port; choose a number from 1 to 65535, for example PORT=4000`);
}
