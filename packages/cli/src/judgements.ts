import { basename } from "node:path";
import {
  completeJudgement,
  EntenteError,
  isNamedTarget,
  parseRecord,
  toJudgement,
  type GraphReader,
  type Judgement,
  type JudgementRecord,
  type LooseReason,
  type ReferenceEntity,
} from "@entente/core";
import { readGraph, type AppendOutcome, type Store } from "@entente/store";
import { fileLines } from "./lines.js";

/** What became of a file of judgements. */
export interface FileOutcome extends AppendOutcome {
  /** Those of the file that found nothing to attach to: kept, and without effect. */
  readonly loose: readonly { readonly id: string; readonly reason: LooseReason }[];
}

/**
 * Appends the judgements of a file, all or none; targets given by statement id alone are completed from the store first.
 * @throws EntenteError `BAD_INPUT` naming the line that is wrong, `NOT_FOUND` if a line names what is not there
 */
export async function appendFile(store: Store, path: string, reference: readonly ReferenceEntity[]): Promise<FileOutcome> {
  const records = await readRecords(path);
  const reader = records.some(([record]) => isShort(record)) ? await readGraph(store, reference) : null;
  const judgements: Judgement[] = [];
  for (const [record, where] of records) judgements.push(await complete(reader, record, where));
  const outcome = await store.appendJudgements(judgements);
  const given = new Set(judgements.map(({ id }) => id));
  const loose = (await (await readGraph(store, reference)).loose()).filter(({ judgement }) => given.has(judgement.id));
  return { ...outcome, loose: loose.map(({ judgement, reason }) => ({ id: judgement.id, reason })) };
}

function complete(reader: GraphReader | null, record: JudgementRecord, where: string): Promise<Judgement> | Judgement {
  return reader ? completeJudgement(reader, record, where) : toJudgement(record, where);
}

function isShort(record: JudgementRecord): boolean {
  return "target" in record && isNamedTarget(record.target);
}

/** The judgements of a file with their places in it; every other kind of line is refused. */
async function readRecords(path: string): Promise<readonly (readonly [JudgementRecord, string])[]> {
  const records: (readonly [JudgementRecord, string])[] = [];
  let number = 0;
  for await (const line of fileLines(path)) {
    number += 1;
    if (line.trim() === "") continue;
    const where = `${basename(path)}, line ${number}`;
    const record = parseRecord(line, where);
    if (record.kind !== "judgement")
      throw new EntenteError("BAD_INPUT", `${where} is a ${record.kind}; use import for files with more than judgements`);
    records.push([record, where]);
  }
  return records;
}
