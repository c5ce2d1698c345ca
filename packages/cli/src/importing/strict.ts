import { basename } from "node:path";
import { EntenteError, readJudgement, type RefusedLine } from "@entente/core";
import { openStore } from "@entente/store";
import { documentBatches, storeBatch } from "./documents.js";
import { judgementLines } from "./judgement-lines.js";
import type { LineFile } from "./line-file.js";
import { Survey } from "./survey.js";

/** How much of the file is held at a time, in bytes. */
const batchBytes = 3 * 2 ** 20;

/**
 * Reads a whole file without storing anything.
 * @param now - time for versions that give none
 * @throws EntenteError naming the first wrong line and how many there are
 */
export async function refuseWrong(file: LineFile, now: string): Promise<void> {
  const wrong = new WrongLines();
  const survey = await Survey.of(file, { onStray: wrong.add });
  for await (const { documents } of documentBatches(survey, 0, batchBytes)) {
    const memory = await openStore("memory");
    const { refused } = await storeBatch(file, documents, now, memory);
    for (const line of refused) wrong.add(line);
  }
  for await (const line of survey.judgements ? judgementLines(file, survey.judgements) : []) {
    const read = readJudgement(line);
    if ("code" in read) wrong.add(read);
  }
  wrong.throwIfAny(basename(file.path));
}

class WrongLines {
  #count = 0;
  #first: RefusedLine | null = null;

  readonly add = (line: RefusedLine): void => {
    this.#count += 1;
    if (!this.#first || line.number < this.#first.number) this.#first = line;
  };

  throwIfAny(file: string): void {
    if (!this.#first) return;
    const others = this.#count > 1 ? ` (${this.#count - 1} more ${this.#count === 2 ? "line is" : "lines are"} wrong)` : "";
    throw new EntenteError(this.#first.code, `${file}, ${this.#first.reason}${others}; nothing was stored`);
  }
}
