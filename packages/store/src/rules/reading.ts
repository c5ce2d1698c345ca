import {
  checkReading,
  checksum,
  EntenteError,
  textTraits,
  type DocumentHead,
  type DocumentVersion,
  type Mention,
  type Origin,
  type Reading,
  type Reject,
  type RejectReason,
  type Statement,
} from "@entente/core";
import type { ReadingOutcome, StoredDocument, VersionHead } from "../store.js";
import { checkStorable, sortableTime } from "./storable.js";

/** A reading that passed every check, in the form in which stores keep it. */
export interface AcceptedReading {
  readonly document: DocumentHead;
  readonly version: VersionHead;
  readonly text: string;
  /** In text order. */
  readonly mentions: readonly Mention[];
  /** By id, each once. */
  readonly statements: readonly Statement[];
  readonly rejects: readonly Reject[];
}

/**
 * Checks a reading before a store writes it; what stores keep must be checked in one place.
 * @throws EntenteError `BAD_INPUT` if the checksum is not the text's, a mention belongs to another document or version,
 * or something cannot be stored; `BAD_DATE` and `NOT_GROUNDED` as core's `checkReading`
 */
export function acceptReading(reading: Reading): AcceptedReading {
  const { document, version } = reading;
  checkHead(reading);
  const { statements, rejects } = checkReading(reading);
  const accepted: AcceptedReading = {
    document,
    version: versionHead(reading),
    text: version.text,
    mentions: inTextOrder(reading.mentions),
    statements,
    rejects: rejects.map((reject) => ({ ...reject, documentId: document.id, version: version.checksum })),
  };
  checkBelonging(accepted);
  checkStorable(accepted, document.id);
  return accepted;
}

function checkHead({ document, version }: Reading): void {
  if (document.id === "") throw new EntenteError("BAD_INPUT", "a document has no id; make one with documentId");
  sortableTime(version.readAt, "readAt");
  if (version.checksum === checksum(version.text)) return;
  throw new EntenteError("BAD_INPUT", `checksum ${version.checksum} of ${document.id} is not its text's; make it with checksum(text)`);
}

function versionHead({ version, origin, sentences, silentSentences }: Reading): VersionHead {
  const { checksum: sum, title, outlet, published, readAt } = version;
  return { checksum: sum, title, outlet, published, readAt, origin, sentences, silentSentences, traits: textTraits(version.text) };
}

function inTextOrder(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function checkBelonging({ document, version, mentions }: AcceptedReading): void {
  const foreign = mentions.find((mention) => mention.documentId !== document.id || mention.version !== version.checksum);
  if (!foreign) return;
  const of = `${foreign.documentId}, version ${foreign.version}`;
  throw new EntenteError("BAD_INPUT", `a mention in the reading of ${document.id} belongs to ${of}; give each reading its own`);
}

/** What of a reading tells whether it is a new one. */
export interface ReadingHead {
  readonly document: DocumentHead;
  readonly version: Omit<VersionHead, "traits">;
}

/** What a store makes of a document before anyone reads it. */
export interface Recalled {
  readonly document: DocumentHead;
  /** With the title, outlet and date that the store knows where the text was given without. */
  readonly version: DocumentVersion;
  /** This text was read by this origin, with the same metadata: reading it again would change nothing. */
  readonly read: boolean;
}

/** What is known of a document that is about to be read, so that nothing is read twice and known dates count. */
export function recall(document: DocumentHead, version: DocumentVersion, origin: Origin, known: StoredDocument | null): Recalled {
  const head = { ...version, origin, sentences: 0, silentSentences: 0 };
  const kept = keepKnown({ document, version: head }, known);
  const { title, outlet, published } = kept.version;
  return {
    document: kept.document,
    version: { ...version, title, outlet, published },
    read: planReading(kept, known).change === "unchanged",
  };
}

/**
 * True if the versions that a store has of a document end with these, in their order, and none of the readings says anything new: put one after another they
 * would leave the document as it is, though each but the last would become the current one for a moment.
 * @param readings - of one document, each of another text
 */
export function endsWith(known: StoredDocument | null, readings: readonly Reading[]): boolean {
  if (!known || known.versions.length < readings.length) return false;
  const older = known.versions.length - readings.length;
  return readings.every(({ document, version, origin }, place) => {
    const then = { ...known, versions: known.versions.slice(0, older + place + 1) };
    return recall(document, version, origin, then).read;
  });
}

/** What becomes of a reading of a document that no tombstone forbids, and the head the document has afterwards. */
export interface ReadingPlan {
  readonly change: Exclude<ReadingOutcome["change"], "removed">;
  readonly document: DocumentHead;
}

/**
 * Decides what a reading changes. The text read last is the current one: an older text that is read again moves to the
 * end and counts as `newVersion`. Collections are united; a path is kept if the new reading has none.
 */
export function planReading({ document, version }: ReadingHead, known: StoredDocument | null): ReadingPlan {
  if (!known) return { change: "added", document: { ...document, collections: unite(document.collections, []) } };
  const collections = unite(known.collections, document.collections);
  const next = { ...document, path: document.path ?? known.path, collections };
  const current = known.versions.at(-1);
  if (current?.checksum !== version.checksum) return { change: "newVersion", document: next };
  const same = sameHead(known, next) && sameVersion(current, version) && sameOrigin(current.origin, version.origin);
  return { change: same ? "unchanged" : "reread", document: next };
}

/**
 * The reading with what is known of the document where it says nothing itself: reading a file again without naming its
 * date must not lose the date. A new text keeps its own silence on title, outlet and date, which may have changed with it.
 */
export function keepKnown<Head extends ReadingHead>(accepted: Head, known: StoredDocument | null): Head {
  if (!known) return accepted;
  const { document, version } = accepted;
  const same = known.versions.find(({ checksum: sum }) => sum === version.checksum);
  return {
    ...accepted,
    document: {
      ...document,
      url: document.url ?? known.url,
      language: document.language ?? known.language,
      licence: document.licence ?? known.licence,
    },
    version: {
      ...version,
      title: version.title ?? same?.title ?? null,
      outlet: version.outlet ?? same?.outlet ?? null,
      published: version.published ?? same?.published ?? null,
    },
  };
}

/** A path names where a copy lay, not what the document says, so another path alone is no change. */
function sameHead(a: DocumentHead, b: DocumentHead): boolean {
  const sameCollections = a.collections.length === b.collections.length;
  return sameCollections && a.url === b.url && a.licence === b.licence && a.language === b.language;
}

function sameVersion(a: ReadingHead["version"], b: ReadingHead["version"]): boolean {
  return a.title === b.title && a.outlet === b.outlet && a.published === b.published;
}

function sameOrigin(a: Origin, b: Origin): boolean {
  return a.kind === b.kind && a.name === b.name && a.version === b.version;
}

function unite(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].sort();
}

/** What to tell whoever handed in a reading. */
export function readingOutcome(change: ReadingPlan["change"], { statements, rejects }: AcceptedReading): ReadingOutcome {
  return { change, kept: statements.length, rejected: countReasons(rejects) };
}

/** The outcome of a reading that a tombstone forbids. */
export const removedOutcome: ReadingOutcome = { change: "removed", kept: 0, rejected: {} };

function countReasons(rejects: readonly Reject[]): Partial<Record<RejectReason, number>> {
  const counts: Partial<Record<RejectReason, number>> = {};
  for (const { reason } of rejects) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
