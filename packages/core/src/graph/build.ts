import { copyGroups, type SignedText } from "../copies/groups.js";
import { byPlace, deriveDocument, type DerivedDocument, type DerivedStatement } from "../derive/document.js";
import { documentLocals, resolveLocals, type DocumentLocal } from "../derive/locals.js";
import { isOnStatement, type DocumentRecords } from "../derive/records.js";
import { groupBy } from "../model/group.js";
import type { Judgement } from "../model/judgement.js";
import { createGazetteer, type Gazetteer } from "../resolve/gazetteer.js";
import { localKey } from "../resolve/locals.js";
import { resolvePairs, type PairFacts } from "../resolve/pairs.js";
import type { ReferenceEntity } from "../resolve/reference.js";
import { inOrder, standingJudgements } from "../resolve/standing.js";
import { gatherEntities } from "./entities.js";
import type { Graph, GraphRelation } from "./graph.js";
import type { GraphRecords, SourceVersion } from "./source.js";
import type { LooseJudgement } from "./types.js";

/**
 * Builds the graph: local entities resolved, judgements attached, relations gathered. Pure and deterministic. A store derives
 * the same a document at a time.
 */
export function buildGraph(records: GraphRecords, reference: readonly ReferenceEntity[]): Graph {
  const gazetteer = createGazetteer(reference);
  const documents = new Map([...records.documents].sort(byId).map((document) => [document.id, document]));
  const parts = splitRecords(records, documents);
  const found = parts.map((part) => documentLocals(part, gazetteer));
  const pairs = resolvePairs(records.judgements, factsOf(found.flat(), gazetteer));
  const context = {
    standing: standingJudgements(records.judgements),
    copies: copyGroups([...documents.values()].flatMap(({ versions }) => versions.map(signedText))),
  };
  const derived = parts.map((part, place) => deriveDocument(part, resolveLocals(found[place] ?? [], pairs), context));
  const statements = derived.flatMap((document) => document.statements).sort((a, b) => byPlace(a.statement, b.statement));
  const { entities, locals } = gatherEntities(
    derived.flatMap((document) => document.locals),
    pairs,
    gazetteer,
  );
  return {
    sequence: records.sequence,
    documents,
    statements: new Map(statements.map(({ statement }) => [statement.id, statement])),
    entities,
    locals,
    relations: gatherRelations(statements),
    redirects: new Map([...entities.values()].flatMap(({ id, mergedIds }) => mergedIds.map((merged) => [merged, id] as const))),
    loose: sortLoose([...pairs.loose, ...derived.flatMap(({ loose }: DerivedDocument) => loose), ...looseElsewhere(records, documents)]),
    apart: pairs.apart,
    judgements: records.judgements.length,
    rejects: records.rejects.length,
  };
}

/** Gives each document what is kept of it; what belongs to no document is left out. */
function splitRecords(
  { mentions, statements, judgements, texts }: GraphRecords,
  documents: Graph["documents"],
): readonly DocumentRecords[] {
  const mentionsOf = groupBy(mentions, ({ documentId }) => documentId);
  const statementsOf = groupBy(statements, ({ documentId }) => documentId);
  const judgementsOf = groupBy(judgements.filter(isOnStatement), ({ target }) => target.documentId);
  return [...documents.values()].map((document) => ({
    document,
    mentions: mentionsOf.get(document.id) ?? [],
    statements: statementsOf.get(document.id) ?? [],
    judgements: judgementsOf.get(document.id) ?? [],
    texts,
  }));
}

function factsOf(locals: readonly DocumentLocal[], gazetteer: Gazetteer): PairFacts {
  const named = locals.filter((local) => local.named);
  const counts = new Map<string, number>();
  for (const { baseId } of named) counts.set(baseId, (counts.get(baseId) ?? 0) + 1);
  const bases = new Map(named.map(({ local, baseId }) => [localKey(local.documentId, local), baseId]));
  return { bases, counts, isReference: (id) => gazetteer.byId(id) !== null };
}

function signedText({ checksum, traits }: SourceVersion): SignedText {
  return { checksum, signature: traits.signature };
}

/** Judgements on documents that are not there, and undos of judgements that are not: no store has them, a file may. */
function looseElsewhere({ judgements }: GraphRecords, documents: Graph["documents"]): readonly LooseJudgement[] {
  const known = new Set(judgements.map(({ id }) => id));
  return judgements.flatMap((judgement): LooseJudgement[] => {
    if (judgement.judgement === "undo") return known.has(judgement.judgementId) ? [] : [{ judgement, reason: "judgementGone" }];
    return isOnStatement(judgement) && !documents.has(judgement.target.documentId) ? [{ judgement, reason: "documentGone" }] : [];
  });
}

function sortLoose(loose: readonly LooseJudgement[]): readonly LooseJudgement[] {
  const byJudgement = new Map<Judgement["id"], LooseJudgement>(loose.map((one) => [one.judgement.id, one]));
  return inOrder(loose.map(({ judgement }) => judgement)).flatMap(({ id }) => byJudgement.get(id) ?? []);
}

function gatherRelations(statements: readonly DerivedStatement[]): ReadonlyMap<string, GraphRelation> {
  const groups = groupBy(statements, ({ statement }) => statement.relationId);
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, group]) => {
        const [first] = group;
        if (!first) return [];
        const statementIds = group.map(({ statement }) => statement.id);
        const [subjectId, objectId] = first.ends;
        const { predicate, value } = first.statement;
        return [[id, { id, subjectId, predicate, objectId, value, statementIds }] as const];
      }),
  );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
