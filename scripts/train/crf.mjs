// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features, learnt by
// stochastic gradient with a rate for each weight (AdaGrad: Duchi, Hazan and Singer 2011) and with features left out at
// random (Hinton et al. 2012), averaged over the second half of the rounds (Polyak and Juditsky 1992).
import { random, shuffled } from "./learning.mjs";

/**
 * @typedef {{ hashes: Int32Array, starts: Int32Array, labels: Uint8Array }} Example
 * @param {Example[]} examples - features and gold labels of each sentence
 * @param {{ labelCount: number, mayFollow: (from: number, to: number) => boolean, seed?: number, rounds?: number, log?: (line: string) => void }} options
 * @returns {{ weights: Map<number, Float32Array>, transitions: Float64Array }} per feature hash a weight a label
 */
export function trainCrf(examples, { labelCount, mayFollow, seed = 1, rounds = 10, log = () => {} }) {
  const learner = new Learner(examples, labelCount, mayFollow);
  const next = random(seed);
  for (let round = 1; round <= rounds; round += 1) {
    let loss = 0;
    for (const example of shuffled(learner.examples, next)) loss += learner.learn(example, next);
    if (round > rounds / 2) learner.keep();
    log(`round ${round} of ${rounds}, loss ${loss.toFixed(0)}`);
  }
  return learner.average();
}

const rate = 0.1;
/** Features seen less often than this are left out. */
const fewest = 2;
/** The share of features that is left out at random, token by token, so that no sort of feature is relied on alone. */
const dropped = 0.4;
/** Errors below this are as good as none. */
const negligible = 1e-4;

class Learner {
  constructor(examples, labelCount, mayFollow) {
    this.size = labelCount;
    const labels = Array.from({ length: labelCount }, (_, label) => label);
    this.before = labels.map((to) => labels.filter((from) => mayFollow(from, to)));
    this.after = labels.map((from) => labels.filter((to) => mayFollow(from, to)));
    this.mayStart = labels.map((to) => (mayFollow(-1, to) ? 1 : 0));
    this.mayEnd = labels.map((from) => (mayFollow(from, -1) ? 1 : 0));
    this.rows = numberFeatures(examples);
    this.weights = new Float32Array(this.rows.size * labelCount);
    this.squares = new Float32Array(this.weights.length).fill(0.1);
    this.sums = new Float32Array(this.weights.length);
    this.transitions = new Float64Array(labelCount * labelCount);
    this.transitionSquares = new Float64Array(labelCount * labelCount).fill(1);
    this.transitionSums = new Float64Array(labelCount * labelCount);
    this.kept = 0;
    this.examples = examples.map((example) => this.#rowsOf(example)).filter(({ labels: { length } }) => length > 0);
  }

  #rowsOf({ hashes, starts, labels }) {
    const rows = [];
    const from = [0];
    for (let i = 0; i < labels.length; i += 1) {
      for (let k = starts[i]; k < starts[i + 1]; k += 1) {
        const row = this.rows.get(hashes[k]);
        if (row !== undefined) rows.push(row * this.size);
      }
      from.push(rows.length);
    }
    return { rows: Int32Array.from(rows), starts: from, labels };
  }

  /** Takes one step for one sentence; returns its loss before the step. */
  learn({ rows, starts, labels }, next) {
    const used = Uint8Array.from(rows, () => (next() >= dropped ? 1 : 0));
    const scores = this.#scores(rows, starts, used, labels.length);
    const { marginals, pairs, logSum } = this.#marginals(scores, labels.length);
    const gold = labels.reduce((sum, label, i) => {
      return sum + scores[i * this.size + label] + (i > 0 ? this.transitions[labels[i - 1] * this.size + label] : 0);
    }, 0);
    this.#stepTransitions(pairs, labels);
    for (let i = 0; i < labels.length; i += 1) this.#stepToken(rows, starts[i], starts[i + 1], used, this.#errors(marginals, i, labels[i]));
    return logSum - gold;
  }

