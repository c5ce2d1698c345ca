import { agencyOf } from "../copies/agencies.js";
import type { GraphStatement } from "../graph/types.js";
import { fold } from "../resolve/fold.js";

/** The part of a statement that tells where it comes from. */
export type Sourced = Pick<
  GraphStatement,
  "documentId" | "outlet" | "via" | "credit" | "copies" | "evidence" | "speaker" | "speakerId" | "speaksForId" | "review"
>;

/** Two writers do not put so many words the same way: who has the sentence of another copied it. */
const copiedWords = 10;

/**
 * How many independent origins say it. A source is the outlet or agency that a statement credits, else the one that its
 * article credits as a whole, else its own outlet, else the document; one source that gives one speaker (or its own
 * voice) counts once, however many articles repeat it. Copies and near-copies of one text count once under whatever
 * outlet, and so do articles that say it in the same ten words or more, unless they are a speaker's: two reporters who
 * heard one speech quote it alike. Retracted statements say nothing, so they do not count.
 */
export function countOrigins(statements: readonly Sourced[]): number {
  const groups = createGroups();
  for (const statement of statements) {
    if (statement.review === "retracted") continue;
    const speaker = speakerKey(statement);
    const source = JSON.stringify(["source", sourceKey(statement), speaker]);
    groups.join(source, JSON.stringify(["text", statement.copies, speaker]));
    const sentence = copiedSentence(statement);
    if (sentence !== null) groups.join(source, JSON.stringify(["sentence", sentence]));
  }
  return groups.count();
}

function sourceKey({ via, credit, outlet, documentId }: Sourced): string {
  const credited = via ?? credit ?? outlet;
  return credited === null ? `document ${documentId}` : `outlet ${fold(agencyOf(credited) ?? credited)}`;
}

/** The words of the evidence if they can only be copied, null if not. */
function copiedSentence({ speaker, evidence }: Sourced): string | null {
  if (speaker !== null) return null;
  const words = evidence.quote.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= copiedWords ? words.join(" ") : null;
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
