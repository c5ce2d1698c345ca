import type { GraphStatement } from "../graph/types.js";
import { fold } from "../resolve/fold.js";

/** The part of a statement that tells where it comes from. */
export type Sourced = Pick<
  GraphStatement,
  "documentId" | "version" | "outlet" | "via" | "speaker" | "speakerId" | "speaksForId" | "review"
>;

/**
 * How many independent origins say it. A source is the outlet or agency that an article credits, else its own outlet,
 * else the document; one source that gives one speaker (or its own voice) counts once, however many articles repeat
 * it, and copies of one text count once under whatever outlet. Retracted statements say nothing, so they do not count.
 */
export function countOrigins(statements: readonly Sourced[]): number {
  const groups = createGroups();
  for (const statement of statements) {
    if (statement.review === "retracted") continue;
    const speaker = speakerKey(statement);
    groups.join(JSON.stringify(["source", sourceKey(statement), speaker]), JSON.stringify(["text", statement.version, speaker]));
  }
  return groups.count();
}

function sourceKey({ via, outlet, documentId }: Sourced): string {
  const credited = via ?? outlet;
  return credited === null ? `document ${documentId}` : `outlet ${fold(credited)}`;
}

/** An entity by its canonical id, an unnamed speaker by whom it speaks for, else by the words; empty for the article's own voice. */
function speakerKey({ speaker, speakerId, speaksForId }: Sourced): string {
  if (!speaker) return "";
  if (speakerId !== null) return `is ${speakerId}`;
  return speaksForId === null ? `called ${fold(speaker.name)}` : `for ${speaksForId}`;
}

/** Sets that grow together whenever two keys are joined (union-find). */
function createGroups() {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    const parent = parents.get(key);
    if (parent === undefined) parents.set(key, key);
    return parent === undefined || parent === key ? key : find(parent);
  };
  return {
    join: (a: string, b: string): void => void parents.set(find(a), find(b)),
    count: (): number => [...parents].filter(([key, parent]) => key === parent).length,
  };
}