  #scores(rows, starts, used, count) {
    const { size, weights } = this;
    const scores = new Float64Array(count * size);
    for (let i = 0; i < count; i += 1) {
      for (let k = starts[i]; k < starts[i + 1]; k += 1) {
        if (used[k] === 0) continue;
        for (let label = 0; label < size; label += 1) scores[i * size + label] += weights[rows[k] + label];
      }
      for (let label = 0; label < size; label += 1) scores[i * size + label] /= 1 - dropped;
    }
    return scores;
  }

  /** Forward and backward sums, each row scaled to 1. */
  #marginals(scores, count) {
    const { size } = this;
    const { powers, logMost } = this.#powers(scores, count);
    const steps = this.transitions.map(Math.exp);
    const { forward, logScale } = this.#forward(powers, steps, count);
    const backward = this.#backward(powers, steps, count);
    const marginals = forward.map((value, i) => value * backward[i]);
    for (let i = 0; i < count; i += 1) scale(marginals, i * size, size);
    return { marginals, pairs: this.#pairs(forward, backward, powers, steps, count), logSum: logMost + logScale };
  }

  #powers(scores, count) {
    const powers = new Float64Array(scores.length);
    let logMost = 0;
    for (let i = 0; i < count; i += 1) {
      const row = scores.subarray(i * this.size, (i + 1) * this.size);
      const most = Math.max(...row);
      row.forEach((score, label) => (powers[i * this.size + label] = Math.exp(score - most)));
      logMost += most;
    }
    return { powers, logMost };
  }

  #forward(powers, steps, count) {
    const { size } = this;
    const forward = new Float64Array(powers.length);
    let logScale = 0;
    for (let i = 0; i < count; i += 1) {
      for (let to = 0; to < size; to += 1) {
        let sum = i === 0 ? this.mayStart[to] : 0;
        if (i > 0) for (const from of this.before[to]) sum += forward[(i - 1) * size + from] * steps[from * size + to];
        forward[i * size + to] = sum * powers[i * size + to] * (i === count - 1 ? this.mayEnd[to] : 1);
      }
      logScale += Math.log(scale(forward, i * size, size));
    }
    return { forward, logScale };
  }

  #backward(powers, steps, count) {
    const { size } = this;
    const backward = new Float64Array(powers.length);
    for (let i = count - 1; i >= 0; i -= 1) {
      for (let from = 0; from < size; from += 1) {
        let sum = i === count - 1 ? this.mayEnd[from] : 0;
        if (i < count - 1) {
          for (const to of this.after[from]) sum += steps[from * size + to] * powers[(i + 1) * size + to] * backward[(i + 1) * size + to];
        }
        backward[i * size + from] = sum;
      }
      scale(backward, i * size, size);
    }
    return backward;
  }

  #pairs(forward, backward, powers, steps, count) {
    const { size } = this;
    const pairs = new Float64Array(size * size);
    const here = new Float64Array(size * size);
    for (let i = 1; i < count; i += 1) {
      for (let from = 0; from < size; from += 1) {
        const left = forward[(i - 1) * size + from];
        for (const to of this.after[from]) {
          here[from * size + to] = left * steps[from * size + to] * powers[i * size + to] * backward[i * size + to];
        }
      }
      scale(here, 0, here.length);
      here.forEach((value, pair) => (pairs[pair] += value));
    }
    return pairs;
  }

  #errors(marginals, i, gold) {
    const errors = [];
    for (let label = 0; label < this.size; label += 1) {
      const error = marginals[i * this.size + label] - (label === gold ? 1 : 0);
      if (Math.abs(error) > negligible) errors.push([label, error]);
    }
    return errors;
  }

  #stepToken(rows, from, to, used, errors) {
    const { weights, squares } = this;
    for (let k = from; k < to; k += 1) {
      if (used[k] === 0) continue;
      for (const [label, error] of errors) {
        const at = rows[k] + label;
        squares[at] += error * error;
        weights[at] -= (rate * error) / Math.sqrt(squares[at]);
      }
    }
  }

  #stepTransitions(pairs, labels) {
    for (let i = 1; i < labels.length; i += 1) pairs[labels[i - 1] * this.size + labels[i]] -= 1;
    pairs.forEach((error, at) => {
      if (error === 0) return;
      this.transitionSquares[at] += error * error;
      this.transitions[at] -= (rate * error) / Math.sqrt(this.transitionSquares[at]);
    });
  }

  /** Counts the weights as they are now into the average. */
  keep() {
    this.kept += 1;
    this.weights.forEach((weight, at) => (this.sums[at] += weight));
    this.transitions.forEach((weight, at) => (this.transitionSums[at] += weight));
  }

  average() {
    const weights = new Map();
    for (const [hash, row] of this.rows) {
      const sums = this.sums.subarray(row * this.size, (row + 1) * this.size);
      weights.set(
        hash,
        sums.map((sum) => sum / this.kept),
      );
    }
    return { weights, transitions: this.transitionSums.map((sum) => sum / this.kept) };
  }
}

/** Numbers the features that are seen often enough, in the order of their first occurrence. */
function numberFeatures(examples) {
  const counts = new Map();
  for (const { hashes } of examples) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= fewest);
  return new Map(often.map(([hash], row) => [hash, row]));
}

/** Scales a stretch so that it sums to 1; returns the sum. */
function scale(values, from, length) {
  let sum = 0;
  for (let i = from; i < from + length; i += 1) sum += values[i];
  for (let i = from; i < from + length; i += 1) values[i] /= sum;
  return sum;
}
