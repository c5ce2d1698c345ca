import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const beside = fileURLToPath(new URL("../../../../../shared", import.meta.url));

/** A folder of the development data, or null, said once on stderr, if it is not on this machine. */
export function developmentData(folder: string): string | null {
  const path = join(resolve(process.env["ENTENTE_DEV_DATA"] ?? beside), folder);
  if (existsSync(path)) return path;
  process.stderr.write(`skipped: no development data at ${path}; set ENTENTE_DEV_DATA to run these tests\n`);
  return null;
}
