import type { Dirent, Stats } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { EntenteError } from "@entente/core";
import { checkSize } from "./decode.js";
import { importerFor, importers, knownExtensions } from "./importers/index.js";
import type { DocumentMetadata, Importer, SourceFile } from "./seams.js";
import { toSkipped, type SkippedFile } from "./skipped.js";

/** A file that was found and can be read. */
export interface FoundFile {
  /** Path below the folder the user named, for a file its name; `/` between the parts. Part of the document's identity. */
  readonly path: string;
  /** Where it lies: an absolute path, or an address. */
  readonly location: string;
  /** What is known of it from elsewhere, such as the feed that names it: counts where the file says nothing itself. */
  readonly metadata?: DocumentMetadata;
  /** @throws EntenteError `LIMIT_EXCEEDED` if it is too large, `BAD_INPUT` if the system refuses it */
  read(): Promise<SourceFile>;
}

/** What was found under the paths a user named. */
export interface FoundFiles {
  /** Each file once, folder by folder in the order named, by path within a folder. */
  readonly files: readonly FoundFile[];
  /** Named and not readable: missing, no permission, of an unknown kind. */
  readonly skipped: readonly SkippedFile[];
  /** How many files inside folders no importer reads. */
  readonly notTaken: number;
}

/**
 * The files to read under the paths a user named. Folders are searched to the bottom; names that start with a dot and
 * `node_modules` are left out; links are followed once, so that a circle of them ends. What cannot be read is named in
 * `skipped` and the search goes on.
 * @param paths - files and folders, absolute or relative to the working directory
 * @param list - the importers whose file name endings count
 */
export async function findFiles(paths: readonly string[], list: readonly Importer[] = importers): Promise<FoundFiles> {
  const search = new FileSearch(list);
  for (const path of paths) await search.add(path);
  return search.found();
}

/** What one call of {@link findFiles} has seen so far. */
class FileSearch {
  readonly #importers: readonly Importer[];
  readonly #seen = new Set<string>();
  readonly #files: FoundFile[] = [];
  readonly #skipped: SkippedFile[] = [];
  /** Files inside folders with a known ending, whether new or seen before. */
  #known = 0;
  #notTaken = 0;

  constructor(list: readonly Importer[]) {
    this.#importers = list;
  }

  found(): FoundFiles {
    return { files: this.#files, skipped: this.#skipped, notTaken: this.#notTaken };
  }

  /** A path that the user named. */
  async add(path: string): Promise<void> {
    const status = await this.#status(path);
    if (!status) return;
    if (status.isDirectory()) await this.#addFolder(path);
    else if (!status.isFile()) this.#skip(path, `${path} is no file but a device or pipe; give a file or folder`);
    else if (importerFor(path, this.#importers)) this.#files.push(...(await this.#take(basename(path), path)));
    else this.#skip(path, `${path} is of no known kind; files end in ${knownExtensions(this.#importers).join(", ")}`);
  }

  async #addFolder(root: string): Promise<void> {
    const [known, skipped] = [this.#known, this.#skipped.length];
    if (this.#seen.has((await this.#real(root)) ?? root)) return;
    const files = await this.#search(root);
    this.#files.push(...files.sort((a, b) => (a.path < b.path ? -1 : 1)));
    if (this.#known > known || this.#skipped.length > skipped) return;
    this.#skip(root, `${root} holds no file of a known kind; files end in ${knownExtensions(this.#importers).join(", ")}`);
  }

  /** Real folders before links, so that a file is found under its own path and not under a link's. */
  async #search(root: string): Promise<FoundFile[]> {
    const files: FoundFile[] = [];
    const folders = [""];
    const links: string[] = [];
    for (let at = folders.shift() ?? links.shift(); at !== undefined; at = folders.shift() ?? links.shift()) {
      const status = await this.#status(join(root, at));
      if (status?.isFile()) files.push(...(await this.#takeKnown(root, at)));
      if (!status?.isDirectory()) continue;
      for (const entry of await this.#entries(join(root, at))) {
        const path = at === "" ? entry.name : `${at}/${entry.name}`;
        if (entry.isSymbolicLink()) links.push(path);
        else if (entry.isDirectory()) folders.push(path);
        else if (entry.isFile()) files.push(...(await this.#takeKnown(root, path)));
        else this.#notTaken += 1;
      }
    }
    return files;
  }

  async #entries(folder: string): Promise<readonly Dirent[]> {
    if (!(await this.#isNew(folder))) return [];
    const entries = (await this.#attempt(folder, () => readdir(folder, { withFileTypes: true }))) ?? [];
    return entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules").sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async #takeKnown(root: string, path: string): Promise<readonly FoundFile[]> {
    const known = importerFor(path, this.#importers) !== undefined;
    if (known) this.#known += 1;
    else this.#notTaken += 1;
    return known ? this.#take(path, join(root, path)) : [];
  }

  /** The file, or nothing if it was found before under another name. Composed letters: macOS lists names decomposed. */
  async #take(path: string, location: string): Promise<readonly FoundFile[]> {
    const maxBytes = importerFor(path, this.#importers)?.maxBytes;
    return (await this.#isNew(location)) ? [foundFile(path.normalize("NFC"), location, maxBytes)] : [];
  }

  /** True the first time a file or folder is met, whatever links lead to it; false if it cannot be reached. */
  async #isNew(location: string): Promise<boolean> {
    const real = await this.#real(location);
    if (real === null || this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }

  #real(location: string): Promise<string | null> {
    return this.#attempt(location, () => realpath(location));
  }

  #status(path: string): Promise<Stats | null> {
    return this.#attempt(path, () => stat(path));
  }

  /** What the system answers; if it refuses, null, and the path is named among the skipped. */
  async #attempt<Answer>(path: string, ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await ask();
    } catch (error) {
      this.#skipped.push(toSkipped(path, systemError(path, error)));
      return null;
    }
  }

  #skip(path: string, message: string): void {
    this.#skipped.push(toSkipped(path, new EntenteError("BAD_INPUT", message)));
  }
}

function foundFile(path: string, location: string, maxBytes: number | undefined): FoundFile {
  return { path, location: resolve(location), read: () => readFound(path, location, maxBytes) };
}

async function readFound(path: string, location: string, maxBytes: number | undefined): Promise<SourceFile> {
  try {
    checkSize(location, (await stat(location)).size, maxBytes);
    return { path, bytes: await readFile(location) };
  } catch (error) {
    throw systemError(location, error);
  }
}

/** What the system's refusals mean, by its error code. */
const refusals: Readonly<Record<string, string>> = {
  ENOENT: "does not exist; check the spelling",
  EACCES: "may not be read; give yourself permission or leave it out",
  EPERM: "may not be read; give yourself permission or leave it out",
  ELOOP: "is a link that leads back to itself; remove it",
  ENAMETOOLONG: "has too long a name; rename it",
  EMFILE: "could not be opened: too many files are open; close some programs and try again",
};

function systemError(path: string, cause: unknown): EntenteError {
  if (cause instanceof EntenteError) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const refusal = refusals[code] ?? `could not be read (${code || String(cause)}); check the disk`;
  return new EntenteError(code === "ENOENT" ? "NOT_FOUND" : "BAD_INPUT", `${path} ${refusal}`, { cause });
}
