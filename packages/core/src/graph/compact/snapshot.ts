import { EntenteError } from "../../model/errors.js";
import { columnKinds, type ColumnKind, type ColumnName, type CompactIndex, type IndexColumns, type IndexMeta } from "./columns.js";
import { enumerations } from "./enumerations.js";
import type { NumberLists } from "./packed.js";
import { allocate } from "./shared-memory.js";
import type { StringTable } from "./strings.js";
import { xxh32 } from "./xxhash.js";

/** Version of the file format; a reader of another version rebuilds. */
const snapshotVersion = 3;

/** "ENTINDEX" */
const magic = new TextEncoder().encode("ENTINDEX");
/** Written as a number and read back as another where bytes stand in the other order. */
const byteOrder = 0x0102_0304;
/** Magic, version, byte order, length and checksum of the header's JSON, length of the whole as two words. */
const headerStart = 32;
/** Every section begins where any kind of number may. */
const alignment = 8;

/** Why bytes are no index that can be read. */
export const snapshotProblems = ["notASnapshot", "otherVersion", "truncated", "corrupt"] as const;
/** One of {@link snapshotProblems}. */
export type SnapshotProblem = (typeof snapshotProblems)[number];

/** An index read from bytes, or why there is none: then it is rebuilt from the store. */
export type SnapshotReading =
  | { readonly index: CompactIndex; readonly problem: null }
  | { readonly index: null; readonly problem: SnapshotProblem; readonly message: string };

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

interface Section {
  readonly name: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly start: number;
  readonly bytes: number;
  readonly checksum: number;
}

interface Header {
  readonly meta: IndexMeta;
  readonly sections: readonly Section[];
}

/** Lays columns into one buffer, which is at once the index in memory, shared with every thread, and its file. */
export function layOut(meta: IndexMeta, columns: IndexColumns): CompactIndex {
  const parts = partsOf(columns);
  const length = headerJson(
    meta,
    sectionsOf(parts, 0, () => 0),
  ).length;
  const sections = sectionsOf(parts, align(headerStart + length), xxh32);
  const header = headerJson(meta, sections);
  const total = align((sections.at(-1)?.start ?? headerStart) + (sections.at(-1)?.bytes ?? 0));
  const buffer = allocate(total);
  writeHeader(buffer, header, total);
  for (const [index, { numbers }] of parts.entries())
    new Uint8Array(buffer, sections[index]?.start ?? 0, numbers.byteLength).set(bytesOf(numbers));
  return { meta, buffer, columns: viewColumns(buffer, sections) };
}

function writeHeader(buffer: ArrayBufferLike, header: Uint8Array, total: number): void {
  const view = new DataView(buffer);
  new Uint8Array(buffer).set(magic);
  new Uint32Array(buffer, 8, 2).set([snapshotVersion, byteOrder]);
  view.setUint32(16, header.length, true);
  view.setUint32(20, xxh32(header), true);
  view.setUint32(24, total >>> 0, true);
  view.setUint32(28, Math.floor(total / 0x1_0000_0000), true);
  new Uint8Array(buffer).set(header, headerStart);
}

/** As long whatever the numbers in it are, so that it can be measured before they are known. */
function headerJson(meta: IndexMeta, sections: readonly Section[]): Uint8Array {
  const wide = (number: number): string => String(number).padStart(16, "0");
  const lines = sections.map(({ name, bits, start, bytes, checksum }) => [name, bits, wide(start), wide(bytes), wide(checksum)]);
  return new TextEncoder().encode(JSON.stringify({ meta, sections: lines }));
}

function sectionsOf(parts: readonly Part[], first: number, sum: (bytes: Uint8Array) => number): readonly Section[] {
  let start = first;
  return parts.map(({ name, numbers }) => {
    const section = { name, bits: bitsOf(numbers), start, bytes: numbers.byteLength, checksum: sum(bytesOf(numbers)) };
    start = align(start + numbers.byteLength);
    return section;
  });
}

