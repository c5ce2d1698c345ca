// Fits how far the analyst's statements can be trusted: a logistic regression over the signs of statements that were held
// against what a careful person read. `node scripts/train/confidence.mjs [--articles DIR]…` writes data/models/confidence.json
// and its card. It learns from data/demo, from the development sentences (not from those held back) and from the annotated
// articles of each DIR (`articles/NAME.json`, `text/NAME.txt`). The same input gives the same bytes.
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
  reliabilityTable,
  scoreSentence,
} from "../../packages/ingest/dist/index.js";
import { demoJudge } from "./demo-judge.mjs";
import { fit } from "./logistic.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folds = 10;
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

function counted(examples) {
  const right = examples.filter((example) => example.right).length;
  return `${examples.length} statements, ${((100 * right) / examples.length).toFixed(0)} % of them right`;
}

const arguments_ = process.argv.slice(2);
const directories = arguments_.flatMap((word, k) => (word === "--articles" ? [arguments_[k + 1]] : []));
for (const directory of directories) if (!existsSync(join(directory, "articles"))) throw new Error(`${directory} has no folder articles`);

const analyst = await recordingAnalyst();
const sentences = await readDevelopmentSentences(join(root, "data/development/sentences.ndjson"));
const articles = directories.flatMap(readArticles);
const examples = [
  ...(await judgeDemo(analyst)),
  ...(await judgeSentences(
    sentences.filter(({ part }) => part === "development"),
    analyst,
    "sentences",
  )),
  ...(await judgeSentences(articles, analyst, "articles", (predicate) => annotated.has(predicate))),
];
const heldBack = await judgeSentences(
  sentences.filter(({ part }) => part === "heldBack"),
  analyst,
  "held back",
);

const tried = ridges.map((ridge) => ({ ridge, judged: crossValidated(examples, ridge) }));
tried.sort((a, b) => logLoss(a.judged) - logLoss(b.judged));
const { ridge, judged } = tried[0];
const model = fit(examples, ridge);
writeFileSync(join(root, "data/models/confidence.json"), `${JSON.stringify(model, null, 2)}\n`);

const sources = [...new Set(examples.map(({ source }) => source))];
const tables = [
  { name: "Cross-validated", list: judged },
  ...sources.map((source) => ({ name: `Cross-validated, ${source} alone`, list: judged.filter((example) => example.source === source) })),
  {
    name: "Sentences held back, which it never saw",
    list: heldBack.map((example) => ({ ...example, confidence: calibrate(model)(example.signs) })),
  },
];
const described = {
  demo: "`data/demo` (documents against `reading.ndjson`)",
  sentences: "`data/development` (the part named development)",
  articles: `${articles.length} news articles annotated by hand, which are not in the repository`,
};
const card = `# confidence.json
Turns the signs of a statement (what kind of words tell it, how far apart its parts lie, whether it is denied, planned, told by somebody, said more than once …) into the share of such statements that are right.

| | |
|---|---|
| what it is | a logistic regression with a ridge of ${ridge}, ${Object.keys(model.weights).length} weights |
| after | Cox 1958, [The Regression Analysis of Binary Sequences](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x); judged by reliability: Niculescu-Mizil and Caruana 2005, [Predicting Good Probabilities](https://doi.org/10.1145/1102351.1102430) |
| code | \`packages/ingest/src/analyst/confidence\`; trainer \`scripts/train/confidence.mjs\` |
| fitted on | ${sources.map((source) => `${described[source]}: ${counted(examples.filter((example) => example.source === source))}`).join("; ")} |
| licence | Apache-2.0 |
| command | \`node scripts/train/confidence.mjs${directories.length > 0 ? " --articles DIR" : ""}\` after \`npm run build\`; the same input gives the same bytes |

## Reliability
A statement is right if a careful person read the same subject, predicate, object and polarity. In cross-validation (${folds} folds) whole documents are left out.

${tables.map(({ name, list }) => `### ${name}\n\`\`\`\n${reliabilityTable(list)}\n\`\`\``).join("\n\n")}

## Limits
The frames and names were written with some of these texts in view, so the shares of articles nobody has looked at may be lower. Topics, legal forms, sums and counts are not judged anywhere: their confidence is a guess from the others.
`;
writeFileSync(join(root, "data/models/confidence.md"), card);
console.log(card);
