// Fits how far the analyst's statements can be trusted: a logistic regression over the signs of statements that were held
// against what a careful person read. It learns from data/demo and from the development sentences (not from those held back):
// texts of our own, on which names and frames were not tuned as they were on news articles. Annotated articles in
// DIR/articles (`NAME.json`) and DIR/text (`NAME.txt`) are only measured. The same input gives the same bytes.
// It is a step of `npm run -s train`; alone, without installing what the other steps need: `node scripts/train/confidence.mjs`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  calibrate,
  createAnalyst,
  findFiles,
  openLanguage,
  readDevelopmentSentences,
  readDocuments,
  readReference,
  scoreSentence,
} from "../../packages/ingest/dist/index.js";
import { confidenceCard, counted } from "./confidence-card.mjs";
import { demoJudge } from "./demo-judge.mjs";
import { fit } from "./logistic.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folds = 10;
/**
 * News articles that nobody who works on the extractor has read: 22 annotated ones of 2002 to 2025, of which only
 * the totals were looked at. Texts of our own need not be as hard, so the level is taken from these.
 */
const firstReading = { articles: 22, statements: 199, right: 133 };
/** So few statements are not believed alone: as many more are counted as if they had come out as in our own texts. */
const believedAlready = 20;
const ridges = [1, 3, 10, 30, 100];
/** Those of the annotated articles that are complete; what is read beyond them is neither right nor wrong. */
const annotated = new Set(
  "holdsOffice leads memberOf visited metWith negotiatesWith partyTo agreementStatus rejects criticises supports locatedIn candidateFor".split(
    " ",
  ),
);
/** Readings of a few words that would count for as many as they tell: topics and sums are not judged anywhere. */
const unjudged = new Set(["topic", "instrument", "figure", "monetaryValue", "appliesTo", "partOf"]);

/** An analyst whose confidence is a number under which its signs are found again. */
async function recordingAnalyst() {
  const seen = [];
  const calibration = (signs) => (seen.push(signs), seen.length / 1e7);
  const language = { ...(await openLanguage(join(root, "data/models"))), calibration };
  const extractor = createAnalyst(await readReference(join(root, "data/reference")), language);
  return { extractor, signsOf: (confidence) => seen[Math.round(confidence * 1e7) - 1] };
}

async function judgeSentences(sentences, { extractor, signsOf }, source, counts = (predicate) => !unjudged.has(predicate)) {
  const examples = [];
  for (const sentence of sentences) {
    const version = { checksum: sentence.id, text: sentence.text, title: null, outlet: null, published: sentence.published };
    const { judged } = scoreSentence(sentence, await extractor.extract({ documentId: sentence.id, version }));
    for (const { confidence, predicate, right } of judged)
      if (counts(predicate)) examples.push({ source, group: `${source} ${sentence.id}`, signs: signsOf(confidence), right });
  }
  return examples;
}

async function judgeDemo({ extractor, signsOf }) {
  const judge = demoJudge(join(root, "data/demo/reading.ndjson"), await readReference(join(root, "data/reference")));
  const { files } = await findFiles([join(root, "data/demo/documents")]);
  const examples = [];
  for await (const event of readDocuments(files, { extractor, now: () => new Date(0) })) {
    if (event.kind === "skipped") throw new Error(event.message);
    const document = basename(event.file.path, ".md");
    for (const statement of event.reading.statements)
      if (!unjudged.has(statement.predicate))
        examples.push({
          source: "demo",
          group: `demo ${document}`,
          signs: signsOf(statement.confidence),
          right: judge(document, event.reading.version.text, statement),
        });
  }
  return examples;
}

