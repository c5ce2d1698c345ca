import {
  communities,
  components,
  EntenteError,
  facets,
  factual,
  pageRank,
  timeline,
  type CommunitiesRequest,
  type EntitySearch,
  type FindRequest,
  type GraphFinder,
  type GraphReader,
  type PageRankRequest,
  type StatementFilter,
  type TallyRequest,
  type TimelineUnit,
} from "@entente/core";

/** What questions are asked of: an index, read in ids. */
export interface Questioned {
  readonly finder: GraphFinder;
  /** Of the verbs only those work that ask for no names and no evidence. */
  readonly reader: GraphReader;
}

/** How many relations communities are looked for in: Louvain takes seconds beyond it. */
const mostEdges = 200_000;

/**
 * Questions that may look at a whole graph. They are asked in a thread where the graph is large; arguments and answers are plain
 * data.
 */
export const questions = {
  search: ({ finder }: Questioned, request: EntitySearch) => finder.search(request),
  similar: ({ finder }: Questioned, request: Omit<EntitySearch, "after">) => finder.similar(request),
  statements: ({ finder }: Questioned, request: FindRequest) => finder.findStatements(request),
  relations: ({ finder }: Questioned, request: FindRequest) => finder.findRelations(request),
  counts: ({ finder }: Questioned, _nothing: null) => finder.counts(),
  facets: ({ reader }: Questioned, { request, limit }: { readonly request: TallyRequest; readonly limit: number }) =>
    facets(reader, request, limit),
  timeline: ({ reader }: Questioned, { request, unit }: { readonly request: TallyRequest; readonly unit: TimelineUnit }) =>
    timeline(reader, request, unit),
  components: async ({ reader }: Questioned, { filter, limit, members }: PartsRequest) => {
    const parts = await components(reader, filter);
    return { total: parts.length, parts: cut(parts, limit, members) };
  },
  communities: async ({ reader, finder }: Questioned, { limit, members, ...request }: CommunitiesRequest & PartsRequest) => {
    refuseMany(finder, request.filter ?? factual);
    const { groups, modularity } = await communities(reader, request);
    return { total: groups.length, modularity, parts: cut(groups, limit, members) };
  },
  pageRank: ({ reader }: Questioned, request: PageRankRequest) => pageRank(reader, request),
} as const;

/** Which parts of a graph are wanted. */
export interface PartsRequest {
  readonly filter: StatementFilter;
  /** At most so many parts, the largest. */
  readonly limit: number;
  /** At most so many entities of each. */
  readonly members: number;
}

/** The name of a question. */
export type QuestionName = keyof typeof questions;
/** What a question takes. */
export type QuestionArguments<Name extends QuestionName> = Parameters<(typeof questions)[Name]>[1];
/** What a question is answered with. */
export type QuestionAnswer<Name extends QuestionName> = Awaited<ReturnType<(typeof questions)[Name]>>;

function cut(parts: readonly (readonly string[])[], limit: number, members: number) {
  return parts.slice(0, limit).map((ids) => ({ size: ids.length, ids: ids.slice(0, members) }));
}

function refuseMany(finder: GraphFinder, filter: StatementFilter): void {
  const { total } = finder.findRelations({ filter, limit: 0 });
  if (total <= mostEdges) return;
  throw new EntenteError(
    "LIMIT_EXCEEDED",
    `communities are looked for in at most ${mostEdges} relations, ${total} pass the filter; narrow it, for example by predicates or collections`,
  );
}
