import { EntenteError, readSnapshot, type CompactIndex, type SnapshotProblem } from "@entente/core";
import { randomUUID } from "node:crypto";
import { open, readdir, rm, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { putInPlace } from "./durable.js";

/** What a snapshot file holds, or why nothing of it can be used and the index must be built anew. */
export type SnapshotFile =
  | { readonly index: CompactIndex; readonly problem: null; readonly message: null }
  | { readonly index: null; readonly problem: SnapshotProblem | "missing"; readonly message: string };

/** How much is read or written at once: above it some systems give less than was asked for. */
const stretch = 2 ** 28;

/**
 * Reads an index from a snapshot file into memory that threads share. A missing, old, half-written or damaged file is no
 * error: the answer says what is wrong, in one sentence for the log, and the index is built from the store.
 * @throws EntenteError `STORE_UNAVAILABLE` if the file is there and may not be read
 */
export async function readSnapshotFile(path: string): Promise<SnapshotFile> {
  const bytes = await readWhole(path);
  if (!bytes)
    return {
      index: null,
      problem: "missing",
      message: `there is no snapshot of the index at ${basename(path)}; it is built from the store`,
    };
  const { index, ...reading } = readSnapshot(bytes.buffer);
  return index ? { index, problem: null, message: null } : ({ index, ...reading } as SnapshotFile);
}

async function readWhole(path: string): Promise<Uint8Array | null> {
  try {
    const file = await open(path, "r");
    try {
      const bytes = new Uint8Array(new SharedArrayBuffer((await file.stat()).size));
      await eachStretch(bytes, async (part, at) => (await file.read(part, 0, part.length, at)).bytesRead);
      return bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw new EntenteError("STORE_UNAVAILABLE", `the snapshot "${path}" cannot be read; check who may read it, or delete it`, {
      cause: error,
    });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Goes through bytes stretch by stretch; ends early where nothing moves any more: what is missing is told by its checksum. */
async function eachStretch(bytes: Uint8Array, move: (part: Uint8Array, at: number) => Promise<number>): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const moved = await move(bytes.subarray(at, at + stretch), at);
    if (moved === 0) return;
    at += moved;
  }
}

/**
 * Writes an index to a snapshot file, all of it or nothing: into a file beside it, which takes its place once every byte is
 * on the disk. Whoever reads meanwhile, or after a crash, finds the old one or the new one.
 * @throws EntenteError `STORE_UNAVAILABLE` if it cannot be written (a full disk, a read-only folder); the old one stays
 */
export async function writeSnapshotFile(path: string, { buffer }: CompactIndex): Promise<void> {
  const draft = `${path}.${process.pid}.${randomUUID()}.draft`;
  try {
    await removeDrafts(path);
    await writeWhole(draft, new Uint8Array(buffer));
    await putInPlace(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new EntenteError(
      "STORE_UNAVAILABLE",
      `the snapshot "${path}" cannot be written; check that the folder is writable and has room`,
      {
        cause: error,
      },
    );
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file: FileHandle = await open(path, "wx");
  try {
    await eachStretch(bytes, async (part, at) => (await file.write(part, 0, part.length, at)).bytesWritten);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes what killed processes left half written; drafts of running ones stay. */
async function removeDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    const [, process] = name.startsWith(`${basename(path)}.`) ? (/\.(\d+)\.[^.]+\.draft$/.exec(name) ?? []) : [];
    if (process !== undefined && !isRunning(Number(process))) await rm(join(folder, name), { force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    // Signal 0 tells whether the process is there and sends nothing.
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Removes a snapshot, so that no name of a removed document stays on the disk until the next one is written. */
export async function removeSnapshotFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