/** Articles in the form that extraction is scored in, as one long sentence each. */
function readArticles(directory) {
  const names = readdirSync(join(directory, "articles")).filter((file) => file.endsWith(".json"));
  return names.sort().map((file) => {
    const { entities, statements } = JSON.parse(readFileSync(join(directory, "articles", file), "utf8"));
    const text = readFileSync(join(directory, "text", file.replace(/json$/, "txt")), "utf8");
    return {
      id: file.replace(/\.json$/, ""),
      part: "development",
      style: "",
      published: null,
      tags: [],
      text,
      entities: entities.map((entity) => ({
        ...entity,
        aliases: [...(entity.aliases ?? []), ...(entity.mentions ?? []).map((mention) => mention.text)],
      })),
      statements: statements.map((statement) => ({ ...statement, speaker: null, via: null, qualifiers: {} })),
    };
  });
}

/** Whole documents stay together: what helps to read one sentence of a text helps with the next. */
function foldOf(groups) {
  const numbers = new Map([...new Set(groups)].map((group, k) => [group, k % folds]));
  return (group) => numbers.get(group);
}

function crossValidated(examples, ridge) {
  const fold = foldOf(examples.map(({ group }) => group));
  return Array.from({ length: folds }, (_, k) => k).flatMap((k) => {
    const model = fit(
      examples.filter(({ group }) => fold(group) !== k),
      ridge,
    );
    return examples
      .filter(({ group }) => fold(group) === k)
      .map((example) => ({ ...example, confidence: calibrate(model)(example.signs) }));
  });
}

function logLoss(judged) {
  return judged.reduce((sum, { confidence, right }) => sum - Math.log(right ? confidence : 1 - confidence), 0) / judged.length;
}

/** @param {{ data?: string, output: string, log: (line: string) => void }} options */
export async function trainConfidence({ data, output, log }) {
  const analyst = await recordingAnalyst();
  const sentences = await readDevelopmentSentences(join(root, "data/development/sentences.ndjson"));
  const part = (name) => sentences.filter((sentence) => sentence.part === name);
  log("confidence: reading the demo and the development sentences");
  const examples = [...(await judgeDemo(analyst)), ...(await judgeSentences(part("development"), analyst, "sentences"))];
  const unseen = [...(await judgeSentences(part("heldBack"), analyst, "held back"))];
  const articles = data && existsSync(join(data, "articles")) ? readArticles(data) : [];
  unseen.push(...(await judgeSentences(articles, analyst, "articles", (predicate) => annotated.has(predicate))));

  const { ridge, judged } = bestRidge(examples);
  const fitted = fit(examples, ridge);
  const share = expectedShare(examples);
  const model = shifted(fitted, examples, share);
  const weighed = unseen.map((example) => ({ ...example, confidence: calibrate(model)(example.signs) }));
  writeFileSync(join(output, "confidence.json"), `${JSON.stringify(model, null, 2)}\n`);
  writeFileSync(
    join(output, "confidence.md"),
    confidenceCard({ model, fitted, ridge, folds, judged, weighed, articles: articles.length, firstReading, share }),
  );
  log(`confidence: ${counted(examples)}`);
  if (articles.length > 0)
    log(`confidence: in the articles ${weighed.filter(({ source, right }) => source === "articles" && right).length} are right`);
}

/** The share of statements that are right in articles nobody has looked at, as far as can be told. */
function expectedShare(examples) {
  const own = examples.filter(({ right }) => right).length / examples.length;
  return (firstReading.right + believedAlready * own) / (firstReading.statements + believedAlready);
}

/** The model with its intercept moved so that its mean over the examples is that share. */
function shifted(model, examples, share) {
  let [low, high] = [-6, 6];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    const moved = calibrate({ ...model, intercept: model.intercept + middle });
    const mean = examples.reduce((sum, { signs }) => sum + moved(signs), 0) / examples.length;
    if (mean < share) low = middle;
    else high = middle;
  }
  return { ...model, intercept: Number((model.intercept + low).toFixed(4)) };
}

function bestRidge(examples) {
  const tried = ridges.map((ridge) => ({ ridge, judged: crossValidated(examples, ridge) }));
  return tried.reduce((best, other) => (logLoss(other.judged) < logLoss(best.judged) ? other : best));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await trainConfidence({ data: process.argv[2], output: join(root, "data/models"), log: (line) => console.error(line) });
