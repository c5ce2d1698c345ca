import { groupBy } from "./group-by.js";
import type { DocumentRef, Speaker, Statement } from "../graphql/types.js";

/** What one speaker says in one document. */
export interface SpeakerGroup {
  readonly key: string;
  readonly speaker: Speaker | null;
  readonly statements: readonly Statement[];
}

/** What one document says. */
export interface SourceGroup {
  readonly document: DocumentRef;
  readonly speakers: readonly SpeakerGroup[];
}

/** Statements by document and, within it, by speaker, both in the order in which they first come. */
export function bySource(statements: readonly Statement[]): readonly SourceGroup[] {
  return [...groupBy(statements, ({ document }) => document.id).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ document: first.document, speakers: bySpeaker(group) }] : [];
  });
}

function bySpeaker(statements: readonly Statement[]): readonly SpeakerGroup[] {
  return [...groupBy(statements, speakerKey)].map(([key, group]) => ({
    key,
    speaker: group[0]?.speaker ?? null,
    statements: group,
  }));
}

function speakerKey({ speaker }: Statement): string {
  return speaker ? (speaker.entity?.id ?? speaker.name) : "";
}
