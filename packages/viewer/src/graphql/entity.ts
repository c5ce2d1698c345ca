import { request } from "./client.js";
import { entityRef, relationFields } from "./fragments.js";
import type { Connection, EntityDetails, Relation } from "./types.js";

/** An entity and one page of its relations. */
export interface EntityWithRelations extends EntityDetails {
  readonly relations: Connection<Relation>;
}

/**
 * An entity with the page of its relations that follows `after`.
 *
 * @param id - canonical id; a merged one resolves too
 * @param after - cursor of the page before, null for the first
 * @returns null if the store has no such entity
 */
export async function fetchEntity(id: string, after: string | null, signal?: AbortSignal): Promise<EntityWithRelations | null> {
  const { entity } = await request<{ entity: EntityWithRelations | null }>(
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
          relations(first: 40, after: $after) {
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
      }
      ${entityRef}
      ${relationFields}
    `,
    { id, after },
    signal,
  );
  return entity;
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
