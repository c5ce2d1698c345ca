import { printSchema, type GraphQLSchema } from "graphql";
import { createBuilder, type Builder } from "./builder.js";
import { createRefs, type Refs } from "./refs.js";
import { communities } from "../fields/communities.js";
import { components } from "../fields/components.js";
import { degrees } from "../fields/degrees.js";
import { document } from "../fields/document.js";
import { documents } from "../fields/documents.js";
import { entities } from "../fields/entities.js";
import { entity } from "../fields/entity.js";
import { facets } from "../fields/facets.js";
import { neighbourhood } from "../fields/neighbourhood.js";
import { node } from "../fields/node.js";
import { nodes } from "../fields/nodes.js";
import { overview } from "../fields/overview.js";
import { pageRank } from "../fields/page-rank.js";
import { paths } from "../fields/paths.js";
import { relations } from "../fields/relations.js";
import { sameCandidates } from "../fields/same-candidates.js";
import { statements } from "../fields/statements.js";
import { stats } from "../fields/stats.js";
import { timeline } from "../fields/timeline.js";
import { implementAnalysis } from "../types/analysis.js";
import { implementConnections } from "../types/connection.js";
import { implementCurrentStatus } from "../types/current-status.js";
import { implementDocument } from "../types/document.js";
import { implementEdtf } from "../types/edtf.js";
import { implementEntity } from "../types/entity.js";
import { implementEvidence } from "../types/evidence.js";
import { implementFacets } from "../types/facets.js";
import { implementJudgement } from "../types/judgement.js";
import { implementNode } from "../types/node.js";
import { implementPath } from "../types/path.js";
import { implementRelation } from "../types/relation.js";
import { implementSameCandidate } from "../types/same-candidate.js";
import { implementStatement } from "../types/statement.js";
import { implementStats } from "../types/stats.js";
import { implementSubgraph } from "../types/subgraph.js";
import { implementTally } from "../types/tally.js";

/** Adds one part to a schema. */
type Part = (builder: Builder, refs: Refs) => void;

/** Every type: to add one, write its file and name it here. */
const types: readonly Part[] = [
  implementEdtf,
  implementNode,
  implementEntity,
  implementStatement,
  implementEvidence,
  implementJudgement,
  implementCurrentStatus,
  implementRelation,
  implementTally,
  implementDocument,
  implementSubgraph,
  implementPath,
  implementSameCandidate,
  implementStats,
  implementFacets,
  implementAnalysis,
  implementConnections,
];

/** Every field of Query: to add one, write its file and name it here. */
const fields: readonly Part[] = [
  node,
  nodes,
  entity,
  entities,
  relations,
  statements,
  documents,
  document,
  neighbourhood,
  paths,
  sameCandidates,
  overview,
  facets,
  timeline,
  degrees,
  components,
  communities,
  pageRank,
  stats,
];

/** The whole schema, made anew from the ontology. */
export function createSchema(): GraphQLSchema {
  const builder = createBuilder();
  const refs = createRefs(builder);
  builder.queryType({ description: "Who proposed, signed, refused or stalled each agreement, when, and the exact sentence that says so." });
  for (const part of [...types, ...fields]) part(builder, refs);
  return builder.toSchema({ sortSchema: false });
}

/** The schema as text, as it is committed in docs/schema.graphql. */
export function schemaText(): string {
  return `${printSchema(createSchema())}\n`;
}
