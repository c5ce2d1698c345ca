import { request } from "./client.js";
import { entityRef, relationFields, statementFields } from "./fragments.js";
import type { Connection, Relation, Statement } from "./types.js";

/** A relation and one page of its statements. */
export interface RelationEvidence extends Relation {
  readonly statements: Connection<Statement>;
}

/**
 * A relation with the page of its statements that follows `after`, whatever their form or review.
 *
 * @param id - id of the relation
 * @param after - cursor of the page before, null for the first
 * @returns null if the store has no such relation
 */
export async function fetchRelation(id: string, after: string | null, signal?: AbortSignal): Promise<RelationEvidence | null> {
  const { node } = await request<{ node: Partial<RelationEvidence> | null }>(
    /* GraphQL */ `
      query Relation($id: ID!, $after: String) {
        node(id: $id) {
          ... on Relation {
            ...relationFields
            statements(first: 50, after: $after) {
              totalCount
              pageInfo {
                hasNextPage
                endCursor
              }
              edges {
                node {
                  ...statementFields
                }
              }
            }
          }
        }
      }
      ${entityRef}
      ${relationFields}
      ${statementFields}
    `,
    { id, after },
    signal,
  );
  // Any other kind of node has none of these fields.
  return node?.id ? (node as RelationEvidence) : null;
}

/** Every relation between the same two entities, at most 100. */
export async function fetchSiblings(between: readonly [string, string], signal: AbortSignal): Promise<readonly Relation[]> {
  const { relations } = await request<{ relations: Connection<Relation> }>(
    /* GraphQL */ `
      query Siblings($between: [ID!]!) {
        relations(between: $between, first: 100) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              ...relationFields
            }
          }
        }
      }
      ${entityRef}
      ${relationFields}
    `,
    { between },
    signal,
  );
  return relations.edges.map((edge) => edge.node);
}
