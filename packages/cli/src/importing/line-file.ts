import { open, stat, type FileHandle } from "node:fs/promises";
import { EntenteError, type FileLine } from "@entente/core";

/** A run of whole lines of a file. */
export interface LineRange {
  /** Byte at which it begins. */
  readonly start: number;
  /** Byte after its last. */
  readonly end: number;
  /** Number of its first line, 1 for the first of the file. */
  readonly line: number;
}

/** One line where it lies in the file: `bytes` is valid until the next is asked for. */
export interface ScannedLine extends LineRange {
  readonly bytes: Buffer;
}

const newline = 0x0a;
const byteOrderMark = Buffer.from("\uFEFF");
const chunk = 4 * 2 ** 20;
/** No document that was ever read comes near it; a file without line ends would fill memory. */
const longestLine = 2 ** 28;

/** A file that is read by its lines, from anywhere in it. */
export class LineFile {
  readonly #handle: FileHandle;
  readonly #windows: Window[];

  private constructor(
    readonly path: string,
    readonly size: number,
    /** When it was last changed, in milliseconds. */
    readonly changed: number,
    handle: FileHandle,
  ) {
    this.#handle = handle;
    // Documents, mentions and statements of a file that keeps them apart lie in three places, each read in its order.
    this.#windows = Array.from({ length: 3 }, () => new Window(handle));
  }

  /** @throws EntenteError `NOT_FOUND` if there is no such file, `BAD_INPUT` if it is a folder or cannot be read */
  static async open(path: string): Promise<LineFile> {
    const found = await stat(path).catch(() => null);
    if (!found) throw new EntenteError("NOT_FOUND", `there is no file ${path}; check the path`);
    if (!found.isFile()) throw new EntenteError("BAD_INPUT", `${path} is no file; name an interchange file (NDJSON)`);
    const handle = await open(path).catch((cause: unknown) => {
      throw new EntenteError("BAD_INPUT", `${path} cannot be read; check its permissions`, { cause });
    });
    return new LineFile(path, found.size, found.mtimeMs, handle);
  }

  /**
   * Every line that is not blank from a place on, without its line end.
   * @param from - a range that begins where the scan shall, and ends where it shall
   * @throws EntenteError `LIMIT_EXCEEDED` if a line is longer than 256 MiB
   */
  async *scan(from: LineRange = { start: 0, end: this.size, line: 1 }): AsyncGenerator<readonly ScannedLine[]> {
    let buffer = Buffer.allocUnsafe(chunk);
    let { start, line } = from;
    let filled = 0;
    while (start + filled < from.end || filled > 0) {
      const { bytesRead } = await this.#handle.read(
        buffer,
        filled,
        Math.min(buffer.length - filled, from.end - start - filled),
        start + filled,
      );
      filled += bytesRead;
      const whole = start + filled >= from.end || bytesRead === 0;
      const { lines, used, passed } = split(buffer.subarray(0, filled), start, line, whole);
      yield lines;
      buffer.copy(buffer, 0, used, filled);
      [start, line, filled] = [start + used, line + passed, filled - used];
      if (filled === buffer.length) buffer = this.#enlarge(buffer, line);
      if (bytesRead === 0) return;
    }
  }

  #enlarge(buffer: Buffer, line: number): Buffer<ArrayBuffer> {
    if (buffer.length >= longestLine) {
      throw new EntenteError("LIMIT_EXCEEDED", `${this.path}, line ${line} is longer than 256 MiB; write one record a line`);
    }
    return Buffer.concat([buffer], Math.min(buffer.length * 2, longestLine));
  }

  /** The lines of a range that are not blank. */
  async lines(range: LineRange): Promise<readonly FileLine[]> {
    const bytes = await this.#bytes(range);
    const mark = range.start === 0 ? markLength(bytes) : 0;
    // Decoded at once: line by line takes several times as long.
    const texts = bytes.toString("utf8", mark).split("\n");
    return texts.map((text, at) => ({ number: range.line + at, text })).filter(({ text }) => text.trim() !== "");
  }

  #bytes(range: LineRange): Promise<Buffer> {
    const fitting = this.#windows.find((window) => window.holds(range));
    const window = fitting ?? this.#windows.reduce((a, b) => (b.used < a.used ? b : a));
    window.used = Math.max(...this.#windows.map(({ used }) => used)) + 1;
    return window.read(range, this.size);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

interface Split {
  readonly lines: readonly ScannedLine[];
  /** Bytes of whole lines. */
  readonly used: number;
  /** How many lines these are, blank ones too. */
  readonly passed: number;
}

/** Splits bytes into lines; what follows the last line end is a line of its own only if `whole`. */
function split(bytes: Buffer, start: number, line: number, whole: boolean): Split {
  const lines: ScannedLine[] = [];
  let used = 0;
  let passed = 0;
  while (used < bytes.length) {
    const at = bytes.indexOf(newline, used);
    if (at < 0 && !whole) break;
    const end = at < 0 ? bytes.length : at + 1;
    const own = bytes.subarray(start + used === 0 ? markLength(bytes) : used, at < 0 ? end : at);
    if (!isBlank(own)) lines.push({ bytes: own, start: start + used, end: start + end, line: line + passed });
    passed += 1;
    used = end;
  }
  return { lines, used, passed };
}

function markLength(bytes: Buffer): number {
  return bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
}

function isBlank(bytes: Buffer): boolean {
  return (bytes[0] ?? 0x20) <= 0x20 && bytes.toString().trim() === "";
}

/** Bytes of a file read ahead, for ranges that follow one another. */
class Window {
  used = 0;
  #start = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(readonly handle: FileHandle) {}

  /** True if a range begins in it. */
  holds({ start }: LineRange): boolean {
    return start >= this.#start && start <= this.#start + this.#bytes.length;
  }

  async read({ start, end }: LineRange, size: number): Promise<Buffer> {
    if (start < this.#start || end > this.#start + this.#bytes.length)
      await this.#load(start, Math.max(end, Math.min(start + chunk, size)));
    return this.#bytes.subarray(start - this.#start, end - this.#start);
  }

  async #load(start: number, end: number): Promise<void> {
    const bytes = Buffer.allocUnsafe(end - start);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await this.handle.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0)
        throw new EntenteError("BAD_INPUT", "the file became shorter while it was read; import it again once it is whole");
      filled += bytesRead;
    }
    [this.#start, this.#bytes] = [start, bytes];
  }
}
