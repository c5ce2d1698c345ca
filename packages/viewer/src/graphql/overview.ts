import { request } from "./client.js";
import { entityRef, relationFields, subgraphFields } from "./fragments.js";
import type { Stats, Subgraph } from "./types.js";

/** The most entities that are drawn at start. */
const overviewLimit = 300;

/** The graph at start, and how much the store holds beyond it. */
export interface Overview {
  readonly overview: Subgraph;
  readonly stats: Stats;
}

/** Every form, review and modality of the best connected entities (`filter: {}`). */
export function fetchOverview(signal: AbortSignal): Promise<Overview> {
  return request(
    /* GraphQL */ `
      query Overview($limit: Int!) {
        overview(limit: $limit, filter: {}) {
          ...subgraphFields
        }
        stats {
          documents
          entities
          relations
          statements
          store
          statementsByReview {
            name
            count
          }
        }
      }
      ${entityRef}
      ${relationFields}
      ${subgraphFields}
    `,
    { limit: overviewLimit },
    signal,
  );
}

/** What touches these entities, every form: for `expand` and for links to what the overview left out. */
export async function fetchNeighbourhood(seeds: readonly string[], signal?: AbortSignal): Promise<Subgraph> {
  const { neighbourhood } = await request<{ neighbourhood: Subgraph }>(
    /* GraphQL */ `
      query Neighbourhood($seeds: [ID!]!) {
        neighbourhood(seeds: $seeds, depth: 1, limit: 60, filter: {}) {
          ...subgraphFields
        }
      }
      ${entityRef}
      ${relationFields}
      ${subgraphFields}
    `,
    { seeds },
    signal,
  );
  return neighbourhood;
}
