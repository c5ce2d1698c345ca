import type {
  AttachedJudgement,
  CurrentStatus,
  Evidence,
  GraphStatement,
  Facets,
  FacetCount,
  Origin,
  SameCandidate,
  SameEvidence,
  Timeline,
} from "@entente/core";
import type { Connection, PageInfo } from "../paging.js";
import type {
  CommunitiesSource,
  CountSource,
  DegreeSource,
  DocumentSource,
  EdgeSource,
  EntityGroupSource,
  EntityPageSource,
  EntitySource,
  MentionSource,
  NodeSource,
  PartsSource,
  PathSource,
  PlacedNode,
  QualifierSource,
  RankSource,
  RelationSource,
  SimilarSource,
  SpeakerSource,
  StatsSource,
  SubgraphSource,
  TallySource,
  VersionSource,
} from "../sources.js";
import type { Builder } from "./builder.js";
import { createFilterInput } from "../types/filter-input.js";
import { createEnums } from "./enums.js";

/** A reference to every type before any has fields, so that types may name each other in any order. */
export function createRefs(builder: Builder) {
  const enums = createEnums(builder);
  return {
    ...enums,
    Node: builder.interfaceRef<NodeSource>("Node"),
    Entity: builder.interfaceRef<EntitySource>("Entity"),
    Statement: builder.objectRef<GraphStatement>("Statement"),
    Relation: builder.objectRef<RelationSource>("Relation"),
    Document: builder.objectRef<DocumentSource>("Document"),
    DocumentVersion: builder.objectRef<VersionSource>("DocumentVersion"),
    Qualifier: builder.objectRef<QualifierSource>("Qualifier"),
    Speaker: builder.objectRef<SpeakerSource>("Speaker"),
    Origin: builder.objectRef<Origin>("Origin"),
    Evidence: builder.objectRef<Evidence & { readonly statement: GraphStatement }>("Evidence"),
    Judgement: builder.objectRef<AttachedJudgement>("Judgement"),
    Mention: builder.objectRef<MentionSource>("Mention"),
    CurrentStatus: builder.objectRef<CurrentStatus>("CurrentStatus"),
    Tally: builder.objectRef<TallySource>("Tally"),
    GraphNode: builder.objectRef<PlacedNode>("GraphNode"),
    GraphEdge: builder.objectRef<EdgeSource>("GraphEdge"),
    Subgraph: builder.objectRef<SubgraphSource>("Subgraph"),
    SameCandidate: builder.objectRef<SameCandidate>("SameCandidate"),
    SameEvidence: builder.objectRef<SameEvidence>("SameEvidence"),
    Path: builder.objectRef<PathSource>("Path"),
    Count: builder.objectRef<CountSource>("Count"),
    Stats: builder.objectRef<StatsSource>("Stats"),
    SimilarEntity: builder.objectRef<SimilarSource>("SimilarEntity"),
    EntityDegree: builder.objectRef<DegreeSource>("EntityDegree"),
    RankedEntity: builder.objectRef<RankSource>("RankedEntity"),
    EntityGroup: builder.objectRef<EntityGroupSource>("EntityGroup"),
    Components: builder.objectRef<PartsSource>("Components"),
    Communities: builder.objectRef<CommunitiesSource>("Communities"),
    FacetCount: builder.objectRef<FacetCount>("FacetCount"),
    SpeakerCount: builder.objectRef<FacetCount>("SpeakerCount"),
    Facets: builder.objectRef<Facets>("Facets"),
    Timeline: builder.objectRef<Timeline>("Timeline"),
    TimelinePeriod: builder.objectRef<Timeline["periods"][number]>("TimelinePeriod"),
    PageInfo: builder.objectRef<PageInfo>("PageInfo"),
    EntityConnection: builder.objectRef<EntityPageSource>("EntityConnection"),
    StatementConnection: builder.objectRef<Connection<GraphStatement>>("StatementConnection"),
    RelationConnection: builder.objectRef<Connection<RelationSource>>("RelationConnection"),
    DocumentConnection: builder.objectRef<Connection<DocumentSource>>("DocumentConnection"),
    StatementFilter: createFilterInput(builder, enums),
  };
}

/** The references of one schema. */
export type Refs = ReturnType<typeof createRefs>;
