import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore, target } from "../testing/corpus.js";
import { codes, serve, type Served } from "../testing/served.js";

let server: Served;
beforeAll(async () => {
  server = await serve(await corpusStore());
});
afterAll(() => server.close());

describe("entity", () => {
  it("gives name, type, aliases and degree of a country by its common English name", async () => {
    const { data } = await server.ask(`{ entity(id: "country:XK") { __typename id name type degree status { track } } }`);
    expect(data).toEqual({ entity: { __typename: "Country", id: "country:XK", name: "Kosovo", type: "Country", degree: 2, status: null } });
  });

  it("leads from a merged id to the entity it was merged into", async () => {
    const query = `query ($id: ID!) { entity(id: $id) { id name aliases mergedIds relations { edges { node { predicate } } } } }`;
    const { data } = await server.ask<{ entity: { id: string; mergedIds: string[] } }>(query, { id: "person:vjosa-osmani" });
    expect(data.entity).toMatchObject({ aliases: expect.any(Array), relations: { edges: [{}, {}] } });
    expect(data.entity.mergedIds).toHaveLength(1);
    const merged = await server.ask<{ entity: { id: string } }>(query, { id: data.entity.mergedIds[0] });
    expect(merged.data.entity.id).toBe(data.entity.id);
  });

  it("is null for an unknown id", async () => {
    expect((await server.ask(`{ entity(id: "country:ZZ") { id } }`)).data).toEqual({ entity: null });
  });

  it("says where an agreement stands", async () => {
    const { data } = await server.ask(
      `{ entities(search: "Rwanda Partnership") { edges { node { __typename status { track status statement { review } } } } } }`,
    );
    const status = [{ track: "law", status: "terminated", statement: { review: "accepted" } }];
    expect(data).toEqual({ entities: { edges: [{ node: { __typename: "Agreement", status } }] } });
  });

  it("lists its own relations and statements", async () => {
    const { data } = await server.ask(`{ entity(id: "country:GB") {
      relations { totalCount }
      statements(filter: { polarities: [negated] }) { totalCount edges { node { polarity subject { name } } } }
    } }`);
    expect(data).toEqual({
      entity: {
        relations: { totalCount: 3 },
        statements: { totalCount: 1, edges: [{ node: { polarity: "negated", subject: { name: "Kosovo" } } }] },
      },
    });
  });
});

describe("entities", () => {
  it("finds by name and type, folded", async () => {
    const { data } = await server.ask(`{ entities(search: "kosovo", types: [Country]) { totalCount edges { node { id } } } }`);
    expect(data).toEqual({ entities: { totalCount: 1, edges: [{ node: { id: "country:XK" } }] } });
  });

  it("lists all, best connected first, without search", async () => {
    const { data } = await server.ask<{ entities: { edges: { node: { degree: number } }[] } }>(
      `{ entities { edges { node { degree } } } }`,
    );
    const degrees = data.entities.edges.map(({ node }) => node.degree);
    expect(degrees).toEqual(degrees.toSorted((a, b) => b - a));
    expect(degrees.length).toBeGreaterThan(5);
  });
});

