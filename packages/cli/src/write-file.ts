import { mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { EntenteError } from "@entente/core";

/**
 * Writes a file whole or not at all: beside its place first, then moved there. Makes its folder if it is missing.
 * @throws EntenteError `BAD_INPUT` if it cannot be written there
 */
export async function writeWhole(path: string, content: string | AsyncIterable<string>): Promise<void> {
  const target = await regularTarget(path);
  const draft = `${target}.${process.pid}.part`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, target);
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

/** Where a path leads: through a link to the file behind it, never to a folder or a device, which a move would replace. */
async function regularTarget(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) return path;
  if (found.isFile()) return realpath(path);
  throw new EntenteError("BAD_INPUT", `${path} is a folder or a device; name a file to write`);
}
