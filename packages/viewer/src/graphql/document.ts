import { request } from "./client.js";
import { entityRef, statementFields } from "./fragments.js";
import type { Article, Connection, Statement } from "./types.js";

const page = `totalCount pageInfo { hasNextPage endCursor } edges { node { ...statementFields } }`;

/**
 * A document with its text, its mentions and all of its statements, in the order of the text.
 *
 * @param id - id of the document
 * @returns null if the store has no such document
 */
export async function fetchDocument(id: string, signal: AbortSignal): Promise<Reading | null> {
  const { document } = await request<{ document: Article | null }>(
    /* GraphQL */ `
      query Document($id: ID!) {
        document(id: $id) {
          id title outlet published url language licence collections text
          sentences silentSentences
          versions { checksum }
          mentions { start end text entity { ...entityRef } }
          statements(first: 100) { ${page} }
        }
      }
      ${entityRef} ${statementFields}
    `,
    { id },
    signal,
  );
  return document && { document, statements: await allStatements(document, signal) };
}

/** A document and everything that was read from it. */
export interface Reading {
  readonly document: Article;
  /** Sorted by where their evidence starts. */
  readonly statements: readonly Statement[];
}

async function allStatements(document: Article, signal: AbortSignal): Promise<readonly Statement[]> {
  const found: Statement[] = [];
  let current: Connection<Statement> = document.statements;
  for (;;) {
    found.push(...current.edges.map((edge) => edge.node));
    if (!current.pageInfo.hasNextPage) break;
    current = await nextStatements(document.id, current.pageInfo.endCursor, signal);
  }
  return found.sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
}

async function nextStatements(id: string, after: string | null, signal: AbortSignal): Promise<Connection<Statement>> {
  const { document } = await request<{
    document: { readonly statements: Connection<Statement> };
  }>(
    /* GraphQL */ `
      query DocumentStatements($id: ID!, $after: String) {
        document(id: $id) { statements(first: 100, after: $after) { ${page} } }
      }
      ${entityRef} ${statementFields}
    `,
    { id, after },
    signal,
  );
  return document.statements;
}
