import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { EntenteError } from "@entente/core";

/**
 * Writes a file whole or not at all: beside its place first, then moved there. Makes its folder if it is missing.
 * @throws EntenteError `BAD_INPUT` if it cannot be written there
 */
export async function writeWhole(path: string, content: string | AsyncIterable<string>): Promise<void> {
  const draft = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (cause instanceof EntenteError) throw cause;
    throw new EntenteError(
      "BAD_INPUT",
      `${path} cannot be written (${cause instanceof Error ? cause.message : String(cause)}); choose another place`,
      { cause },
    );
  }
}
