import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import type { SourceFile } from "../../seams.js";

/**
 * One entry of a ZIP archive, the first whose name fits. What is unpacked is held to a limit while it is unpacked, so
 * that neither a bomb nor a header that lies about its size fills the memory.
 * @param file - the archive
 * @param name - which entry
 * @param maxBytes - the most it may unpack to
 * @returns its bytes, null if there is none of that name
 * @throws EntenteError `LIMIT_EXCEEDED` if it unpacks to more, `BAD_INPUT` if the archive is broken
 */
export async function readZipEntry(file: SourceFile, name: RegExp, maxBytes: number): Promise<Uint8Array | null> {
  const archive = await open(file);
  try {
    const entry = await find(archive, name);
    return entry && (await unpack(archive, entry, file.path, maxBytes));
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    throw broken(file.path, cause);
  } finally {
    archive.close();
  }
}

/** The most entries that are looked through: documents have some dozens, one with many pictures some hundreds. */
const mostEntries = 20_000;

function open({ bytes, path }: SourceFile): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, archive) => (error ? reject(broken(path, error)) : resolve(archive)));
  });
}

function find(archive: ZipFile, name: RegExp): Promise<Entry | null> {
  if (archive.entryCount > mostEntries) return Promise.reject(new Error(`it has ${archive.entryCount} entries`));
  return new Promise((resolve, reject) => {
    archive.on("entry", (entry: Entry) => (name.test(entry.fileName) ? resolve(entry) : archive.readEntry()));
    archive.once("end", () => resolve(null));
    archive.once("error", reject);
    archive.readEntry();
  });
}

function unpack(archive: ZipFile, entry: Entry, path: string, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxBytes) return void chunks.push(chunk);
        stream.destroy();
        reject(bomb(path, maxBytes));
      });
      stream.once("end", () => resolve(Buffer.concat(chunks)));
      stream.once("error", reject);
    });
  });
}

function bomb(path: string, maxBytes: number): EntenteError {
  const most = Math.round(maxBytes / 1e6);
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${path} unpacks to more than ${most} MB, and at most ${most} MB are read; split it into its articles`,
  );
}

function broken(path: string, cause: unknown): EntenteError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EntenteError("BAD_INPUT", `${path} is no sound ZIP archive (${reason}); save it again from the program that made it`, {
    cause,
  });
}
