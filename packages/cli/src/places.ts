import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "@entente/core";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** The folder the user called from; npm changes to the root of the project and says where it came from. */
function callingFolder(): string {
  return process.env["INIT_CWD"] ?? process.cwd();
}

/** A path as the user meant it: relative to the folder they called from. */
export function userPath(path: string): string {
  return resolve(callingFolder(), path);
}

/** Folders and files of the installation. */
export const places = {
  reference: resolve(repository, "data/reference"),
  models: resolve(repository, "data/models"),
  demo: resolve(repository, "data/demo"),
  viewer: resolve(repository, "packages/viewer/dist/app"),
  /** The built code that decides what is read in a document. */
  readers: ["ontology", "core", "language", "ingest"].map((name) => resolve(repository, "packages", name, "dist")),
  /** What Entente keeps of its own: stores that nobody named, the progress of imports. */
  state: resolve(repository, ".entente"),
  /** The demo's own store: never a user's. */
  demoStore: resolve(repository, ".entente/demo.db"),
} as const;

/** Where a store lies, and how that was decided. */
export interface StoreLocation {
  readonly path: string;
  readonly why: "--store" | "ENTENTE_STORE" | "default" | "demo";
}

/**
 * The store a command works on: `--store`, else ENTENTE_STORE, else `.entente/graph.db` of the project.
 * @param orDemo - take the demo if none was named and `.entente/graph.db` does not exist
 */
export function locateStore(option: string | undefined, orDemo = false): StoreLocation {
  if (option !== undefined) return { path: storePath(option), why: "--store" };
  const named = process.env["ENTENTE_STORE"];
  if (named) return { path: storePath(named), why: "ENTENTE_STORE" };
  const path = resolve(repository, ".entente/graph.db");
  return orDemo && !existsSync(path) ? { path: places.demoStore, why: "demo" } : { path, why: "default" };
}

/** A store as the user named it: a path relative to the folder they called from, or an address as it is. */
export function storePath(named: string): string {
  return isFile(named) ? userPath(named) : named;
}

/** True for a store that is kept in memory and lies nowhere. */
export function isMemory(location: string): boolean {
  return location === "memory" || location === ":memory:";
}

/** True for a store that is a file: not one in memory, nor one that a server keeps (`postgres://…`). */
export function isFile(location: string): boolean {
  return !isMemory(location) && !location.includes("://");
}

/**
 * Where something that belongs to a store is kept: beside a store that is a file, else in a folder of Entente's own.
 * @param name - what it is called ("replies"); one name a thing and store
 */
export function besideStore(location: string, name: string): string {
  return isFile(location) ? `${location}.${name}` : resolve(places.state, "stores", digest([location]), name);
}
