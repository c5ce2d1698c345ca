import { symmetricPredicates } from "@entente/ontology";
import type { AttachedJudgement, LooseJudgement, LooseReason } from "./types.js";
import type { Judgement, StatementTarget } from "../model/judgement.js";
import { sentenceAround } from "../model/sentence.js";
import { completeStatement, type Meaning, type Statement } from "../model/statement.js";
import { fold } from "../resolve/fold.js";
import { inOrder } from "../resolve/standing.js";

/** A statement with the versions it stands in and the judgements on it, before canonical ids. */
export interface JudgedStatement {
  /** As read in the newest version it stands in. */
  readonly statement: Statement;
  /** True if a reading gave it, false if it stands only because a person accepted or added it. */
  readonly read: boolean;
  /** Checksums of the versions it stands in, oldest first. */
  readonly versions: readonly string[];
  readonly judgements: readonly AttachedJudgement[];
}

/** A judgement on a statement. */
export type StatementJudgement = Extract<Judgement, { target: unknown }> & { readonly target: StatementTarget };

/** What attaching the judgements on one document needs to know. */
export interface AttachInput {
  /** Checksums of the document's versions, oldest first. */
  readonly versions: readonly string[];
  readonly statements: readonly Statement[];
  readonly judgements: readonly StatementJudgement[];
  /** Ids of judgements that count. */
  readonly standing: ReadonlySet<string>;
  /** By version checksum; needed only if there are judgements. */
  readonly texts: ReadonlyMap<string, string>;
  /** Canonical id of an entity as the document names it, null if that may be several. */
  readonly canonical: (entity: Statement["subject"]) => string | null;
}

/** Statements with their judgements, and the judgements that found none. */
export interface Attachment {
  readonly statements: readonly JudgedStatement[];
  readonly loose: readonly LooseJudgement[];
}

/** A statement while judgements are attached: as each version reads it, and what people decided. Short lists, as most have one and none. */
interface Draft {
  /** At most one a version. */
  readonly readings: Statement[];
  /** Each once. */
  readonly judgements: AttachedJudgement[];
  /** False if it stands only because a person accepted or added it. */
  readonly read: boolean;
}

/** Drafts by id and by meaning: every draft that a judgement of other words may be about. */
interface Drafts {
  readonly byId: Map<string, Draft>;
  readonly byMeaning: Map<string, Draft[]>;
}

/**
 * Puts every judgement on a document on the statement it names, version by version: by id, else where its quote stands and a
 * statement means the same, else (added, or accepted and not undone) on a statement made again from the judgement.
 * What finds none in the current version is loose. What people accepted or added is placed first, so that a doubt
 * finds it whatever came first.
 */
export function attachJudgements(input: AttachInput): Attachment {
  const { judgements, standing } = input;
  const drafts = draftStatements(input);
  const loose: LooseJudgement[] = [];
  const ordered = inOrder(judgements);
  for (const judgement of [...ordered.filter(isOwnReading), ...ordered.filter((judgement) => !isOwnReading(judgement))]) {
    const reason = attach({ judgement, standing: standing.has(judgement.id) }, judgement.target, drafts, input);
    if (reason) loose.push({ judgement, reason });
  }
  return { statements: finish(drafts, input), loose };
}

/** True for a person's own reading of the text, which outlives every other. */
function isOwnReading({ judgement }: Judgement): boolean {
  return judgement === "accept" || judgement === "add";
}

function draftStatements({ statements, judgements, canonical }: AttachInput): Drafts {
  const drafts: Drafts = { byId: new Map(), byMeaning: new Map() };
  for (const statement of statements) putStatement(statement, true, drafts, judgements.length > 0 ? canonical : null);
  return drafts;
}

/** Statements are found by meaning only where there is a judgement to find one. */
function putStatement(statement: Statement, read: boolean, { byId, byMeaning }: Drafts, canonical: AttachInput["canonical"] | null): Draft {
  const known = byId.get(statement.id);
  if (known) {
    putReading(known, statement);
    return known;
  }
  const draft = { readings: [statement], judgements: [], read };
  byId.set(statement.id, draft);
  if (canonical) {
    const key = meaningKey(statement, canonical);
    const alike = byMeaning.get(key);
    if (alike) alike.push(draft);
    else byMeaning.set(key, [draft]);
  }
  return draft;
}

function putReading({ readings }: Draft, statement: Statement): void {
  const place = readings.findIndex(({ version }) => version === statement.version);
  if (place < 0) readings.push(statement);
  else readings[place] = statement;
}

function putJudgement({ judgements }: Draft, attached: AttachedJudgement): void {
  if (!judgements.some(({ judgement }) => judgement.id === attached.judgement.id)) judgements.push(attached);
}

function readingIn({ readings }: Draft, version: string): Statement | undefined {
  return readings.find((statement) => statement.version === version);
}

/** Attaches in every version; says why not if the current one has no place for it. */
function attach(attached: AttachedJudgement, target: StatementTarget, drafts: Drafts, input: AttachInput): LooseReason | null {
  let reason: LooseReason | null = "documentGone";
  for (const checksum of input.versions) {
    const draft = findDraft(attached, target, checksum, drafts, input);
    if (typeof draft !== "string") putJudgement(draft, attached);
    reason = typeof draft === "string" ? draft : null;
  }
  return reason;
}

