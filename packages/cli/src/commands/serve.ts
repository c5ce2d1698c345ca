import { readReference } from "@entente/ingest/reference";
import { createServer } from "@entente/server";
import { openStore, shownLocation } from "@entente/store";
import { Command } from "commander";
import { UsageError } from "../exit-code.js";
import { ensureDemo } from "../demo.js";
import { locateStore, places, type StoreLocation } from "../places.js";
import type { DefineCommand } from "./command.js";
import { withExamples, withStoreOptions, type StoreOptions } from "./options.js";
import type { Terminal } from "../terminal.js";

interface ServeOptions extends StoreOptions {
  readonly port?: string;
  readonly host?: string;
}

const explanations: Readonly<Record<StoreLocation["why"], string>> = {
  "--store": "the store named with --store",
  ENTENTE_STORE: "the store that ENTENTE_STORE names",
  default: "your own graph",
  demo: "the demo graph, because there is no .entente/graph.db yet",
};

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`PORT "${text}" is no port; give a number from 0 to 65535`);
}

/** How long a request waits for a database that is away, in milliseconds; the command line waits longer. */
const patience = 5_000;

/** Ends when the process is asked to stop. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function warnAboutHost(host: string, terminal: Terminal): void {
  if (["127.0.0.1", "localhost", "::1"].includes(host)) return;
  terminal.say(`Warning: ${host} can be reached from other machines, and Entente asks nobody who they are.`);
}

/** `entente serve`: the viewer and GraphQL over HTTP until it is stopped. */
export const defineServe: DefineCommand = (terminal) => {
  const command = new Command("serve")
    .option("--port <n>", "the port (default: PORT, else 4000; 0 takes a free one)")
    .option("--host <address>", "the address to bind to (default: HOST, else 127.0.0.1)")
    .action(async (options: ServeOptions) => {
      // Listened for from here on, so that no signal falls between "Open …" and the wait.
      const stopped = untilStopped();
      const location = locateStore(options.store, true);
      const port = readPort(options.port ?? process.env["PORT"] ?? "4000");
      const host = options.host ?? process.env["HOST"] ?? "127.0.0.1";
      warnAboutHost(host, terminal);
      const reference = await readReference(places.reference);
      if (location.why === "demo") await ensureDemo(reference, terminal);
      const store = await openStore(location.path, { patience, log: terminal.say });
      try {
        const server = await createServer({
          store,
          location: location.path,
          reference: reference.entities,
          viewerDirectory: places.viewer,
          host,
          port,
          log: terminal.say,
        });
        await Promise.race([server.ready, stopped]);
        terminal.say(`Entente shows ${explanations[location.why]} (${shownLocation(location.path)})`);
        terminal.say(`Open ${server.url}  (Ctrl-C stops it)`);
        await stopped;
        await server.close();
      } finally {
        await store.close();
      }
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- serve", "PORT=8080 npm run -s entente -- serve --store my.db"]);
};
