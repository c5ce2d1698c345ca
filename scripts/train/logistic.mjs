// Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares).

/** Signs that stood in fewer examples say nothing reliable. */
const fewest = 8;
const rounds = 30;

/**
 * @param {{ signs: Record<string, number>, right: boolean }[]} examples
 * @param {number} ridge how strongly weights are held near 0; the intercept is free
 * @returns {{ intercept: number, weights: Record<string, number> }} rounded to four decimals
 */
export function fit(examples, ridge) {
  const names = namesOf(examples);
  const rows = examples.map(({ signs }) => [1, ...names.map((name) => signs[name] ?? 0)]);
  let weights = Array.from({ length: names.length + 1 }, () => 0);
  for (let round = 0; round < rounds; round += 1) weights = step(rows, examples, weights, ridge);
  const [intercept, ...others] = weights.map((weight) => Number(weight.toFixed(4)));
  return { intercept, weights: Object.fromEntries(names.map((name, k) => [name, others[k]])) };
}

function namesOf(examples) {
  const counts = new Map();
  for (const { signs } of examples)
    for (const [name, value] of Object.entries(signs)) if (value !== 0) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([name]) => name)
    .sort(byText);
}

function step(rows, examples, weights, ridge) {
  const size = weights.length;
  const gradient = weights.map((weight, k) => (k === 0 ? 0 : -ridge * weight));
  const curvature = Array.from({ length: size }, (_, k) =>
    Array.from({ length: size }, (_, l) => (k === l ? (k === 0 ? 1e-9 : ridge) : 0)),
  );
  rows.forEach((row, i) => {
    const share = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * weights[k], 0)));
    const [error, spread] = [Number(examples[i].right) - share, share * (1 - share)];
    for (let k = 0; k < size; k += 1) {
      gradient[k] += error * row[k];
      if (row[k] !== 0) for (let l = 0; l < size; l += 1) curvature[k][l] += spread * row[k] * row[l];
    }
  });
  const change = solve(curvature, gradient);
  return weights.map((weight, k) => weight + change[k]);
}

/** Gaussian elimination with the largest pivot. */
function solve(matrix, vector) {
  const rows = matrix.map((row, k) => [...row, vector[k]]);
  const size = rows.length;
  for (let k = 0; k < size; k += 1) {
    const pivot = rows.slice(k).reduce((best, row, at) => (Math.abs(row[k]) > Math.abs(rows[best][k]) ? k + at : best), k);
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (let l = k + 1; l < size; l += 1) {
      const factor = rows[l][k] / rows[k][k];
      for (let m = k; m <= size; m += 1) rows[l][m] -= factor * rows[k][m];
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let k = size - 1; k >= 0; k -= 1) {
    const known = solution.slice(k + 1).reduce((sum, value, at) => sum + value * rows[k][k + 1 + at], 0);
    solution[k] = (rows[k][size] - known) / rows[k][k];
  }
  return solution;
}

function byText(a, b) {
  return a < b ? -1 : Number(a > b);
}
