// Speed over the demo documents (median of several rounds after one that warms up), the development sentences by
// phenomenon (`--mistakes`: each mistake in those that are not held back, `--mistakes TAG` or an id for some of them), then the scorer's table.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createAnalyst,
  developmentTable,
  findFiles,
  openLanguage,
  readDevelopmentSentences,
  readDocuments,
  readReference,
  reliabilityTable,
  scoreDevelopment,
} from "../../packages/ingest/dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = 7;

async function readAll(files, extractor) {
  const total = { documents: 0, sentences: 0, characters: 0, statements: 0 };
  for await (const event of readDocuments(files, { extractor, now: () => new Date() })) {
    if (event.kind === "skipped") throw new Error(event.message);
    total.documents += 1;
    total.sentences += event.reading.sentences;
    total.characters += event.reading.version.text.length;
    total.statements += event.reading.statements.length;
  }
  return total;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function speed(extractor) {
  const { files } = await findFiles([join(root, "data/demo/documents")]);
  await readAll(files, extractor);
  const seconds = [];
  let total;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.hrtime.bigint();
    total = await readAll(files, extractor);
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  const time = median(seconds);
  console.log(
    `${total.documents} documents, ${total.sentences} sentences, ${total.statements} statements; median of ${rounds} rounds, one thread`,
  );
  console.log(
    `${(total.documents / time).toFixed(0)} documents a second, ${(total.sentences / time).toFixed(0)} sentences a second, ${(total.characters / time / 1e6).toFixed(2)} million characters a second`,
  );
  console.log(
    `slowest and fastest round: ${Math.max(...seconds).toFixed(3)} s, ${Math.min(...seconds).toFixed(3)} s; resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`,
  );
}

async function development(extractor, words) {
  const sentences = await readDevelopmentSentences(join(root, "data/development/sentences.ndjson"));
  const scores = await scoreDevelopment(sentences, extractor);
  if (words.includes("--mistakes"))
    printMistakes(
      scores,
      words.filter((word) => !word.startsWith("--")),
    );
  console.log(`\n${developmentTable(scores)}`);
  for (const part of ["development", "heldBack"]) {
    const judged = scores.filter(({ sentence }) => sentence.part === part).flatMap((score) => score.judged);
    console.log(`\n${part}: ${reliabilityTable(judged)}`);
  }
}

function printMistakes(scores, wanted) {
  for (const { sentence, mistakes } of scores) {
    const chosen = wanted.length === 0 || wanted.includes(sentence.id) || sentence.tags.some((tag) => wanted.includes(tag));
    if (sentence.part === "heldBack" || !chosen || mistakes.length === 0) continue;
    console.log(`\n${sentence.id} ${sentence.text.replaceAll("\n", " / ")}`);
    for (const mistake of mistakes) console.log(`    ${mistake}`);
  }
}

function score() {
  const data = resolve(process.env.ENTENTE_DEV_DATA ?? join(root, "../shared"));
  if (!existsSync(join(data, "gold"))) {
    console.log(`\nno scores: there is no development data at ${data}; set ENTENTE_DEV_DATA`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "entente-score-"));
  const run = (...words) => spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
  run("packages/cli/dist/main.js", "extract", join(data, "gold/text"), "--out", folder);
  console.log(`\n${run(join(data, "eval/score.mjs"), join(data, "gold/articles"), folder, "--text", join(data, "gold/text")).stdout}`);
  rmSync(folder, { recursive: true });
}

export async function benchmark(words = []) {
  const extractor = createAnalyst(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
  await speed(extractor);
  await development(extractor, words);
  score();
}
