import { EntenteError, headLength, lineHead, readJudgement, refuse, type FileLine, type Judgement, type RefusedLine } from "@entente/core";
import type { AppendOutcome, Store } from "@entente/store";
import { isLineFault } from "./faults.js";
import type { LineFile, LineRange } from "./line-file.js";

type Line = readonly [FileLine, Judgement];

/** How many judgements are appended at a time. */
const batchSize = 500;

/**
 * Appends the judgements that lie in a part of a file, batch by batch. One that the store does not take is refused by
 * itself; an undo may stand before what it undoes, and waits for it.
 */
export async function appendJudgementLines(
  file: LineFile,
  range: LineRange,
  store: Pick<Store, "appendJudgements">,
  onRefused: (line: RefusedLine) => void,
): Promise<AppendOutcome> {
  const total = { appended: 0, known: 0 };
  let waiting: readonly Line[] = [];
  const append = async (batch: readonly Line[]): Promise<readonly [Line, EntenteError][]> => {
    const { appended, known, failed } = await appendSingly(store, batch);
    total.appended += appended;
    total.known += known;
    return failed;
  };
  for await (const batch of judgementBatches(file, range, onRefused)) {
    for (const [line, error] of await append(batch)) {
      if (line[1].judgement === "undo" && error.code === "NOT_FOUND") waiting = [...waiting, line];
      else onRefused(explain(line, error));
    }
  }
  for (let failed = await append(waiting); failed.length > 0; failed = await append(waiting)) {
    // Those that went in may be what the others undo; once none goes in, the rest undo what is nowhere.
    if (failed.length === waiting.length) {
      for (const [line, error] of failed) onRefused(explain(line, error));
      break;
    }
    waiting = failed.map(([line]) => line);
  }
  return total;
}

function explain([line]: Line, { code, message }: EntenteError): RefusedLine {
  return refuse(line, new EntenteError(code, `line ${line.number}: ${message}`));
}

/** The lines of a part of a file that are judgements. */
export async function* judgementLines(file: LineFile, range: LineRange): AsyncGenerator<FileLine> {
  for await (const lines of file.scan(range)) {
    for (const { bytes, line: number } of lines) {
      const { kind } = lineHead(bytes.toString("latin1", 0, headLength), () => bytes.toString());
      if (kind === "judgement") yield { number, text: bytes.toString() };
    }
  }
}

async function* judgementBatches(
  file: LineFile,
  range: LineRange,
  onRefused: (line: RefusedLine) => void,
): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = [];
  for await (const line of judgementLines(file, range)) {
    const judgement = readJudgement(line);
    if ("code" in judgement) onRefused(judgement);
    else batch.push([line, judgement]);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface Appended extends AppendOutcome {
  readonly failed: readonly [Line, EntenteError][];
}

/** All at once if the store takes all; else one by one, so that one wrong line costs no other. */
async function appendSingly(store: Pick<Store, "appendJudgements">, lines: readonly Line[]): Promise<Appended> {
  try {
    return { ...(await store.appendJudgements(lines.map(([, judgement]) => judgement))), failed: [] };
  } catch (error) {
    if (!isLineFault(error)) throw error;
    const [line] = lines;
    if (line && lines.length === 1) return { appended: 0, known: 0, failed: [[line, error]] };
  }
  const parts = { appended: 0, known: 0, failed: [] as [Line, EntenteError][] };
  for (const line of lines) {
    const { appended, known, failed } = await appendSingly(store, [line]);
    parts.appended += appended;
    parts.known += known;
    parts.failed.push(...failed);
  }
  return parts;
}
