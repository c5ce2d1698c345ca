import { groupBy, groupPairs, nearCopiesIn, signatureBands, type SignedText } from "@entente/core";
import type { CopyRow, TextBandRow, TextHolderRow } from "../sql/derived-schema.js";
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
  const known = await findHolders(queries, signed.map(nameOf));
  const isHeld = (text: DocumentText): boolean =>
    known.get(nameOf(text))?.some(({ documentId }) => documentId === text.documentId) ?? false;
  const added = signed.filter((text) => !isHeld(text));
  if (added.length === 0) return;
  const fresh = distinctTexts(added.filter((text) => !known.has(nameOf(text))));
  // In the order of their key, so that neighbours in a large table are met at once.
  const rows = fresh.flatMap(bandRows).sort((a, b) => (a.band < b.band ? -1 : 1));
  // Read before they are added: most bands hold nothing yet, and what is added is known.
  const others = await readBuckets(queries, rows.map(bandOf));
  await insertAll(queries, "textHolders", added.map(holderRow));
  await insertAll(queries, "textBands", rows);
  await regroup(queries, { touched: added, before: others, after: withRows(others, rows), removed: [] });
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
  const held = queries.deleteFrom("textHolders").where("documentId", "=", documentId);
  const names = await held
    .where(among(queries, "text", traits.map(nameOf)))
    .returning("text")
    .execute();
  const left = await findHolders(queries, traits.map(nameOf));
  const removed = traits.filter((text) => names.some(({ text: name }) => name === nameOf(text)) && !left.has(nameOf(text)));
  await queries
    .deleteFrom("textBands")
    .where(among(queries, "band", removed.flatMap(bandsOf)))
    .where(among(queries, "text", removed.map(nameOf)))
    .execute();
  const rows = removed.flatMap(bandRows);
  const others = await readBuckets(queries, rows.map(bandOf));
  await regroup(queries, { touched: removed, before: withRows(others, rows), after: others, removed });
  await queries.deleteFrom("copies").where("documentId", "=", documentId).execute();
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

/** A short name for a text, which sorts as its checksum does: there are twenty rows with it for every text. */
function nameOf({ checksum }: Pick<SignedText, "checksum">): string {
  return checksum.slice(0, 16);
}

function bandsOf({ signature }: SignedText): readonly string[] {
  return signatureBands(signature);
}

function distinctTexts(texts: readonly DocumentText[]): readonly DocumentText[] {
  return [...new Map(texts.map((text) => [text.checksum, text])).values()];
}

function holderRow({ documentId, checksum }: DocumentText): TextHolderRow {
  return { text: nameOf({ checksum }), documentId, checksum };
}

function bandOf({ band }: TextBandRow): string {
  return band;
}

function bandRows(text: DocumentText): readonly TextBandRow[] {
  return bandsOf(text).map((band) => ({ band, text: nameOf(text) }));
}

type Holders = ReadonlyMap<string, readonly TextHolderRow[]>;

/** The documents that hold texts, by the texts' short names. */
async function findHolders(queries: Queries, names: Iterable<string>): Promise<Holders> {
  const rows = await queries
    .selectFrom("textHolders")
    .selectAll()
    .where(among(queries, "text", [...new Set(names)]))
    .execute();
  return groupBy(rows, ({ text }) => text);
}

/** Texts that were added or removed just now. */
interface TextChange {
  /** Those that a document holds which did not, or does no longer. */
  readonly touched: readonly DocumentText[];
  /** The bands of those that no document held before or holds any more, and whom they held before. */
  readonly before: Buckets;
  /** The same, and whom they hold now. */
  readonly after: Buckets;
  /** Those that no document holds any more. */
  readonly removed: readonly DocumentText[];
}

/** Short names by band, each once, sorted. */
type Buckets = ReadonlyMap<string, readonly string[]>;

type Pair = readonly [string, string];

async function regroup(queries: Queries, { touched, before, after, removed }: TextChange): Promise<void> {
  const signatures = new Map(removed.map((text) => [nameOf(text), text.signature]));
  const there = await findHolders(queries, [...namesIn(before), ...namesIn(after)]);
  for (const [name, signature] of await readSignatures(queries, there)) signatures.set(name, signature);
  const changed = differences(pairsIn(before, signatures), pairsIn(after, signatures));
  await rewriteGroups(queries, new Set(changed.flat()), [...touched, ...removed]);
}

async function readBuckets(queries: Queries, bands: readonly string[]): Promise<Buckets> {
  const rows = await queries
    .selectFrom("textBands")
    .selectAll()
    .where(among(queries, "band", [...new Set(bands)]))
    .execute();
  const buckets = [...groupBy(rows, ({ band }) => band)].map(([band, texts]) => [band, texts.map(({ text }) => text).sort()] as const);
  return new Map(buckets);
}

