import { open, rm, type FileHandle } from "node:fs/promises";
import { EntenteError, type RefusedLine } from "@entente/core";

/**
 * The file beside an import's input that tells which lines were not taken: NDJSON with line, code, reason and text.
 * Made when the first line is refused.
 */
export class RejectsFile {
  readonly path: string;
  #handle: FileHandle | null = null;
  #waiting: string[] = [];
  #bytes: number;

  /** @param bytes - how much of the file an interrupted import left for good; what lies behind is written anew */
  constructor(path: string, bytes: number) {
    this.path = path;
    this.#bytes = bytes;
  }

  add({ number, code, reason, text }: RefusedLine): void {
    this.#waiting.push(`${JSON.stringify({ line: number, code, reason, text })}\n`);
  }

  /**
   * Writes what waits.
   * @returns the length of the file, in bytes
   * @throws EntenteError `BAD_INPUT` if the file cannot be written
   */
  async flush(): Promise<number> {
    if (this.#waiting.length === 0) return this.#bytes;
    this.#handle ??= await this.#open();
    const bytes = Buffer.from(this.#waiting.join(""));
    this.#waiting = [];
    await this.#handle.write(bytes, 0, bytes.length, this.#bytes);
    await this.#handle.sync();
    this.#bytes += bytes.length;
    return this.#bytes;
  }

  async #open(): Promise<FileHandle> {
    try {
      const handle = await open(this.path, this.#bytes === 0 ? "w" : "r+");
      await handle.truncate(this.#bytes);
      return handle;
    } catch (cause) {
      throw new EntenteError("BAD_INPUT", `the rejects file ${this.path} cannot be written; name another with --rejects`, { cause });
    }
  }

  /** Closes the file. One that an earlier import of the same file left goes if nothing was refused this time. */
  async close(): Promise<void> {
    await this.#handle?.close();
    if (this.#bytes === 0) await rm(this.path, { force: true });
  }
}