describe("statements", () => {
  it("between two countries says who, how and in which words", async () => {
    const { data } = await server.ask(`{ statements(between: ["country:GB", "country:XK"]) { totalCount edges { node {
      subject { name } predicate object { name } value qualifiers { name value entity { name } } polarity modality review via confidence
      speaker { name entity { __typename name } speaksFor { name } }
      document { id outlet published } origin { kind name version }
      evidence { start end quote sentence sentenceStart sentenceEnd }
    } } } }`);
    const denial = target("post", 0);
    expect(data).toMatchObject({ statements: { totalCount: 3 } });
    expect(data).toHaveProperty("statements.edges.0.node", {
      subject: { name: "Kosovo" },
      predicate: "negotiatesWith",
      object: { name: "United Kingdom" },
      value: null,
      qualifiers: [{ name: "formality", value: "formal", entity: null }],
      polarity: "negated",
      modality: "asserted",
      review: "unreviewed",
      via: null,
      confidence: 0.8,
      speaker: { name: "Vjosa Osmani", entity: { __typename: "Person", name: "Vjosa Osmani" }, speaksFor: null },
      document: { id: "post", outlet: "Balkan Post", published: "2025-05-18" },
      origin: { kind: "extractor", name: "reader", version: "1" },
      evidence: {
        start: 0,
        end: denial.quote.length,
        quote: denial.quote,
        sentence: denial.quote,
        sentenceStart: 0,
        sentenceEnd: denial.quote.length,
      },
    });
  });

  it("have exactly one of object and value, and entities among qualifiers", async () => {
    const { data } = await server.ask<{ statements: { edges: { node: { object: unknown; value: unknown; qualifiers: unknown[] } }[] } }>(
      `{ statements { edges { node { object { id } value qualifiers { name value entity { id } } } } } }`,
    );
    const nodes = data.statements.edges.map(({ node }) => node);
    expect(nodes).toHaveLength(11);
    for (const { object, value } of nodes) expect((object === null) !== (value === null)).toBe(true);
    expect(nodes.flatMap(({ qualifiers }) => qualifiers)).toContainEqual({
      name: "by",
      value: "United Kingdom",
      entity: { id: "country:GB" },
    });
  });

  it("carry the judgements on them, undone ones too", async () => {
    const { data } = await server.ask(`{ statements(filter: { types: [Country, Agreement], documents: ["gazette", "tribune"] }) {
      edges { node { review judgements { kind author at note reason standing } } } } }`);
    const undone = { kind: "retract", author: "Ana", at: "2025-06-02T02:00:00Z", note: null, reason: "misread", standing: false };
    const disputed = {
      kind: "dispute",
      author: "Ben",
      at: "2025-06-02T04:00:00Z",
      note: "Skopje answered.",
      reason: "answered",
      standing: true,
    };
    expect(data).toHaveProperty("statements.edges", expect.arrayContaining([{ node: { review: "unreviewed", judgements: [undone] } }]));
    expect(data).toHaveProperty("statements.edges", expect.arrayContaining([{ node: { review: "disputed", judgements: [disputed] } }]));
  });

  it.each([
    ["everything without a filter", "", 11],
    ["everything with an empty one", "filter: {}", 11],
    ["nothing for an empty list", "filter: { predicates: [] }", 0],
    ["predicates", "filter: { predicates: [partyTo, visited] }", 3],
    ["polarities", "filter: { polarities: [negated] }", 1],
    ["modalities", "filter: { modalities: [planned] }", 2],
    ["reviews", "filter: { reviews: [accepted, disputed] }", 2],
    ["documents", `filter: { documents: ["tribune", "copy"] }`, 4],
    ["collections", `filter: { collections: ["schemes"] }`, 4],
    ["speakers", `filter: { speakers: ["person:vjosa-osmani"] }`, 1],
    ["confidence", "filter: { minConfidence: 0.7 }", 9],
    ["asOf", `filter: { asOf: "2024" }`, 4],
    ["asOf with undated documents", `filter: { asOf: "2024", includeUndated: true }`, 5],
    ["validAt", `filter: { validAt: "2022-04-14" }`, 1],
    ["null for no restriction", "filter: { predicates: null, asOf: null }", 11],
  ])("are filtered by %s", async (_what, filter, count) => {
    const { data, errors } = await server.ask(`{ statements${filter && `(${filter})`} { totalCount } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ statements: { totalCount: count } });
  });
});

describe("relations", () => {
  it("count forms, reviews, documents and origins, and tell disagreement", async () => {
    const { data } = await server.ask(`{ relations(between: ["country:XK", "country:GB"]) { edges { node {
      subject { name } predicate object { name } value documents origins disagreement
      tally { affirmed negated planned possible evaluative unreviewed accepted retracted disputed total }
      statements(filter: { polarities: [affirmed] }) { totalCount }
    } } } }`);
    expect(data).toHaveProperty("relations.edges", [
      {
        node: {
          subject: { name: "United Kingdom" },
          predicate: "negotiatesWith",
          object: { name: "Kosovo" },
          value: null,
          documents: 3,
          // The reported talks and their copy are one origin; the denial is another, and denies formal talks only.
          origins: 2,
          disagreement: false,
          tally: {
            affirmed: 2,
            negated: 1,
            planned: 0,
            possible: 0,
            evaluative: 0,
            unreviewed: 3,
            accepted: 0,
            retracted: 0,
            disputed: 0,
            total: 3,
          },
          statements: { totalCount: 2 },
        },
      },
    ]);
  });

  it("count what is disputed under its review only", async () => {
    const { data } = await server.ask(
      `{ relations(entity: "country:MK") { edges { node { predicate tally { planned disputed unreviewed total } } } } }`,
    );
    expect(data).toHaveProperty("relations.edges", [
      { node: { predicate: "approached", tally: { planned: 1, disputed: 1, unreviewed: 1, total: 2 } } },
    ]);
  });

  it("show themselves as of the day they are asked for", async () => {
    const query = `query ($filter: StatementFilter) { relations(entity: "country:XK", filter: $filter) { edges { node { tally { total } documents statements { totalCount } } } } }`;
    const { data } = await server.ask(query, { filter: { asOf: "2025-05-19", predicates: ["negotiatesWith"] } });
    expect(data).toHaveProperty("relations.edges", [{ node: { tally: { total: 1 }, documents: 1, statements: { totalCount: 1 } } }]);
  });

  it("refuse unknown entities rather than answer that nobody says so", async () => {
    const unknown = await server.ask(`{ relations(entity: "country:ZZ") { totalCount } }`);
    expect(codes(unknown)).toEqual(["NOT_FOUND"]);
    expect(codes(await server.ask(`{ statements(relation: "rl_0") { totalCount } }`))).toEqual(["NOT_FOUND"]);
    expect(codes(await server.ask(`{ relations(between: ["country:XK"]) { totalCount } }`))).toEqual(["BAD_INPUT"]);
  });
});

describe("documents", () => {
  it("are listed by publication, undated ones last", async () => {
    const { data } = await server.ask(`{ documents { totalCount edges { node { id } } } }`);
    const ids = ["gazette", "post", "tribune", "copy", "diary", "empty"];
    expect(data).toEqual({ documents: { totalCount: 6, edges: ids.map((id) => ({ node: { id } })) } });
  });

  it("give text, mentions that fit it, versions and silence", async () => {
    interface Mention {
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly kind: string;
      readonly entity: { readonly id: string };
    }
    const { data } = await server.ask<{ document: { text: string; mentions: Mention[] } }>(`{ document(id: "post") {
      title outlet published url path language licence collections sentences silentSentences text
      versions { checksum title outlet published readAt }
      mentions { start end text kind entity { id } }
      statements { totalCount }
    } }`);
    expect(data.document).toMatchObject({
      title: "No formal talks",
      outlet: "Balkan Post",
      published: "2025-05-18",
      url: null,
      path: "post.txt",
      language: "en",
      licence: null,
      collections: ["hubs"],
      sentences: 3,
      silentSentences: 1,
      statements: { totalCount: 2 },
      versions: [{ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), title: "No formal talks", readAt: "2025-06-01T08:00:00Z" }],
    });
    const { text, mentions } = data.document;
    const osmani = await server.ask<{ entity: { id: string } }>(`{ entity(id: "person:vjosa-osmani") { id } }`);
    const { id } = osmani.data.entity;
    expect(mentions.map(({ entity }) => entity.id)).toEqual([id, "country:XK", "country:GB", id, "country:XK"]);
    for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  });

  it("keep to themselves whatever documents a filter names", async () => {
    const { data } = await server.ask(`{ document(id: "post") {
      mine: statements(filter: { documents: ["post", "tribune"] }) { totalCount }
      others: statements(filter: { documents: ["tribune"] }) { totalCount }
    } }`);
    expect(data).toEqual({ document: { mine: { totalCount: 2 }, others: { totalCount: 0 } } });
  });

  it("are null for an unknown id", async () => {
    expect((await server.ask(`{ document(id: "nowhere") { id } }`)).data).toEqual({ document: null });
  });
});

describe("node and nodes", () => {
  it("give whatever has an id, in the order asked for", async () => {
    const ids = ["post", "country:XK", target("post", 0).statementId, "nothing"];
    const { data } = await server.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, { ids });
    const types = ["Document", "Country", "Statement"];
    expect(data).toEqual({ nodes: [...types.map((__typename, index) => ({ __typename, id: ids[index] })), null] });
  });

  it("lead from a statement to its relation and back", async () => {
    const { data } = await server.ask<{ node: { relation: { id: string } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Statement { relation { id } } } }`,
      { id: target("post", 0).statementId },
    );
    const back = await server.ask(`query ($id: ID!) { node(id: $id) { __typename ... on Relation { predicate } } }`, {
      id: data.node.relation.id,
    });
    expect(back.data).toEqual({ node: { __typename: "Relation", predicate: "negotiatesWith" } });
  });

  it("refuse more than a page", async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `x${index}`);
    expect(codes(await server.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids }))).toEqual(["BAD_INPUT"]);
  });
});

describe("stats", () => {
  it("count what is there and what reading gave nothing", async () => {
    const { data } = await server.ask(`{ stats {
      documents undatedDocuments silentDocuments sentences silentSentences entities relations statements judgements looseJudgements rejects
      rejectsByReason { name count } statementsByReview { name count } statementsByPolarity { name count } store
    } }`);
    expect(data).toEqual({
      stats: {
        documents: 6,
        undatedDocuments: 2,
        silentDocuments: 1,
        sentences: 12,
        silentSentences: 2,
        entities: 7,
        relations: 8,
        statements: 11,
        judgements: 5,
        looseJudgements: 0,
        rejects: 1,
        store: "memory",
        rejectsByReason: [{ name: "quoteNotInText", count: 1 }],
        statementsByReview: [
          { name: "unreviewed", count: 9 },
          { name: "accepted", count: 1 },
          { name: "disputed", count: 1 },
        ],
        statementsByPolarity: [
          { name: "affirmed", count: 10 },
          { name: "negated", count: 1 },
        ],
      },
    });
  });
});