/** The names in buckets in which there is something to compare. */
function namesIn(buckets: Buckets): ReadonlySet<string> {
  return new Set([...buckets.values()].filter(({ length }) => length > 1).flat());
}

/** The buckets with more texts in them. */
function withRows(buckets: Buckets, rows: readonly TextBandRow[]): Buckets {
  const wider = new Map(buckets);
  for (const [band, added] of groupBy(rows, bandOf)) wider.set(band, [...(wider.get(band) ?? []), ...added.map(({ text }) => text)].sort());
  return wider;
}

async function readSignatures(queries: Queries, holders: Holders): Promise<ReadonlyMap<string, string>> {
  if (holders.size === 0) return new Map();
  const documentIds = [...holders.values()].flatMap((rows) => rows.slice(0, 1).map(({ documentId }) => documentId));
  const rows = await queries
    .selectFrom("traits")
    .select(["checksum", "signature"])
    .where(among(queries, "documentId", [...new Set(documentIds)]))
    .execute();
  return new Map(rows.map((row) => [nameOf(row), row.signature]));
}

function pairsIn(buckets: Buckets, signatures: ReadonlyMap<string, string>): readonly Pair[] {
  return [...buckets.values()]
    .filter(({ length }) => length > 1)
    .flatMap((names) => nearCopiesIn(names.map((name) => ({ checksum: name, signature: signatures.get(name) ?? "" }))));
}

/** Pairs that stand in one list alone. */
function differences(a: readonly Pair[], b: readonly Pair[]): readonly Pair[] {
  const [one, other] = [new Map(a.map((pair) => [pair.join(" "), pair])), new Map(b.map((pair) => [pair.join(" "), pair]))];
  return [...one, ...other].filter(([key]) => !one.has(key) || !other.has(key)).map(([, pair]) => pair);
}

/**
 * Works groups out anew: those of texts that are like others than before, and those of which a text is held by other documents.
 * What is neither was alone and stays so.
 */
async function rewriteGroups(queries: Queries, changed: ReadonlySet<string>, touched: readonly DocumentText[]): Promise<void> {
  const holders = await findHolders(queries, changed);
  const known = await readCopies(
    queries,
    "checksum",
    [...[...holders.values()].flat(), ...touched].map(({ checksum }) => checksum),
  );
  if (known.length === 0 && changed.size === 0) return;
  const before = await readCopies(
    queries,
    "copies",
    known.map(({ copies }) => copies),
  );
  await writeCopies(queries, before, await groupAnew(queries, new Set([...changed, ...before.map(nameOf)])));
}

async function readCopies(queries: Queries, column: "checksum" | "copies", values: readonly string[]): Promise<readonly CopyRow[]> {
  return queries
    .selectFrom("copies")
    .selectAll()
    .where(among(queries, column, [...new Set(values)]))
    .execute();
}

/** The groups of texts, of which none is like a text outside of them. */
async function groupAnew(queries: Queries, names: ReadonlySet<string>): Promise<readonly CopyRow[]> {
  const holders = await findHolders(queries, names);
  const own = await readSignatures(queries, holders);
  const bands = [...names].flatMap((name) => signatureBands(own.get(name) ?? ""));
  const buckets = await readBuckets(queries, bands);
  const signatures = await readSignatures(queries, await findHolders(queries, namesIn(buckets)));
  const groups = groupPairs(pairsIn(buckets, signatures));
  return [...holders].flatMap(([name, rows]) => {
    const smallest = groups.get(name);
    const copies = smallest === undefined ? undefined : holders.get(smallest)?.[0]?.checksum;
    return copies === undefined ? [] : rows.map(({ documentId, checksum }) => ({ documentId, checksum, copies }));
  });
}

async function writeCopies(queries: Queries, before: readonly CopyRow[], after: readonly CopyRow[]): Promise<void> {
  const keyOf = ({ documentId, checksum }: CopyRow): string => `${checksum} ${documentId}`;
  const [old, made] = [new Map(before.map((row) => [keyOf(row), row])), new Map(after.map((row) => [keyOf(row), row]))];
  const changed = [...old, ...made].filter(([key]) => old.get(key)?.copies !== made.get(key)?.copies).map(([, row]) => row);
  if (changed.length === 0) return;
  await queries
    .deleteFrom("copies")
    .where(
      among(
        queries,
        "checksum",
        [...before, ...after].map(({ checksum }) => checksum),
      ),
    )
    .execute();
  await insertAll(queries, "copies", after);
  await markPending(queries, [...new Set(changed.map(({ documentId }) => documentId))]);
}
