import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildGraph,
  checkRecords,
  currentStatuses,
  readRecords,
  type DocumentEntity,
  type EntityTarget,
  type Graph,
  type GraphRecords,
  type GraphStatement,
  type Judgement,
  type LocalEntity,
  type Meaning,
  type ProposedStatement,
  type StatementTarget,
} from "@entente/core";
import { createAnalyst, openLanguage, readReference, type Extractor, type ReferenceData } from "@entente/ingest";
import { symmetricPredicates } from "@entente/ontology";
import { openStore, type Store } from "@entente/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDemo } from "./demo-build.js";
import { ingestInto } from "./ingest-into.js";
import { places } from "./places.js";
import { temporaryFolder } from "./testing/run.js";

const expected = readFileSync(join(places.demo, "expected.ndjson"), "utf8").trim().split("\n");

let reference: ReferenceData;
let language: Awaited<ReturnType<typeof openLanguage>>;
let store: Store;
let records: GraphRecords;
let graph: Graph;
const folder = temporaryFolder();

beforeAll(async () => {
  reference = await readReference(places.reference);
  language = await openLanguage(places.models);
  const location = join(folder, "demo.db");
  await buildDemo(location, reference);
  store = await openStore(location);
  records = await readRecords(store);
  graph = buildGraph(records, reference.entities);
});

afterAll(() => store.close());

/** Statements of the graph that hold between two entities, in either direction. */
function between(one: string, other: string): readonly GraphStatement[] {
  return [...graph.statements.values()].filter(
    ({ subjectId, objectId }) => (subjectId === one && objectId === other) || (subjectId === other && objectId === one),
  );
}

function entityId(type: string, name: string): string {
  const found = [...graph.entities.values()].filter((entity) => entity.type === type && entity.name === name);
  expect(found).toHaveLength(1);
  return found[0]?.id ?? "";
}

function documentName(statement: Pick<GraphStatement, "documentId">): string {
  return (graph.documents.get(statement.documentId)?.path ?? "").replace(/\.md$/, "");
}

