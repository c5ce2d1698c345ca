// Speed in worker threads on articles of 500 words, the development sentences by
// phenomenon (`--mistakes`: each mistake in those that are not held back, `--mistakes TAG` or an id for some of them), then the scorer's table.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createAnalyst,
  createExtractorPool,
  developmentTable,
  findFiles,
  openLanguage,
  readDevelopmentSentences,
  readDocuments,
  readReference,
  reliabilityTable,
  scoreDevelopment,
} from "../../packages/ingest/dist/index.js";
import { tokenise } from "../../packages/language/dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = 5;
/** In words. */
const articleLength = 500;
/** How often the demo is read in a round: it has few articles of that length. */
const copies = 4;

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The demo's documents one behind the other, cut into articles of as many words. */
async function articles(extractor) {
  const { files } = await findFiles([join(root, "data/demo/documents")]);
  const texts = [];
  for await (const event of readDocuments(files, { extractor, now: () => new Date() })) {
    if (event.kind === "skipped") throw new Error(event.message);
    texts.push(event.reading.version.text);
  }
  const words = Array.from({ length: copies }, () => texts.join("\n\n"))
    .join("\n\n")
    .split(/(?<=\s)(?=\S)/);
  return Array.from({ length: Math.floor(words.length / articleLength) }, (_, i) =>
    words.slice(i * articleLength, (i + 1) * articleLength).join(""),
  );
}

/** Reads articles in worker threads as ingest does, all of them in each round. */
async function speed(extractor) {
  const pool = createExtractorPool({ reference: join(root, "data/reference"), models: join(root, "data/models") });
  const texts = await articles(extractor);
  const tokens = texts.reduce((sum, text) => sum + tokenise(text).length, 0);
  const round = async () => {
    const start = performance.now() / 1000;
    await Promise.all(
      texts.map((text, i) =>
        pool.extract({ documentId: String(i), version: { checksum: "", text, title: null, outlet: null, published: "2025-05-16" } }),
      ),
    );
    return performance.now() / 1000 - start;
  };
  await round();
  const seconds = [];
  for (let i = 0; i < rounds; i += 1) seconds.push(await round());
  await pool.close();
  const time = median(seconds);
  console.log(
    `${texts.length} articles of ${articleLength} words in ${pool.threads} threads: ${(texts.length / time).toFixed(1)} documents a second, ${(tokens / time).toFixed(0)} tokens a second (median of ${rounds} rounds after one that warms up; ${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)} s a round)`,
  );
  console.log(`resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB, threads included`);
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
