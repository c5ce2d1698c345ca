import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where the snapshot of a store's index lies: beside a file; for a database under ENTENTE_CACHE, else in the user's cache
 * folder, named by a hash of its address without user and password. Null for a store in memory.
 * @param location - as `openStore` takes it
 */
export function snapshotPathOf(location: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (location === "memory" || location === ":memory:") return null;
  if (!/^postgres(?:ql)?:\/\//i.test(location)) return `${location}.index`;
  return join(environment["ENTENTE_CACHE"] ?? join(cacheFolder(environment), "entente"), `${hashOf(new URL(location))}.index`);
}

function hashOf({ host, pathname, searchParams }: URL): string {
  searchParams.delete("password");
  return createHash("sha256").update(`${host}${pathname}?${searchParams.toString()}`).digest("hex").slice(0, 24);
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return environment["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  return environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
}
