// The tagger of names: trains on CrossNER, measures by cross-validation, writes names.bin and its card.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nameLists, readReference } from "../../packages/ingest/dist/index.js";
import {
  createNames,
  labelCount,
  labelsOf,
  matchLists,
  mayFollow,
  nameFeatures,
  nameKinds,
  nameModel,
  readClusters,
  weightScale,
  writeList,
  writeModel,
  writeWeights,
} from "../../packages/language/dist/names/training.js";
import { trainCrf } from "./crf.mjs";
import { namesIn, readCrossNer } from "./crossner.mjs";
import { nameCard } from "./names-card.mjs";
import { makeNews } from "./news.mjs";

const folds = 5;
/** How often each template of a news sentence is filled. */
const newsRounds = 10;
/** Weights below this say too little to be kept, in log-odds. */
const slight = 0.03;
const politics = ["politics-train", "politics-dev"];
const others = ["literature-train", "literature-dev", "science-train", "science-dev"];

/**
 * Writes `names.bin` and `names.md` into the folder `output`, which holds `clusters.txt` already.
 * @param {{ data: string, output: string, log: (line: string) => void }} options - data: the folder that holds `crossner`
 */
export async function trainNames({ data, output, log }) {
  const lists = nameLists(await readReference(fileURLToPath(new URL("../../data/reference", import.meta.url))));
  const clusters = readClusters(readFileSync(join(output, "clusters.txt"), "utf8"));
  const world = { lists, clusters, log };
  const home = politics.flatMap((name) => readCrossNer(data, name));
  const away = others.flatMap((name) => readCrossNer(data, name));
  const news = makeNews(lists, newsRounds);
  const scores = crossValidate(home, [...away, ...news], world);
  const model = train([...home, ...away, ...news], world, "names");
  writeFileSync(join(output, "names.bin"), model);
  writeFileSync(
    join(output, "names.md"),
    nameCard({ scores, bytes: model.length, sentences: home.length + away.length, news: news.length }),
  );
  log(`names: ${model.length} bytes, F1 ${scores.all.f1} in cross-validation`);
}

/** The model as bytes. */
function train(sentences, { lists, clusters, log }, what) {
  const read = nameFeatures(clusters, matchLists(lists));
  const examples = sentences.flatMap(({ parts, gold }) =>
    parts.map((tokens) => ({ ...read(tokens), labels: labelsOf(namesIn(tokens, gold), tokens.length) })),
  );
  const { weights, transitions } = trainCrf(examples, { labelCount, mayFollow, log: (line) => log(`${what}: ${line}`) });
  return writeModel({
    ...nameModel,
    parts: { lists: writeList(Object.keys(lists).toSorted()), weights: writeWeights(kept(weights)), transitions: packed(transitions) },
  });
}

function kept(weights) {
  return Array.from(weights, ([hash, row]) => {
    const entries = Array.from(row, (weight, label) => [label, Math.abs(weight) < slight ? 0 : Math.round(weight * weightScale)]);
    return { hash, weights: entries.filter(([, weight]) => weight !== 0) };
  }).filter((feature) => feature.weights.length > 0);
}

function packed(transitions) {
  const bytes = Buffer.alloc(transitions.length * 2);
  transitions.forEach((weight, at) => bytes.writeInt16LE(Math.round(weight * weightScale), at * 2));
  return bytes;
}

/** Each fifth of the politics sentences is tagged by a model, as it is shipped, that has not seen it. */
function crossValidate(home, away, world) {
  const counts = new Map([...nameKinds, "all"].map((kind) => [kind, { right: 0, found: 0, gold: 0 }]));
  for (let fold = 0; fold < folds; fold += 1) {
    const seen = home.filter((_, i) => i % folds !== fold);
    const bytes = train([...seen, ...away], world, `names: fold ${fold + 1} of ${folds}`);
    const tagger = createNames(bytes, world.clusters, world.lists);
    for (const sentence of home.filter((_, i) => i % folds === fold)) count(counts, sentence, tagger);
  }
  return Object.fromEntries(Array.from(counts, ([kind, numbers]) => [kind, rates(numbers)]));
}

function count(counts, { text, parts, gold }, tagger) {
  const tokens = parts.flat();
  const found = tagger.tag(parts).map(({ first, last, kind }) => ({ ...wholeWords(text, tokens[first].start, tokens[last].end), kind }));
  for (const kind of [...nameKinds, "all"]) {
    const [ours, theirs] = [found, gold].map((names) => names.filter((name) => kind === "all" || name.kind === kind));
    const keys = new Set(theirs.map(({ start, end, kind: k }) => `${start} ${end} ${k}`));
    const numbers = counts.get(kind);
    numbers.right += ours.filter(({ start, end, kind: k }) => keys.has(`${start} ${end} ${k}`)).length;
    numbers.found += ours.length;
    numbers.gold += theirs.length;
  }
}

/** CrossNER's tokens lie between spaces: a name of ours that ends inside one ends with it. */
function wholeWords(text, start, end) {
  const next = text.indexOf(" ", end);
  return { start: text.lastIndexOf(" ", start) + 1, end: next < 0 ? text.length : next };
}

function rates({ right, found, gold }) {
  const percent = (part, whole) => (whole === 0 ? "–" : ((100 * part) / whole).toFixed(1));
  return { precision: percent(right, found), recall: percent(right, gold), f1: percent(2 * right, found + gold), gold };
}
