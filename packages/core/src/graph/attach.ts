import type { SourceDocument, SourceVersion } from "./source.js";
import type { AttachedJudgement, LooseJudgement, LooseReason } from "./types.js";
import { isStatementTarget, type Judgement, type StatementTarget } from "../model/judgement.js";
import { sentenceAround } from "../model/sentence.js";
import type { Statement } from "../model/statement.js";
import { fold } from "../resolve/fold.js";
import { inOrder, standingJudgements } from "../resolve/standing.js";

/** A statement with the versions it stands in and the judgements on it, before canonical ids. */
export interface JudgedStatement {
  /** As read in the newest version it stands in. */
  readonly statement: Statement;
  /** Checksums of the versions it stands in, oldest first. */
  readonly versions: readonly string[];
  readonly judgements: readonly AttachedJudgement[];
}

/** What attaching needs to know. */
export interface AttachInput {
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly statements: readonly Statement[];
  readonly judgements: readonly Judgement[];
  /** Texts by version checksum, at least of documents that a judgement names. */
  readonly texts: ReadonlyMap<string, string>;
  /** Canonical id of a local entity, null if unknown. */
  readonly canonical: (documentId: string, entity: Statement["subject"]) => string | null;
}

/** Statements with their judgements, and the judgements that found none. */
export interface Attachment {
  readonly statements: readonly JudgedStatement[];
  readonly loose: readonly LooseJudgement[];
}

type TargetJudgement = Extract<Judgement, { target: unknown }> & { readonly target: StatementTarget };

interface Draft {
  statement: Statement;
  readonly versions: Set<string>;
  readonly judgements: AttachedJudgement[];
}

/**
 * Puts every judgement on the statement it names: by id, else where its quote stands and a statement means the same,
 * else (accepted or added by a person) on a statement made again from the judgement. The rest is loose.
 */
export function attachJudgements(input: AttachInput): Attachment {
  const drafts = draftStatements(input);
  const standing = standingJudgements(input.judgements);
  const loose: LooseJudgement[] = looseUndos(input.judgements);
  for (const judgement of inOrder(input.judgements)) {
    if (!namesStatement(judgement)) continue;
    const attached = { judgement, standing: standing.has(judgement.id) };
    const reason = attachOne(judgement, attached, drafts, input);
    if (reason) loose.push({ judgement, reason });
  }
  return { statements: finish(drafts, input), loose };
}

/** True if the judgement is about a statement rather than about entities or another judgement. */
function namesStatement(judgement: Judgement): judgement is TargetJudgement {
  return "target" in judgement && isStatementTarget(judgement.target);
}

function looseUndos(judgements: readonly Judgement[]): LooseJudgement[] {
  const known = new Set(judgements.map(({ id }) => id));
  return judgements.flatMap((judgement) =>
    judgement.judgement === "undo" && !known.has(judgement.judgementId) ? [{ judgement, reason: "judgementGone" as const }] : [],
  );
}

function draftStatements({ statements, documents }: AttachInput): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const statement of statements) {
    const draft = drafts.get(statement.id);
    if (!draft) drafts.set(statement.id, { statement, versions: new Set([statement.version]), judgements: [] });
    else {
      draft.versions.add(statement.version);
      if (isNewer(statement.version, draft.statement.version, documents.get(statement.documentId))) draft.statement = statement;
    }
  }
  return drafts;
}

function isNewer(version: string, other: string, document: SourceDocument | undefined): boolean {
  const order = document?.versions.map(({ checksum }) => checksum) ?? [];
  return order.indexOf(version) > order.indexOf(other);
}

function attachOne(
  judgement: TargetJudgement,
  attached: AttachedJudgement,
  drafts: Map<string, Draft>,
  input: AttachInput,
): LooseReason | null {
  const document = input.documents.get(judgement.target.documentId);
  const current = document?.versions.at(-1);
  if (!document || !current) return "documentGone";
  const draft = drafts.get(judgement.target.statementId);
  if (draft?.versions.has(current.checksum)) {
    draft.judgements.push(attached);
    return null;
  }
  const found = attachByQuote(judgement, attached, drafts, input, current);
  if (draft && found !== null) draft.judgements.push(attached);
  if (!draft && found !== null) revive(judgement, attached, drafts, input, document.versions);
  return found;
}

