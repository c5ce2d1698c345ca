import type { Mention, Origin, ProposedStatement } from "@entente/core";
import { isReadable } from "../languages.js";
import { localKey } from "../local-entities.js";
import type { Extraction, Extractor, ExtractorInput, Refusal, Span } from "../seams.js";
import { answerSchema, readAnswer } from "./answer.js";
import { Chat, ModelUnavailable, type ChatMessage } from "./chat.js";
import { groundAnswer } from "./grounding.js";
import { numberText, type NumberedText } from "./numbered.js";
import { promptFor, promptVersion, repairPrompt } from "./prompt.js";
import { replyKey, type Replies } from "./replies.js";
import { segment } from "./segment.js";
import type { ModelSettings } from "./settings.js";

export { foreignHost, modelSettings, type ModelSettings } from "./settings.js";
export { removeReplies, repliesIn, repliesInMemory, type Replies } from "./replies.js";

/** What a reading with a language model needs. */
export interface ModelOptions {
  readonly settings: ModelSettings;
  /** Reads first, and alone where the model does not answer. */
  readonly offline: Extractor;
  readonly replies: Replies;
  /** Told what went wrong, once a document; the offline reading stands. */
  readonly warn: (message: string) => void;
}

/**
 * An extractor that lets a language model propose beside the offline one. Everything it proposes is held against the
 * text; what cannot be found there is refused and counted. Reads every language, those other than English by the model
 * alone. Where the model gives no reply, the reading is the offline extractor's own, so that a later call reads again.
 */
export function createModelExtractor({ settings, offline, replies, warn }: ModelOptions): Extractor {
  const chat = new Chat(settings, answerSchema);
  const origin: Origin = { kind: "model", name: settings.model, version: promptVersion };
  const whole: Origin = {
    kind: "model",
    name: `${offline.origin.name} ${offline.origin.version} and ${settings.model}`,
    version: promptVersion,
  };
  const ask = (documentId: string, messages: readonly ChatMessage[]): Promise<string> =>
    cached(replies, documentId, replyKey(settings.model, settings.url, messages), () => chat.ask(messages));
  return {
    origin: whole,
    reads: () => true,
    extract: async (input) => {
      const read = await readOffline(offline, input);
      try {
        const proposals = await proposeAll(input, read, origin, ask);
        return { ...merge(read, proposals, input), origin: whole };
      } catch (error) {
        if (!(error instanceof ModelUnavailable)) throw error;
        warn(error.message);
        return { ...read, origin: offline.origin };
      }
    },
  };
}

async function cached(replies: Replies, documentId: string, key: string, ask: () => Promise<string>): Promise<string> {
  const known = await replies.get(documentId, key);
  if (known !== null) return known;
  const reply = await ask();
  await replies.put(documentId, key, reply);
  return reply;
}

async function readOffline(offline: Extractor, input: ExtractorInput): Promise<Extraction> {
  const language = input.language ?? null;
  if (offline.reads?.(language) ?? isReadable(language)) return offline.extract(input);
  return { mentions: [], statements: [], sentences: segment(input.version.text, language) };
}

interface Proposals {
  readonly statements: readonly ProposedStatement[];
  readonly mentions: readonly Omit<Mention, "documentId" | "version">[];
  readonly refusals: readonly Refusal[];
}

type Ask = (documentId: string, messages: readonly ChatMessage[]) => Promise<string>;

async function proposeAll({ documentId, version }: ExtractorInput, read: Extraction, origin: Origin, ask: Ask): Promise<Proposals> {
  const found: Proposals[] = [];
  for (const stretch of numberText(version.text, read.sentences, read.mentions)) {
    found.push(await proposeOne(stretch, origin, (messages) => ask(documentId, messages)));
  }
  return {
    statements: found.flatMap(({ statements }) => statements),
    mentions: found.flatMap(({ mentions }) => mentions),
    refusals: found.flatMap(({ refusals }) => refusals),
  };
}

/** Asks, asks once more if the reply is of no use, and holds what comes against the text. */
async function proposeOne(
  stretch: NumberedText,
  origin: Origin,
  ask: (messages: readonly ChatMessage[]) => Promise<string>,
): Promise<Proposals> {
  const messages = promptFor(stretch);
  const reply = await ask(messages);
  const first = readAnswer(reply);
  const answer = typeof first === "string" ? readAnswer(await ask(repairPrompt(messages, reply, first))) : first;
  return typeof answer === "string" ? refused(answer) : groundAnswer(answer, stretch, origin);
}

function refused(detail: string): Proposals {
  return { statements: [], mentions: [], refusals: [{ reason: "malformed", detail }] };
}

function merge(read: Extraction, { statements, mentions, refusals }: Proposals, { documentId, version }: ExtractorInput): Extraction {
  const known = new Map<string, Span[]>();
  for (const statement of read.statements)
    known.set(meaningKey(statement), [...(known.get(meaningKey(statement)) ?? []), statement.evidence]);
  const fresh = statements.filter((statement) => !known.get(meaningKey(statement))?.some((span) => touches(span, statement.evidence)));
  const named = mentions.map((mention) => ({ ...mention, documentId, version: version.checksum }));
  return {
    ...read,
    statements: [...read.statements, ...fresh],
    mentions: [...read.mentions, ...named],
    rejects: [...(read.rejects ?? []), ...refusals],
  };
}

function meaningKey({ subject, predicate, object, value, polarity, modality }: ProposedStatement): string {
  return [localKey(subject), predicate, object ? localKey(object) : String(value), polarity, modality].join("\n");
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
