import { request } from "./client.js";
import { entityRef, relationFields } from "./fragments.js";
import type { Connection, EntityDetails, Relation } from "./types.js";

/** An entity and one page of its relations. */
export interface EntityCard {
  readonly entity: EntityDetails | null;
  readonly relations: Connection<Relation>;
}

/**
 * An entity with the page of its relations that follows `after`.
 *
 * @param id - canonical id; a merged one resolves too
 * @param after - cursor of the page before, null for the first
 */
export function fetchEntity(id: string, after: string | null, signal?: AbortSignal): Promise<EntityCard> {
  return request(
    /* GraphQL */ `
      query Entity($id: ID!, $after: String) {
        entity(id: $id) {
          ...entityRef
          aliases
          degree
          status {
            track
            status
          }
        }
        relations(entity: $id, first: 40, after: $after) {
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
    { id, after },
    signal,
  );
}

/**
 * Entities whose name or alias resembles what was typed, best first.
 *
 * @param search - what was typed
 */
export async function searchEntities(search: string, signal: AbortSignal): Promise<Connection<EntityDetails>> {
  const { entities } = await request<{ entities: Connection<EntityDetails> }>(
    /* GraphQL */ `
      query Search($search: String!) {
        entities(search: $search, first: 8) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              ...entityRef
              aliases
              degree
              status {
                track
                status
              }
            }
          }
        }
      }
      ${entityRef}
    `,
    { search },
    signal,
  );
  return entities;
}
