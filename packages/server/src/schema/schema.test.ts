import { entityTypes, modalities, polarities, predicates, reviews } from "@entente/ontology";
import { buildSchema, GraphQLEnumType, isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSchema, schemaText } from "./schema.js";

const schema = createSchema();

describe("the schema", () => {
  it("is the one that is committed", () => {
    const committed = readFileSync(new URL("../../../../docs/schema.graphql", import.meta.url), "utf8");
    expect(schemaText(), "run node scripts/print-schema.mjs and commit docs/schema.graphql").toBe(committed);
  });

  it("can be read back", () => {
    expect(Object.keys(buildSchema(schemaText()).getTypeMap()).toSorted()).toEqual(Object.keys(schema.getTypeMap()).toSorted());
  });

  it.each([
    ["EntityType", entityTypes],
    ["Predicate", predicates],
    ["Polarity", polarities],
    ["Modality", modalities],
    ["Review", reviews],
  ])("spells %s as the ontology does", (name, list) => {
    const type = schema.getType(name);
    expect(type).toBeInstanceOf(GraphQLEnumType);
    expect(type instanceof GraphQLEnumType && type.getValues().map((value) => value.name)).toEqual(Object.keys(list));
  });

  it("has one type for each entity type, with the fields of Entity", () => {
    for (const name of Object.keys(entityTypes)) expect(fieldsOf(schema, name)).toEqual(fieldsOf(schema, "Entity"));
  });

  // These names are a promise to everyone who has written a query.
  it.each([
    ["Entity", "id name type aliases mergedIds degree relations statements status"],
    [
      "Statement",
      "id subject predicate object value qualifiers polarity modality speaker via document version origin confidence review judgements evidence relation",
    ],
    ["Evidence", "start end quote sentence sentenceStart sentenceEnd"],
    ["Speaker", "name entity speaksFor"],
    ["Relation", "id subject predicate object value tally disagreement documents origins statements"],
    [
      "Document",
      "id title outlet published url path language licence collections versions text mentions sentences silentSentences statements",
    ],
    ["Subgraph", "nodes edges truncated omittedNodes"],
    ["GraphNode", "entity x y degree reviewed"],
    ["StatementConnection", "edges pageInfo totalCount"],
    ["StatementEdge", "cursor node"],
    ["PageInfo", "hasNextPage hasPreviousPage startCursor endCursor"],
    ["EntityConnection", "edges pageInfo totalCount similar"],
    ["Facets", "predicates polarities modalities reviews documents collections speakers published"],
    ["Timeline", "periods undated"],
    ["Components", "total components"],
    ["Communities", "total modularity communities"],
    ["EntityGroup", "size entities"],
    ["RankedEntity", "entity rank"],
    ["EntityDegree", "entity degree"],
    [
      "Query",
      "node nodes entity entities relations statements documents document neighbourhood paths sameCandidates overview facets timeline degrees components communities pageRank stats",
    ],
  ])("keeps the field names of %s", (type, names) => {
    expect(new Set(fieldsOf(schema, type))).toEqual(new Set(names.split(" ")));
  });
});

function fieldsOf(from: GraphQLSchema, name: string): readonly string[] {
  const type = from.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).toSorted() : [];
}