/** The statement of one version that the judgement is about, made again if it outlives its reading; else why there is none. */
function findDraft(
  { judgement, standing }: AttachedJudgement,
  target: StatementTarget,
  version: string,
  drafts: Drafts,
  input: AttachInput,
): Draft | "quoteGone" | "noStatement" {
  const named = drafts.byId.get(target.statementId);
  if (named && readingIn(named, version)) return named;
  const text = input.texts.get(version) ?? "";
  const places = findQuote(text, target);
  const [place] = places;
  if (place === undefined) return "quoteGone";
  const alike = findAlike(target, places, version, drafts, input);
  if (alike) return alike;
  // An addition that was undone stays readable, as retracted; an acceptance that was undone is as if it had never been.
  const outlives = isOwnReading(judgement) && (standing || (judgement.judgement === "add" && named?.read !== true));
  return outlives ? putStatement(toStatement(target, text, place, version), false, drafts, input.canonical) : "noStatement";
}

/** Where the quote stands, its own occurrence first, then those nearest to it in count. */
function findQuote(text: string, { quote, occurrence }: StatementTarget): readonly number[] {
  const places: number[] = [];
  if (quote === "") return places;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  const distance = (index: number): number => Math.abs(index - occurrence);
  return places
    .map((place, index) => ({ place, index }))
    .sort((a, b) => distance(a.index) - distance(b.index) || a.index - b.index)
    .map(({ place }) => place);
}

/** A statement of the version that means the same and whose evidence touches the quote. */
function findAlike(
  target: StatementTarget,
  places: readonly number[],
  version: string,
  { byMeaning }: Drafts,
  { canonical }: AttachInput,
): Draft | null {
  const alike = byMeaning.get(meaningKey(target, canonical)) ?? [];
  const touches = (draft: Draft, start: number): boolean => {
    const evidence = readingIn(draft, version)?.evidence;
    return evidence !== undefined && evidence.start < start + target.quote.length && start < evidence.end;
  };
  for (const place of places) {
    const found = alike.filter((draft) => touches(draft, place)).sort(byFirstPlace(version));
    if (found[0]) return found[0];
  }
  return null;
}

/** By place in the text, so that it does not matter in which order statements were read. */
function byFirstPlace(version: string) {
  const key = (draft: Draft): readonly [number, string] => {
    const statement = readingIn(draft, version);
    return [statement?.evidence.start ?? 0, statement?.id ?? ""];
  };
  return (a: Draft, b: Draft): number => {
    const [[x, m], [y, n]] = [key(a), key(b)];
    return x - y || (m < n ? -1 : 1);
  };
}

function meaningKey(meaning: Meaning, canonical: AttachInput["canonical"]): string {
  const key = (entity: Statement["object"]): unknown => entity && (canonical(entity) ?? [entity.type, fold(entity.name)]);
  const { subject, predicate, object, value, polarity, modality, speaker } = meaning;
  const said = speaker && (speaker.entity ? key(speaker.entity) : fold(speaker.name));
  const ends = symmetricPredicates.has(predicate)
    ? [key(subject), key(object)].map((end) => JSON.stringify(end)).sort()
    : [key(subject), key(object)];
  return JSON.stringify([ends, predicate, value, polarity, modality, said]);
}

/** The statement that a judgement names, at one of the places where its quote stands. */
function toStatement(target: StatementTarget, text: string, start: number, version: string): Statement {
  const { statementId: _id, documentId, quote, occurrence: _occurrence, ...meaning } = target;
  const end = start + quote.length;
  const sentence = sentenceAround(text, start, end);
  const evidence = { start, end, quote, sentenceStart: sentence.start, sentenceEnd: sentence.end };
  return completeStatement({ ...meaning, evidence }, documentId, { checksum: version, text });
}

function finish({ byId }: Drafts, { versions: order }: AttachInput): readonly JudgedStatement[] {
  const judged: JudgedStatement[] = [];
  for (const draft of byId.values()) {
    const versions = versionsOf(draft, order);
    const statement = readingIn(draft, versions.at(-1) ?? "");
    const attached = inTime(draft.judgements);
    if (statement) judged.push({ statement: asDecided(statement, attached), versions, judgements: attached, read: draft.read });
  }
  return judged;
}

/** Most documents have one version: then it is that of every statement. */
function versionsOf(draft: Draft, order: readonly string[]): readonly string[] {
  const versions = order.filter((checksum) => readingIn(draft, checksum) !== undefined);
  return versions.length === order.length ? order : versions;
}

function inTime(judgements: readonly AttachedJudgement[]): readonly AttachedJudgement[] {
  if (judgements.length < 2) return judgements;
  const known = new Map(judgements.map((attached) => [attached.judgement.id, attached]));
  return inOrder(judgements.map(({ judgement }) => judgement)).flatMap(({ id }) => known.get(id) ?? []);
}

/**
 * The statement as the last standing `add` or `accept` has it: qualifiers and via are no part of a statement's id, so a
 * later reading may give others, and what a person checked must not change under their name. What a person added is theirs.
 */
function asDecided(statement: Statement, attached: readonly AttachedJudgement[]): Statement {
  const last = attached.findLast(({ judgement, standing }) => standing && isOwnReading(judgement))?.judgement;
  if (last?.judgement !== "add" && last?.judgement !== "accept") return statement;
  const { qualifiers, via, origin, confidence } = last.target;
  return last.judgement === "add" ? { ...statement, qualifiers, via, origin, confidence } : { ...statement, qualifiers, via };
}
