import { checksum, textTraits, type Mention, type Statement, type TextTraits } from "@entente/core";
import type { Store } from "../store.js";

/**
 * Checks what a store holds against itself, whichever engine keeps it: every version's checksum and traits are its text's, every
 * statement's quote and every mention's text stand in their version. Holds one text in memory at a time.
 * @returns one sentence a problem
 */
export async function contentProblems(store: Store): Promise<readonly string[]> {
  const problems: string[] = [];
  for await (const problem of allProblems(store)) problems.push(problem);
  return problems;
}

async function* allProblems(store: Store): AsyncIterable<string> {
  for await (const document of store.listDocuments()) {
    for (const version of document.versions) {
      const text = await store.text(document.id, version.checksum);
      if (text === null || checksum(text) !== version.checksum) {
        yield `version ${version.checksum} of ${document.id}: the text does not give this checksum`;
      } else if (!sameTraits(textTraits(text), version.traits)) {
        yield `version ${version.checksum} of ${document.id}: the text does not give these traits, by which copies are found`;
      }
    }
  }
  const textOf = latestText(store);
  for await (const statement of store.listStatements()) yield* statementProblems(statement, await textOf(statement));
  for await (const mention of store.listMentions()) yield* mentionProblems(mention, await textOf(mention));
}

function sameTraits(a: TextTraits, b: TextTraits): boolean {
  return a.signature === b.signature && a.credit === b.credit;
}

/** Statements and mentions come ordered by version, so the text read last is nearly always the one needed next. */
function latestText(store: Store): (of: Statement | Mention) => Promise<string> {
  let key = "";
  let text = "";
  return async ({ documentId, version }) => {
    const next = `${documentId} ${version}`;
    if (next !== key) text = (await store.text(documentId, version)) ?? "";
    key = next;
    return text;
  };
}

function statementProblems({ id, documentId, evidence }: Statement, text: string): readonly string[] {
  const { start, end, quote } = evidence;
  return text.slice(start, end) === quote ? [] : [`statement ${id} of ${documentId}: ${start} to ${end} is not its quote`];
}

function mentionProblems({ documentId, start, end, text: name }: Mention, text: string): readonly string[] {
  return text.slice(start, end) === name ? [] : [`a mention of ${documentId}: ${start} to ${end} is not its text`];
}
