import type { EntityType, Predicate } from "@entente/ontology";
import { addSubgraph, createGraph, type DrawnGraph } from "../graph/model.js";
import type { EntityRef, GraphNode, Relation, Tally } from "../graphql/types.js";

const noTally: Tally = {
  affirmed: 0,
  negated: 0,
  planned: 0,
  possible: 0,
  evaluative: 0,
  unreviewed: 0,
  accepted: 0,
  retracted: 0,
  disputed: 0,
  total: 0,
};

/** An entity whose id is its name. */
export function entity(name: string, type: EntityType = "Country"): EntityRef {
  return { id: name, name, type };
}

/** A node for an entity, as the server would send it. */
export function node(ref: EntityRef, reviewed = false): GraphNode {
  return { entity: { ...ref, degree: 1, status: null }, x: 0, y: 0, reviewed };
}

/** A relation with the id `subject predicate object`; without counts one unreviewed, affirmed statement. */
export function relation(subject: EntityRef, predicate: Predicate, object: EntityRef, counts?: Partial<Tally>): Relation {
  const tally = { ...noTally, ...(counts ?? { affirmed: 1, unreviewed: 1, total: 1 }) };
  return {
    id: `${subject.name} ${predicate} ${object.name}`,
    subject,
    predicate,
    object,
    value: null,
    tally,
    contested: { edges: [] },
    disagreement: false,
    documents: 1,
    origins: 1,
  };
}

/** A drawn graph of these relations and their ends. */
export function graphOf(...relations: readonly Relation[]): DrawnGraph {
  const ends = relations.flatMap(({ subject, object }) => (object ? [subject, object] : [subject]));
  const graph = createGraph();
  addSubgraph(graph, {
    nodes: ends.map((end) => node(end)),
    edges: relations.map((one) => ({ relation: one })),
    truncated: false,
    omittedNodes: 0,
  });
  return graph;
}
