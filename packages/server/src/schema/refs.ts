import type {
  AttachedJudgement,
  CurrentStatus,
  Evidence,
  GraphEntity,
  GraphStatement,
  Origin,
  SameCandidate,
  SameEvidence,
} from "@entente/core";
import type { Connection, PageInfo } from "../paging.js";
import type {
  CountSource,
  DocumentSource,
  EdgeSource,
  MentionSource,
  NodeSource,
  PathSource,
  PlacedNode,
  QualifierSource,
  RelationSource,
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
    Entity: builder.interfaceRef<GraphEntity>("Entity"),
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
    PageInfo: builder.objectRef<PageInfo>("PageInfo"),
    EntityConnection: builder.objectRef<Connection<GraphEntity>>("EntityConnection"),
    StatementConnection: builder.objectRef<Connection<GraphStatement>>("StatementConnection"),
    RelationConnection: builder.objectRef<Connection<RelationSource>>("RelationConnection"),
    DocumentConnection: builder.objectRef<Connection<DocumentSource>>("DocumentConnection"),
    StatementFilter: createFilterInput(builder, enums),
  };
}

/** The references of one schema. */
export type Refs = ReturnType<typeof createRefs>;