/** Relations as expected.ndjson writes them, one line each. */
function linesOf({ relations, statements, entities }: Graph): readonly string[] {
  const name = (id: string | null | undefined): string | null => entities.get(id ?? "")?.name ?? null;
  const type = (id: string | null): string | null => entities.get(id ?? "")?.type ?? null;
  const said = ({ qualifiers, qualifierIds }: GraphStatement): object =>
    Object.fromEntries(
      Object.entries(qualifiers)
        .map(([key, value]) => [key, typeof value === "object" ? name(qualifierIds[key]) : value] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const statementLine = (statement: GraphStatement): string => {
    const { evidence, polarity, modality, review, speaker, speakerId, via } = statement;
    const speakerName = speakerId === null ? (speaker?.name ?? null) : name(speakerId);
    return JSON.stringify({
      document: documentName(statement),
      quote: evidence.quote,
      polarity,
      modality,
      review,
      speaker: speakerName,
      via,
      qualifiers: said(statement),
    });
  };
  return [...relations.values()]
    .map(({ subjectId, predicate, objectId, value, statementIds }) => {
      const lines = statementIds.flatMap((id) => statements.get(id) ?? []).map(statementLine);
      const ends = {
        subject: name(subjectId),
        subjectType: type(subjectId),
        predicate,
        object: name(objectId),
        objectType: type(objectId),
        value,
      };
      return JSON.stringify({ ...ends, statements: lines.sort().map((line): unknown => JSON.parse(line)) });
    })
    .sort();
}

describe("the demo graph", () => {
  it("holds every relation that is expected, and no other", () => {
    const actual = linesOf(graph);
    expect(expected.filter((line) => !actual.includes(line))).toEqual([]);
    expect(actual.filter((line) => !expected.includes(line))).toEqual([]);
    expect(actual).toHaveLength(expected.length);
  });

  it("leaves no judgement loose and breaks no invariant", async () => {
    expect(graph.loose).toEqual([]);
    expect(records.rejects).toEqual([]);
    const { checks } = await checkRecords(store, reference.entities);
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("quotes nothing that does not stand in its document", async () => {
    for (const { documentId: id, version, evidence } of graph.statements.values()) {
      expect((await store.text(id, version))?.slice(evidence.start, evidence.end)).toBe(evidence.quote);
    }
    expect(graph.statements.size).toBeGreaterThan(300);
  });

  it.each([
    ["Kosovo", "Vjosa Osmani"],
    ["North Macedonia", "Hristijan Mickoski"],
  ])("lets %s deny talks with the United Kingdom through %s, and lets nobody affirm them", (country, leader) => {
    const talks = between(entityId("Country", "United Kingdom"), entityId("Country", country)).filter(
      ({ predicate }) => predicate === "negotiatesWith" || predicate === "approached",
    );
    const denials = talks.filter(({ polarity, review }) => polarity === "negated" && review === "accepted");
    expect(denials.filter(({ predicate }) => predicate === "negotiatesWith").map(({ qualifiers }) => qualifiers["formality"])).toEqual([
      "formal",
    ]);
    expect(new Set(denials.map(({ speaker }) => speaker?.name))).toEqual(new Set([leader]));
    expect(talks.filter(({ polarity, modality }) => polarity === "affirmed" && modality === "asserted")).toEqual([]);
  });

  it("makes Albania no party to a British return hub", () => {
    const hub = entityId("Agreement", "UK–Albania return hub");
    const albania = entityId("Country", "Albania");
    expect(between(albania, hub).map(({ predicate }) => predicate)).toEqual(["rejects"]);
    expect([...graph.statements.values()].filter(({ predicate, objectId }) => predicate === "partyTo" && objectId === hub)).toEqual([]);
    expect(statusesOf(hub)).toEqual(["ruledOut"]);
  });

  it("knows that the prison deal of Denmark and Kosovo is agreed and not implemented", () => {
    expect(statusesOf(entityId("Agreement", "Denmark–Kosovo prison deal"))).toEqual(["agreed", "notImplemented"]);
  });

  function statusesOf(agreement: string): readonly string[] {
    return currentStatuses([...graph.statements.values()].filter(({ subjectId }) => subjectId === agreement)).map(({ status }) => status);
  }

  it("brings Serbia into the debate on return hubs only where the German Foreign Office names it", () => {
    const serbia = entityId("Country", "Serbia");
    const named = [...graph.statements.values()].filter(
      (statement) => /^0[1-5]-/.test(documentName(statement)) && [statement.subjectId, statement.objectId].includes(serbia),
    );
    expect(named.map(({ predicate, speaker }) => [predicate, speaker?.name])).toEqual([["locatedIn", "German Foreign Office"]]);
  });
});

/** Evidence as another extractor might give it: the whole sentence, or the quote without its last word. */
const spans = {
  wider: ({ evidence: { sentenceStart, sentenceEnd } }: ProposedStatement) => ({ start: sentenceStart, end: sentenceEnd }),
  narrower: ({ evidence: { start, end, quote } }: ProposedStatement) => ({
    start,
    end: quote.includes(" ") ? start + quote.lastIndexOf(" ") : end,
  }),
} as const;

/** Where the quote of a judged statement stands in its text. */
function placeOf({ quote, occurrence }: StatementTarget, text: string): number {
  let start = text.indexOf(quote);
  for (let count = 0; count < occurrence; count += 1) start = text.indexOf(quote, start + 1);
  return start;
}

/** Reads what the rules read, with other evidence, and overlooks every third statement, counted from `first`. */
function createOtherExtractor(span: keyof typeof spans, first: number): Extractor {
  const rules = createAnalyst(reference, language);
  const origin = { kind: "extractor", name: `rules with ${span} evidence`, version: String(first) } as const;
  return {
    origin,
    extract: async (input) => {
      const { statements, ...extraction } = await rules.extract(input);
      const kept = statements.filter((_statement, index) => index % 3 !== first);
      const { text } = input.version;
      const moved = kept.map((statement) => {
        const { start, end } = spans[span](statement);
        return { ...statement, origin, evidence: { ...statement.evidence, start, end, quote: text.slice(start, end) } };
      });
      return { ...extraction, statements: moved };
    },
  };
}

describe.each((["wider", "narrower"] as const).flatMap((span) => [0, 1, 2].map((first) => ({ span, first }))))(
  "after another extractor, with $span evidence and without every third statement from $first, re-read the demo",
  ({ span, first }) => {
    let again: Graph;
    let texts: ReadonlyMap<string, string>;
    let reread: readonly GraphStatement[];
    let readers: ReadonlySet<string>;

    beforeAll(async () => {
      const other = await openStore("memory");
      const documents = [join(places.demo, "documents")];
      await ingestInto(other, documents, { extractor: createAnalyst(reference, language), collection: "demo" });
      await other.appendJudgements(records.judgements);
      await ingestInto(other, documents, { extractor: createOtherExtractor(span, first), collection: "demo" });
      const after = await readRecords(other);
      texts = after.texts;
      again = buildGraph(after, reference.entities);
      readers = new Set(after.statements.map(({ origin }) => origin.name));
      const read = new Set(after.statements.map(({ id }) => id));
      reread = [...again.statements.values()].filter(({ id }) => read.has(id));
      await other.close();
    });

    /** The statement that carries the judgement. */
    const carrierOf = (judgement: Judgement): GraphStatement | undefined =>
      [...again.statements.values()].find(({ judgements }) => judgements.some((attached) => attached.judgement.id === judgement.id));
    const looseIds = (): ReadonlySet<string> => new Set(again.loose.map(({ judgement }) => judgement.id));

    it("moves every statement's evidence and overlooks some", () => {
      expect(reread.length).toBeLessThan(records.statements.length);
      expect(readers).toEqual(new Set([`rules with ${span} evidence`]));
    });

    it("keeps every judgement attached or lists it as loose", () => {
      const loose = looseIds();
      const lost = records.judgements.filter((judgement) => {
        if (judgement.judgement === "same" || judgement.judgement === "notSame") return false;
        return carrierOf(judgement) === undefined && !loose.has(judgement.id);
      });
      expect(lost).toEqual([]);
    });

    it("keeps everything that was accepted or added, none of it loose", () => {
      const loose = looseIds();
      const own = records.judgements.flatMap((judgement) =>
        judgement.judgement === "accept" || judgement.judgement === "add" ? [judgement] : [],
      );
      expect(own.length).toBeGreaterThan(150);
      for (const judgement of own) {
        const carrier = carrierOf(judgement);
        expect(loose).not.toContain(judgement.id);
        expect(carrier && meaningOf(carrier)).toBe(meaningOf(judgement.target));
        expect(["accepted", "disputed"]).toContain(carrier?.review);
      }
    });

    it("keeps retracted what it reads again, and nothing else", () => {
      const targets = records.judgements.flatMap((judgement) => (judgement.judgement === "retract" ? [judgement.target] : []));
      const wrong = reread.filter((statement) => targets.some((target) => isAgain(statement, target)));
      expect(wrong.length).toBeGreaterThan(0);
      expect(reread.filter(({ review }) => review === "retracted").map(({ id }) => id)).toEqual(wrong.map(({ id }) => id));
    });

    it("keeps merged what people called the same", () => {
      const loose = looseIds();
      const same = records.judgements.flatMap((judgement) =>
        judgement.judgement === "same" && !loose.has(judgement.id) ? [judgement] : [],
      );
      expect(same.length).toBeGreaterThan(0);
      for (const { left, right } of same) expect(canonicalId(left)).toBe(canonicalId(right));
    });

    /** The entity of the graph that a document's name or an id leads to. */
    function canonicalId(target: EntityTarget): string {
      if ("entityId" in target) return again.redirects.get(target.entityId) ?? target.entityId;
      const { documentId, entity } = target;
      const isIt = (local: DocumentEntity): boolean =>
        local.documentId === documentId && local.type === entity.type && local.name === entity.name;
      const found = [...again.locals].find(([, locals]) => locals.some(isIt));
      return found?.[0] ?? `nothing is called ${entity.name}`;
    }

    /** What a statement or a judgement's target says, in canonical entities; a symmetric predicate has no direction. */
    function meaningOf({
      documentId,
      subject,
      predicate,
      object,
      value,
      polarity,
      modality,
      speaker,
    }: Meaning & { readonly documentId: string }): string {
      const id = (entity: LocalEntity | null): string => (entity ? canonicalId({ documentId, entity }) : "");
      const ends = [id(subject), id(object)];
      const said = speaker && (speaker.entity ? id(speaker.entity) : speaker.name);
      return JSON.stringify([
        documentId,
        symmetricPredicates.has(predicate) ? ends.sort() : ends,
        predicate,
        value,
        polarity,
        modality,
        said,
      ]);
    }

    /** True if the statement says the same as the target where the target's quote stands. */
    function isAgain(statement: GraphStatement, target: StatementTarget): boolean {
      const start = placeOf(target, texts.get(statement.version) ?? "");
      const touches = statement.evidence.start < start + target.quote.length && start < statement.evidence.end;
      return touches && meaningOf(statement) === meaningOf(target);
    }
  },
);
