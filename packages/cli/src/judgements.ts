import { basename } from "node:path";
import {
  completeJudgement,
  EntenteError,
  isNamedTarget,
  loadGraph,
  parseRecord,
  toJudgement,
  type GraphReader,
  type Judgement,
  type JudgementRecord,
  type ReferenceEntity,
} from "@entente/core";
import type { Store } from "@entente/store";
import { fileLines } from "./lines.js";

/**
 * Appends the judgements of a file, all or none; targets given by statement id alone are completed from the store first.
 * @throws EntenteError `BAD_INPUT` naming the line that is wrong, `NOT_FOUND` if a line names what is not there
 */
export async function appendFile(store: Store, path: string, reference: readonly ReferenceEntity[]): ReturnType<Store["appendJudgements"]> {
  const records = await readRecords(path);
  const reader = records.some(([record]) => isShort(record)) ? await loadGraph(store, reference) : null;
  const judgements: Judgement[] = [];
  for (const [record, where] of records) judgements.push(await complete(reader, record, where));
  return store.appendJudgements(judgements);
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