/** Attaches where the quote stands in the current version; says why not if it cannot. */
function attachByQuote(
  judgement: TargetJudgement,
  attached: AttachedJudgement,
  drafts: Map<string, Draft>,
  input: AttachInput,
  version: SourceVersion,
): LooseReason | null {
  const start = findQuote(input.texts.get(version.checksum) ?? "", judgement.target);
  if (start === null) return "quoteGone";
  const alike = findAlike(judgement.target, start, version.checksum, drafts, input);
  if (alike) alike.judgements.push(attached);
  else if (!outlives(judgement)) return "noStatement";
  else revive(judgement, attached, drafts, input, [version]);
  return null;
}

/** What a person accepted or added outlives every reading. */
function outlives({ judgement }: Judgement): boolean {
  return judgement === "accept" || judgement === "add";
}

/** Where the quote stands: its own occurrence if the text has as many, else the last there is; null if it is gone. */
function findQuote(text: string, { quote, occurrence }: StatementTarget): number | null {
  let found: number | null = null;
  let at = text.indexOf(quote);
  for (let count = 0; at >= 0 && count <= occurrence; count += 1) {
    found = at;
    at = text.indexOf(quote, at + 1);
  }
  return found;
}

/** A statement of the current version that means the same and whose evidence touches the quote. */
function findAlike(
  target: StatementTarget,
  start: number,
  version: string,
  drafts: ReadonlyMap<string, Draft>,
  { canonical }: AttachInput,
): Draft | null {
  const end = start + target.quote.length;
  const meaning = meaningKey(target, target.documentId, canonical);
  for (const draft of drafts.values()) {
    const { statement } = draft;
    if (statement.documentId !== target.documentId || statement.version !== version) continue;
    const touches = statement.evidence.start < end && start < statement.evidence.end;
    if (touches && meaningKey(statement, target.documentId, canonical) === meaning) return draft;
  }
  return null;
}

function meaningKey(
  meaning: Pick<Statement, "subject" | "predicate" | "object" | "value" | "polarity" | "modality" | "speaker">,
  documentId: string,
  canonical: AttachInput["canonical"],
): string {
  const key = (entity: Statement["object"]): unknown =>
    entity && (canonical(documentId, entity) ?? [entity.type, fold(entity.name)]);
  const { subject, predicate, object, value, polarity, modality, speaker } = meaning;
  const said = speaker && (speaker.entity ? key(speaker.entity) : fold(speaker.name));
  return JSON.stringify([key(subject), predicate, key(object), value, polarity, modality, said]);
}

/** Makes an accepted or added statement again from its judgement, in every given version where its quote stands. */
function revive(
  judgement: TargetJudgement,
  attached: AttachedJudgement,
  drafts: Map<string, Draft>,
  input: AttachInput,
  versions: readonly SourceVersion[],
): void {
  if (!outlives(judgement)) return;
  for (const { checksum } of versions) {
    const text = input.texts.get(checksum) ?? "";
    const start = findQuote(text, judgement.target);
    if (start === null) continue;
    const statement = toStatement(judgement.target, text, start, checksum);
    const draft = drafts.get(statement.id) ?? { statement, versions: new Set(), judgements: [] };
    draft.statement = statement;
    draft.versions.add(checksum);
    if (!draft.judgements.some((known) => known.judgement.id === judgement.id)) draft.judgements.push(attached);
    drafts.set(statement.id, draft);
  }
}

function toStatement(target: StatementTarget, text: string, start: number, version: string): Statement {
  const { statementId, quote, occurrence: _occurrence, ...meaning } = target;
  const end = start + quote.length;
  const sentence = sentenceAround(text, start, end);
  const evidence = { start, end, quote, sentenceStart: sentence.start, sentenceEnd: sentence.end };
  return { ...meaning, id: statementId, version, evidence };
}

function finish(drafts: ReadonlyMap<string, Draft>, { documents }: AttachInput): readonly JudgedStatement[] {
  return [...drafts.values()].map(({ statement, versions, judgements }) => {
    const order = documents.get(statement.documentId)?.versions.map(({ checksum }) => checksum) ?? [];
    return { statement, versions: order.filter((checksum) => versions.has(checksum)), judgements };
  });
}
