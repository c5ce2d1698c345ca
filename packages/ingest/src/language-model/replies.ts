import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "@entente/core";
import type { ChatMessage } from "./chat.js";

/** Keeps the replies of a language model, by document, so that reading again asks nobody and removal removes them. */
export interface Replies {
  get(documentId: string, key: string): Promise<string | null>;
  put(documentId: string, key: string, reply: string): Promise<void>;
}

/** The key of a reply: everything it depends on. */
export function replyKey(model: string, url: string, messages: readonly ChatMessage[]): string {
  return digest([model, url, messages.map(({ role, content }) => [role, content])]);
}

/** Document ids may be the user's own words: on disk only their hash shows. */
function folderOf(directory: string, documentId: string): string {
  return join(directory, digest([documentId]));
}

/** Replies in a folder, one folder a document, one file a reply. */
export function repliesIn(directory: string): Replies {
  return {
    get: (documentId, key) => readFile(join(folderOf(directory, documentId), key), "utf8").catch(() => null),
    put: async (documentId, key, reply) => {
      const folder = folderOf(directory, documentId);
      await mkdir(folder, { recursive: true });
      const part = join(folder, `${key}.${process.pid}.part`);
      await writeFile(part, reply);
      await rename(part, join(folder, key));
    },
  };
}

/** Replies for as long as the process lives. */
export function repliesInMemory(): Replies {
  const kept = new Map<string, string>();
  return {
    get: (documentId, key) => Promise.resolve(kept.get(`${documentId} ${key}`) ?? null),
    put: (documentId, key, reply) => Promise.resolve(void kept.set(`${documentId} ${key}`, reply)),
  };
}

/** Removes every reply that was kept for a document. */
export async function removeReplies(directory: string, documentId: string): Promise<void> {
  await rm(folderOf(directory, documentId), { recursive: true, force: true });
}
