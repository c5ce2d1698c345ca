import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import { EntenteError } from "@entente/core";
import express, { type Express } from "express";
import { GraphQLError } from "graphql";
import { createContext, type QueryContext, type Services } from "../context.js";
import type { Log } from "../errors.js";
import { limits } from "../limits/limits.js";
import type { LiveGraph } from "../live.js";
import type { Snapshot } from "../snapshot.js";
import type { Exports } from "../export/exports.js";
import { exportRoute } from "./export.js";
import { failure, notFound } from "./failures.js";
import { neverStored, securityHeaders } from "./headers.js";
import { health } from "./health.js";
import { ownNames } from "./own-names.js";
import { viewer } from "./viewer.js";

/** What the routes need. */
export interface AppParts {
  readonly apollo: ApolloServer<QueryContext>;
  readonly graph: LiveGraph;
  readonly services: Services;
  readonly exports: Exports;
  readonly viewerDirectory: string | null;
  /** The address the server is bound to. */
  readonly host: string;
  readonly log: Log;
}

/** All routes: `/graphql`, `/export`, `/health`, the viewer at `/`, and 404 as JSON for the rest. */
export function createApp({ apollo, graph, services, exports, viewerDirectory, host, log }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(securityHeaders);
  app.use(ownNames(host));
  app.get("/health", health(graph));
  app.get("/export", neverStored, exportRoute({ graph, exports, log }));
  app.use(
    "/graphql",
    neverStored,
    express.json({ limit: limits.bodyBytes }),
    expressMiddleware(apollo, { context: async () => createContext(await newest(graph), services) }),
  );
  if (viewerDirectory !== null) app.use(viewer(viewerDirectory));
  app.use(notFound);
  app.use(failure(log));
  return app;
}

/** Waits for the first graph; says that there is none without the store's own words, which name paths. */
async function newest(graph: LiveGraph): Promise<Snapshot> {
  try {
    return await graph.current();
  } catch (cause) {
    const mistake = new EntenteError("STORE_UNAVAILABLE", "the graph cannot be loaded; the server's log says why", { cause });
    throw new GraphQLError(mistake.message, { originalError: mistake, extensions: { http: { status: 503 } } });
  }
}
