import { sizesOf, type IndexColumns } from "./columns.js";
import { stringAt } from "./strings.js";

/** Statements are listed in blocks: those of one document with one publication stand together. */
interface Block {
  readonly published: string;
  readonly documentId: string;
}

interface BaseBlocks {
  /** The version of each block, in the order in which statements are listed. */
  readonly versions: Uint32Array;
  /** Place of the first row of each. */
  readonly firsts: Uint32Array;
}

/** Blocks of indexes that were asked for: they follow from an index alone, and every delta over it needs them. */
const known = new WeakMap<IndexColumns, BaseBlocks>();

/**
 * Places of a delta's rows among those of its base: numbers between two places of the base. Rows of a document lie all in the
 * delta or all in the base, so blocks are put between blocks and never into them.
 */
export function deltaPositions(base: IndexColumns, delta: IndexColumns): Float64Array {
  const blocks = blocksOf(base);
  const count = sizesOf(delta).statements;
  const inserted = new Map<number, number>();
  return Float64Array.from(delta.statementPositions, (place, row) => {
    const version = versionOf(delta, row);
    const next = inserted.get(version) ?? placeAmong(base, blocks, blockOf(delta, version));
    inserted.set(version, next);
    return next - 1 + (place + 1) / (count + 2);
  });
}

/** The newest version that a row stands in, by its number among all versions. */
export function versionOf({ statementDocuments, statementVersions, documentVersions, versionSets }: IndexColumns, row: number): number {
  const last = (versionSets.starts[(statementVersions[row] ?? 0) + 1] ?? 1) - 1;
  return (documentVersions[statementDocuments[row] ?? 0] ?? 0) + (versionSets.items[last] ?? 0);
}

function blockOf(columns: IndexColumns, version: number): Block {
  return {
    published: stringAt(columns.publications, columns.versionPublished[version] ?? 0),
    documentId: stringAt(columns.documentIds, documentOf(columns, version)),
  };
}

/** The document of a version: the last whose versions do not begin behind it. */
function documentOf({ documentVersions }: IndexColumns, version: number): number {
  let [low, high] = [0, documentVersions.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((documentVersions[middle] ?? 0) <= version) low = middle;
    else high = middle;
  }
  return low;
}

function blocksOf(base: IndexColumns): BaseBlocks {
  const found = known.get(base);
  if (found) return found;
  const firsts = new Uint32Array(base.versionPublished.length).fill(0xffff_ffff);
  for (const [row, place] of base.statementPositions.entries()) {
    const version = versionOf(base, row);
    if (place < (firsts[version] ?? 0)) firsts[version] = place;
  }
  const versions = Uint32Array.from(firsts.keys())
    .filter((version) => firsts[version] !== 0xffff_ffff)
    .sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0));
  const blocks = { versions, firsts: versions.map((version) => firsts[version] ?? 0) };
  known.set(base, blocks);
  return blocks;
}

/** The place of the first row of the base that stands behind a block. */
function placeAmong(base: IndexColumns, { versions, firsts }: BaseBlocks, block: Block): number {
  let [low, high] = [0, versions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(blockOf(base, versions[middle] ?? 0), block)) high = middle;
    else low = middle + 1;
  }
  return firsts[low] ?? sizesOf(base).statements;
}

function isBehind(a: Block, b: Block): boolean {
  return a.published === b.published ? a.documentId > b.documentId : a.published > b.published;
}
