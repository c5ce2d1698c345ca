import { groupBy, groupPairs, nearCopiesIn, signatureBands, type SignedText } from "@entente/core";
import type { CopyRow, TextBandRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import { insertAll } from "../sql/insert.js";
import { markPending } from "./derivation.js";
import type { Queries } from "./queries.js";

/** A text of a document. */
export interface DocumentText extends SignedText {
  readonly documentId: string;
}

/**
 * Adds texts to those among which near-copies are looked for, within a transaction, and marks the other documents whose groups
 * that changes. Only texts that share a band of their signatures with a new one are looked at.
 * @param texts - all texts of some documents
 */
export async function addTexts(queries: Queries, texts: readonly DocumentText[]): Promise<void> {
  const signed = texts.filter(({ signature }) => signature !== "");
  if (signed.length === 0) return;
  const known = await queries
    .selectFrom("textBands")
    .select(["documentId", "checksum"])
    .distinct()
    .where(among(queries, "checksum", checksumsOf(signed)))
    .execute();
  const keys = new Set(known.map(keyOf));
  const added = signed.filter((text) => !keys.has(keyOf(text)));
  if (added.length === 0) return;
  await insertAll(queries, "textBands", added.flatMap(bandRows));
  await regroup(queries, { added, removed: [] });
}

/**
 * Takes the texts of a document away, within a transaction, while they are still there; marks the other documents whose groups
 * that changes.
 */
export async function removeTexts(queries: Queries, documentId: string): Promise<void> {
  const traits = await queries
    .selectFrom("traits")
    .select(["documentId", "checksum", "signature"])
    .where("documentId", "=", documentId)
    .where("signature", "<>", "")
    .execute();
  const held = await queries
    .deleteFrom("textBands")
    .where(among(queries, "checksum", checksumsOf(traits)))
    .where("documentId", "=", documentId)
    .returning("checksum")
    .execute();
  const bands = new Set(held.map(({ checksum }) => checksum));
  await regroup(queries, { added: [], removed: traits.filter(({ checksum }) => bands.has(checksum)) });
  await queries.deleteFrom("copies").where("documentId", "=", documentId).execute();
}

function checksumsOf(texts: readonly Pick<DocumentText, "checksum">[]): readonly string[] {
  return [...new Set(texts.map(({ checksum }) => checksum))];
}

/** The groups of the texts of documents, by checksum; a text without near-copies is missing. */
export async function findGroups(queries: Queries, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await queries
    .selectFrom("copies")
    .select(["checksum", "copies"])
    .where(among(queries, "documentId", documentIds))
    .execute();
  return new Map(rows.map(({ checksum, copies }) => [checksum, copies]));
}

function keyOf({ documentId, checksum }: Pick<DocumentText, "documentId" | "checksum">): string {
  return `${checksum} ${documentId}`;
}

function bandRows({ documentId, checksum, signature }: DocumentText): readonly TextBandRow[] {
  return signatureBands(signature).map((band) => ({ band, documentId, checksum }));
}

/** Texts that were added or removed just now. */
interface TextChange {
  readonly added: readonly DocumentText[];
  readonly removed: readonly DocumentText[];
}

type Pair = readonly [string, string];

async function regroup(queries: Queries, change: TextChange): Promise<void> {
  const texts = [...change.added, ...change.removed];
  const shared = await readBands(queries, texts.flatMap(bandsOf));
  const before = beforeChange(shared, change);
  const signatures = new Map(change.removed.map(({ checksum, signature }) => [checksum, signature]));
  for (const [checksum, signature] of await readSignatures(queries, shared)) signatures.set(checksum, signature);
  const [now, then] = [shared.buckets, before].map((buckets) => pairsIn(buckets, signatures));
  const changed = differences(now ?? [], then ?? []);
  await rewriteGroups(queries, new Set([...changed.flat(), ...texts.map(({ checksum }) => checksum)]), changed.length > 0);
}

function bandsOf({ signature }: SignedText): readonly string[] {
  return signatureBands(signature);
}

/** Which texts share a band, and which documents hold them. */
interface SharedBands {
  /** Checksums by band, each once, sorted. */
  readonly buckets: ReadonlyMap<string, readonly string[]>;
  /** Ids of documents by checksum. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

async function readBands(queries: Queries, bands: readonly string[]): Promise<SharedBands> {
  const rows = await queries
    .selectFrom("textBands")
    .selectAll()
    .where(among(queries, "band", [...new Set(bands)]))
    .execute();
  return {
    buckets: distinct(rows, "band", "checksum"),
    holders: distinct(rows, "checksum", "documentId"),
  };
}

/** The values of one column by those of another, each once, sorted. */
function distinct(rows: readonly TextBandRow[], key: keyof TextBandRow, column: keyof TextBandRow): ReadonlyMap<string, readonly string[]> {
  const groups = [...groupBy(rows, (row) => row[key])];
  return new Map(groups.map(([value, group]) => [value, [...new Set(group.map((row) => row[column]))].sort()]));
}

/** The buckets as they were before texts were added or removed. */
function beforeChange({ buckets, holders }: SharedBands, { added, removed }: TextChange): SharedBands["buckets"] {
  const newHolders = groupBy(added, ({ checksum }) => checksum);
  const isNew = (checksum: string): boolean => holders.get(checksum)?.length === newHolders.get(checksum)?.length;
  const before = new Map([...buckets].map(([band, texts]) => [band, texts.filter((checksum) => !isNew(checksum))]));
  for (const text of removed) {
    for (const band of bandsOf(text)) before.set(band, [...new Set([...(before.get(band) ?? []), text.checksum])].sort());
  }
  return before;
}

/** Signatures of the texts that share a band with another. */
async function readSignatures(queries: Queries, { buckets, holders }: SharedBands): Promise<ReadonlyMap<string, string>> {
  const texts = new Set([...buckets.values()].filter(({ length }) => length > 1).flat());
  if (texts.size === 0) return new Map();
  const documentIds = [...texts].flatMap((checksum) => holders.get(checksum)?.slice(0, 1) ?? []);
  const rows = await queries
    .selectFrom("traits")
    .select(["checksum", "signature"])
    .where(among(queries, "documentId", [...new Set(documentIds)]))
    .execute();
  return new Map(rows.map(({ checksum, signature }) => [checksum, signature]));
}

function pairsIn(buckets: SharedBands["buckets"], signatures: ReadonlyMap<string, string>): readonly Pair[] {
  return [...buckets.values()]
    .filter(({ length }) => length > 1)
    .flatMap((texts) => nearCopiesIn(texts.map((checksum) => ({ checksum, signature: signatures.get(checksum) ?? "" }))));
}

/** Pairs that stand in one list alone. */
function differences(a: readonly Pair[], b: readonly Pair[]): readonly Pair[] {
  const [one, other] = [a, b].map((pairs) => new Map(pairs.map((pair) => [pair.join(" "), pair])));
  const only = (from: typeof one, without: typeof one) => [...(from ?? [])].filter(([key]) => !without?.has(key)).map(([, pair]) => pair);
  return [...only(one, other), ...only(other, one)];
}

/** Works the groups of texts out anew, with those of all that were in a group with them. */
async function rewriteGroups(queries: Queries, texts: ReadonlySet<string>, isChanged: boolean): Promise<void> {
  const known = await readCopies(queries, "checksum", texts);
  if (known.length === 0 && !isChanged) return;
  const members = await readCopies(queries, "copies", new Set(known.map(({ copies }) => copies)));
  const all = new Set([...texts, ...members.map(({ checksum }) => checksum)]);
  const rows = await groupAnew(queries, all);
  const [after, before] = [rows, members].map((list) => new Map(list.map((row) => [keyOf(row), row])));
  const changed = [...members, ...rows].filter((row) => after?.get(keyOf(row))?.copies !== before?.get(keyOf(row))?.copies);
  if (changed.length === 0) return;
  await queries
    .deleteFrom("copies")
    .where(among(queries, "checksum", [...all]))
    .execute();
  await insertAll(queries, "copies", rows);
  await markPending(queries, [...new Set(changed.map(({ documentId }) => documentId))]);
}

async function readCopies(queries: Queries, column: "checksum" | "copies", values: ReadonlySet<string>): Promise<readonly CopyRow[]> {
  return queries
    .selectFrom("copies")
    .selectAll()
    .where(among(queries, column, [...values]))
    .execute();
}

/** The groups of texts, of which none is like a text outside of them. */
async function groupAnew(queries: Queries, texts: ReadonlySet<string>): Promise<readonly CopyRow[]> {
  const own = await queries
    .selectFrom("textBands")
    .select("band")
    .distinct()
    .where(among(queries, "checksum", [...texts]))
    .execute();
  const shared = await readBands(
    queries,
    own.map(({ band }) => band),
  );
  const groups = groupPairs(pairsIn(shared.buckets, await readSignatures(queries, shared)));
  return [...texts].flatMap((checksum) => {
    const copies = groups.get(checksum);
    return copies === undefined ? [] : (shared.holders.get(checksum) ?? []).map((documentId) => ({ documentId, checksum, copies }));
  });
}
