import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { EntenteError } from "@entente/core";

/**
 * The lines of a text file, one at a time.
 * @throws EntenteError `NOT_FOUND` if there is no such file, `BAD_INPUT` if it is a folder or cannot be read
 */
export async function* fileLines(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new EntenteError("NOT_FOUND", `there is no file ${path}; check the path`);
  if (!found.isFile()) throw new EntenteError("BAD_INPUT", `${path} is no file; name an interchange file (NDJSON)`);
  const stream = createReadStream(path, "utf8");
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${path} cannot be read; check its permissions`, { cause });
  } finally {
    stream.destroy();
  }
}
