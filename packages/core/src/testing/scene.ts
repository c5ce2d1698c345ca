import { buildGraph } from "../graph/build.js";
import type { Graph, VersionedStatement } from "../graph/graph.js";
import type { Judgement, NewJudgement, StatementTarget } from "../model/judgement.js";
import type { Reading } from "../model/reading.js";
import { generatedReference, toReadings, type Fact } from "./records.js";
import { targetIn, withId, worldRecords } from "./world.js";

/** A document for a test: what each version says, oldest first. */
export interface SceneDocument {
  readonly id?: string;
  readonly collections?: readonly string[];
  readonly versions: readonly { readonly published?: string | null; readonly outlet?: string | null; readonly facts: readonly Fact[] }[];
}

/** Readings of one document whose versions are given. */
export function readingsOf({ id = "doc_a", collections = [], versions }: SceneDocument): readonly Reading[] {
  const whole = versions.map(({ published = null, outlet = null, facts }) => ({ published, outlet, facts }));
  return toReadings({ id, collections, versions: whole });
}

/** The only version of a document that says these facts. */
export function readingOf(...facts: readonly Fact[]): Reading {
  const [reading] = readingsOf({ versions: [{ facts }] });
  if (!reading) throw new Error("one version gave no reading");
  return reading;
}

/** The graph of readings and judgements. */
export async function sceneGraph(readings: readonly Reading[], judgements: readonly Judgement[] = []): Promise<Graph> {
  return buildGraph(await worldRecords({ readings, judgements }), generatedReference);
}

/** A reading's statement of that place in the text as judgements name it, changed as given. */
export function targetAt(reading: Reading, index: number, change: Partial<StatementTarget> = {}): StatementTarget {
  const statement = reading.statements[index];
  if (!statement) throw new Error(`the reading has no statement ${index}`);
  return { ...targetIn(reading, statement), ...change };
}

/** Judgements a minute apart from each other, so that their order is that in which they were made. */
export function createJudge() {
  let minute = 0;
  const decide = (fields: object): Judgement => {
    minute += 1;
    const at = new Date(Date.UTC(2024, 1, 1, 0, minute)).toISOString();
    return withId({ author: "mira", at, note: null, ...fields } as NewJudgement);
  };
  return {
    accept: (target: StatementTarget) => decide({ judgement: "accept", target }),
    add: (target: StatementTarget) => decide({ judgement: "add", target }),
    note: (target: StatementTarget) => decide({ judgement: "note", target }),
    retract: (target: StatementTarget) => decide({ judgement: "retract", target, reason: "misread" }),
    dispute: (target: StatementTarget) => decide({ judgement: "dispute", target, reason: "wrong" }),
    undo: ({ id }: Judgement) => decide({ judgement: "undo", judgementId: id }),
    same: (left: object, right: object) => decide({ judgement: "same", left, right }),
    notSame: (left: object, right: object) => decide({ judgement: "notSame", left, right }),
  };
}

/** The statements of a document's current version. */
export function currentStatements(graph: Graph, documentId = "doc_a"): readonly VersionedStatement[] {
  const current = graph.documents.get(documentId)?.versions.at(-1)?.checksum ?? "";
  return [...graph.statements.values()].filter((statement) => statement.documentId === documentId && statement.versions.includes(current));
}
