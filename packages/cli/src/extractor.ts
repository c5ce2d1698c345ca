import { createInterface } from "node:readline/promises";
import {
  createExtractorPool,
  createModelExtractor,
  foreignHost,
  modelSettings,
  repliesIn,
  repliesInMemory,
  type Extractor,
} from "@entente/ingest";
import type { Command } from "commander";
import { UsageError } from "./exit-code.js";
import { besideStore, isMemory, places } from "./places.js";
import type { Terminal } from "./terminal.js";

/** Options that say who reads. */
export interface ExtractorOptions {
  readonly model?: boolean;
  readonly confirmHost?: string;
}

/** Adds the options of {@link ExtractorOptions}. */
export function withExtractorOptions(command: Command): Command {
  return command
    .option("--model", "let a language model propose too: ENTENTE_LLM_URL, ENTENTE_LLM_MODEL, ENTENTE_LLM_KEY")
    .option("--confirm-host <host>", "agree that the documents' text goes to this host, without being asked");
}

/** Who reads, and how many documents at a time; close it when all is read. */
export interface OpenExtractor {
  readonly extractor: Extractor;
  readonly concurrency: number;
  readonly close: () => Promise<void>;
}

/** Where the replies of a language model are kept for a store. */
export function repliesOf(store: string): string {
  return besideStore(store, "replies");
}

/**
 * The extractor that the options ask for: the offline one, or with a language model beside it.
 * @param store - path of the store that is written; its replies are kept beside it; null: they are kept for this call only
 * @throws UsageError if text would leave this machine for a host that nobody confirmed
 */
export async function openExtractor(options: ExtractorOptions, store: string | null, terminal: Terminal): Promise<OpenExtractor> {
  const settings = options.model ? modelSettings(process.env) : null;
  if (settings) await confirmHost(foreignHost(settings), options.confirmHost, terminal);
  const offline = createExtractorPool({ reference: places.reference, models: places.models });
  // Twice as many as there are threads, so that none waits for a file to be opened.
  const opened = { concurrency: 2 * offline.threads, close: () => offline.close() };
  if (!settings) return { ...opened, extractor: offline };
  const told = new Set<string>();
  const warn = (message: string): void => {
    if (!told.has(message)) terminal.say(`Warning: ${message}; the offline reading stands, and a later call asks again`);
    told.add(message);
  };
  const replies = store === null || isMemory(store) ? repliesInMemory() : repliesIn(repliesOf(store));
  return { ...opened, extractor: createModelExtractor({ settings, offline, replies, warn }) };
}

async function confirmHost(host: string | null, confirmed: string | undefined, terminal: Terminal): Promise<void> {
  if (host === null || host === confirmed) return;
  const named = `the documents' text would leave this machine for ${host}`;
  if (!terminal.interactive || !process.stdin.isTTY) throw new UsageError(`${named}; if that is meant, add --confirm-host ${host}`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`With --model ${named}. Go on? [y/N] `).finally(() => prompt.close());
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new UsageError(`${named}, and that was not confirmed; nothing was sent`);
}
