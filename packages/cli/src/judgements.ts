import { basename } from "node:path";
import { EntenteError, parseRecord, toJudgement, type Judgement } from "@entente/core";
import { fileLines } from "./lines.js";

/** The judgements of a file; every other kind of line is refused. */
export async function readJudgements(path: string): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  let number = 0;
  for await (const line of fileLines(path)) {
    number += 1;
    if (line.trim() === "") continue;
    const where = `${basename(path)}, line ${number}`;
    const record = parseRecord(line, where);
    if (record.kind !== "judgement") throw new EntenteError("BAD_INPUT", `${where} is a ${record.kind}; use import for files with more than judgements`);
    judgements.push(toJudgement(record, where));
  }
  return judgements;
}
