import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore } from "../testing/corpus.js";
import { serve, type Served } from "../testing/served.js";

let server: Served;
beforeAll(async () => {
  server = await serve(await corpusStore());
});
afterAll(() => server.close());

/** How often a question is asked: compiled before the last time. */
const times = 5;

const questions: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
  [
    "a list",
    "{ statements(first: 3) { totalCount pageInfo { hasNextPage } edges { cursor node { id polarity value subject { name __typename } } } } }",
    {},
  ],
  [
    "every field of a statement",
    `{ statements(first: 20) { edges { node { id subject { id name } predicate object { name } value
    qualifiers { name value entity { name } } speaker { name entity { name } } via document { title } version { checksum } origin { kind }
    confidence review judgements { kind author standing } evidence { start end quote sentence } relation { id tally { total } } } } } }`,
    {},
  ],
  [
    "abstract types",
    `{ nodes(ids: ["country:XK", "tribune", "nothing"]) { __typename id ... on Document { title } ... on Entity { name aliases } } }`,
    {},
  ],
  [
    "a fragment and variables",
    "query ($id: ID!, $deep: Boolean!) { entity(id: $id) { ...some status { status } } } fragment some on Entity { name relations(first: 2) @include(if: $deep) { edges { node { tally { affirmed } } } } }",
    { id: "country:GB", deep: true },
  ],
  [
    "an enum and an input",
    "query ($filter: StatementFilter) { statements(filter: $filter) { totalCount } }",
    { filter: { polarities: ["negated"], asOf: "2025-06" } },
  ],
  ["a picture", "{ overview(filter: {}) { nodes { entity { id } x y reviewed } edges { relation { id origins } } truncated } }", {}],
  ["introspection", '{ __schema { queryType { name } } __type(name: "Entity") { fields { name } } }', {}],
  ["an unknown seed", `{ neighbourhood(seeds: ["Kosvo"]) { truncated } }`, {}],
  ["a mistake beside an answer", `{ entity(id: "country:XK") { name } facets(limit: 0) { predicates { count } } }`, {}],
  ["a variable that does not fit", "query ($id: ID!) { entity(id: $id) { name } }", {}],
  ["a date that is none", "query ($date: Edtf) { statements(filter: { asOf: $date }) { totalCount } }", { date: "soon" }],
];

describe("a question that is asked again and again", () => {
  it.each(questions)("gets the same answer each time: %s", async (_what, query, variables) => {
    const first = await server.ask(query, variables);
    for (let time = 1; time < times; time += 1) expect(await server.ask(query, variables)).toEqual(first);
  });
});