function align(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

interface Part {
  readonly name: string;
  readonly numbers: Numbers;
}

/** Names of the parts of which a column of that kind consists. */
const partNames = { strings: ["offsets", "bytes"], lists: ["starts", "items"], bytes: [], words: [], doubles: [], packed: [] } as const;

function columnNames(): readonly ColumnName[] {
  return Object.keys(columnKinds) as ColumnName[];
}

function partsOf(columns: IndexColumns): readonly Part[] {
  return columnNames().flatMap((name): readonly Part[] => {
    const column: Numbers | StringTable | NumberLists = columns[name];
    if ("offsets" in column) return [part(name, "offsets", column.offsets), part(name, "bytes", column.bytes)];
    if ("starts" in column) return [part(name, "starts", column.starts), part(name, "items", column.items)];
    return [{ name, numbers: column }];
  });
}

function part(column: string, name: string, numbers: Numbers): Part {
  return { name: `${column}.${name}`, numbers };
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function bitsOf(numbers: Numbers): Section["bits"] {
  if (numbers instanceof Uint8Array) return 8;
  if (numbers instanceof Uint16Array) return 16;
  return numbers instanceof Uint32Array ? 32 : 64;
}

/**
 * Reads an index from the bytes of a snapshot without parsing or copying them: its columns lie over the buffer.
 * Damage is told by checksums of every section, so nothing is read that was not written.
 */
export function readSnapshot(buffer: ArrayBufferLike): SnapshotReading {
  try {
    const header = readHeader(buffer);
    checkOntology(header);
    for (const section of header.sections) checkSection(buffer, section);
    return { index: { meta: header.meta, buffer, columns: viewColumns(buffer, header.sections) }, problem: null };
  } catch (error) {
    if (error instanceof UnreadableSnapshot) return { index: null, problem: error.problem, message: error.message };
    throw error;
  }
}

/**
 * An index over a buffer that another thread of this process filled: not checked again.
 * @throws EntenteError `STORE_CORRUPT` if the buffer holds no index
 */
export function attachIndex(buffer: ArrayBufferLike): CompactIndex {
  try {
    const { meta, sections } = readHeader(buffer);
    return { meta, buffer, columns: viewColumns(buffer, sections) };
  } catch (error) {
    if (error instanceof UnreadableSnapshot) throw new EntenteError("STORE_CORRUPT", error.message, { cause: error });
    throw error;
  }
}

class UnreadableSnapshot extends Error {
  readonly problem: SnapshotProblem;

  constructor(problem: SnapshotProblem, message: string) {
    super(`the snapshot of the index cannot be read (${message}); it is rebuilt from the store`);
    this.problem = problem;
  }
}

function readHeader(buffer: ArrayBufferLike): Header {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < headerStart || magic.some((byte, at) => bytes[at] !== byte))
    throw new UnreadableSnapshot("notASnapshot", "it does not begin as one");
  const view = new DataView(buffer);
  const [version, order] = new Uint32Array(buffer, 8, 2);
  if (order !== byteOrder) throw new UnreadableSnapshot("otherVersion", "written on a machine of another byte order");
  if (version !== snapshotVersion)
    throw new UnreadableSnapshot("otherVersion", `format ${version}, this software reads ${snapshotVersion}`);
  const total = view.getUint32(24, true) + view.getUint32(28, true) * 0x1_0000_0000;
  if (total !== bytes.length) throw new UnreadableSnapshot("truncated", `${bytes.length} bytes of ${total}`);
  const header = bytes.slice(headerStart, headerStart + view.getUint32(16, true));
  if (xxh32(header) !== view.getUint32(20, true)) throw new UnreadableSnapshot("corrupt", "the header does not match its checksum");
  return parseHeader(header);
}

/** Numbers of another ontology would be read as other names. */
function checkOntology({ meta }: Header): void {
  if (JSON.stringify(meta.enumerations) === JSON.stringify(enumerations)) return;
  throw new UnreadableSnapshot("otherVersion", "made with another ontology");
}

function parseHeader(header: Uint8Array): Header {
  const { meta, sections } = JSON.parse(new TextDecoder().decode(header)) as {
    readonly meta: IndexMeta;
    readonly sections: readonly (readonly [string, Section["bits"], string, string, string])[];
  };
  return {
    meta,
    sections: sections.map(([name, bits, start, bytes, checksum]) => ({
      name,
      bits,
      start: Number(start),
      bytes: Number(bytes),
      checksum: Number(checksum),
    })),
  };
}

function checkSection(buffer: ArrayBufferLike, { name, start, bytes, checksum }: Section): void {
  if (xxh32(new Uint8Array(buffer, start, bytes)) === checksum) return;
  throw new UnreadableSnapshot("corrupt", `the section "${name}" does not match its checksum`);
}

function viewColumns(buffer: ArrayBufferLike, sections: readonly Section[]): IndexColumns {
  const byName = new Map(sections.map((section) => [section.name, section]));
  const view = (name: string): Numbers => {
    const section = byName.get(name);
    if (!section) throw new UnreadableSnapshot("otherVersion", `it has no section "${name}"`);
    return viewSection(buffer, section);
  };
  const columns = columnNames().map((name) => [name, viewColumn(name, columnKinds[name], view)]);
  return Object.fromEntries(columns) as IndexColumns;
}

function viewColumn(name: string, kind: ColumnKind, view: (name: string) => Numbers): unknown {
  const parts = partNames[kind];
  if (parts.length === 0) return view(name);
  return Object.fromEntries(parts.map((part) => [part, view(`${name}.${part}`)]));
}

function viewSection(buffer: ArrayBufferLike, { bits, start, bytes }: Section): Numbers {
  if (bits === 8) return new Uint8Array(buffer, start, bytes);
  if (bits === 16) return new Uint16Array(buffer, start, bytes / 2);
  return bits === 32 ? new Uint32Array(buffer, start, bytes / 4) : new Float64Array(buffer, start, bytes / 8);
}

/** Bytes of every column, by name: what `entente store info` and the benchmark print. */
export function columnSizes({ columns }: CompactIndex): Readonly<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const { name, numbers } of partsOf(columns)) {
    const column = name.split(".")[0] ?? name;
    sizes[column] = (sizes[column] ?? 0) + numbers.byteLength;
  }
  return sizes;
}
