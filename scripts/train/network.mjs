// How the parser's network learns: the way back through what `packages/language/src/parsing/network.ts` computes.
import {
  columnsOf,
  distanceRange,
  Matrices,
  networkParameters,
  ParserNetwork,
  rowsOf,
  slope,
} from "../../packages/language/dist/training.js";
import { random } from "./learning.mjs";

/** Memory for the network, its gradients and two moments, and a batch, in floats. */
const room = 24_000_000;
/** Adam (Kingma & Ba 2015), with gradients cut to a length of `longest`. */
const adam = { first: 0.9, second: 0.98, longest: 2 };

/**
 * A network with its gradients. All its numbers come from the seed and the order of the batches.
 */
export class LearningNetwork {
  #matrices = new Matrices(room);
  #time = 0;
  /** Rows of the tables that the batch has read. */
  #used;

  /**
   * @param shape - sizes of the network
   * @param options.seed - for the first weights and what is left out
   * @param options.dropout - share of numbers left out at each place
   * @param options.tagShare - weight of the tags beside heads and relations
   */
  constructor(shape, { seed, dropout, tagShare }) {
    this.next = random(seed);
    this.dropout = dropout;
    this.tagShare = tagShare;
    this.network = new ParserNetwork(shape, this.#matrices);
    this.gradients = new ParserNetwork(shape, this.#matrices);
    this.moments = [new ParserNetwork(shape, this.#matrices), new ParserNetwork(shape, this.#matrices)];
    this.#used = shape.tables.map(() => new Set());
    this.#start();
  }

  /** Weights as Glorot & Bengio (2010), table rows within a quarter of zero, biases and distances zero. */
  #start() {
    for (const [name, rows, columns] of networkParameters(this.network.shape)) {
      if (/Bias|istance/.test(name) && name !== "arcBias") continue;
      const bound = name.startsWith("table") ? 0.25 : Math.sqrt(6 / (rows + columns));
      this.#each(this.network.parameter(name), (at) => (this.#matrices.floats[at] = (this.next() * 2 - 1) * bound));
    }
  }

  #each({ at, rows, columns, stride }, visit) {
    for (let row = 0; row < rows; row += 1)
      for (let place = at + row * stride, end = place + columns; place < end; place += 1) visit(place);
  }

  /**
   * One step on a batch.
   * @param batch - sentences with `words`, `classes`, and the right `heads`, `relations` and `gold` classes
   * @param rate - how far to step
   * @returns the loss a word
   */
  learn(batch, rate) {
    const { mark } = this.#matrices;
    const masks = [];
    const encoding = this.network.encode(batch, (matrix) => masks.push(this.#leaveOut(matrix)));
    const back = this.#matrices.take(encoding.out.rows, encoding.out.columns);
    const share = 1 / encoding.out.rows;
    const loss = batch.reduce((sum, sentence, i) => sum + this.#learnSentence(encoding, i, sentence, back, share), 0);
    this.#backThroughLayers(encoding, back, masks, batch);
    this.#matrices.release(mark);
    this.#step(rate);
    return loss * share;
  }

  #learnSentence(encoding, i, sentence, back, share) {
    const { mark } = this.#matrices;
    const [from, to] = encoding.bounds[i];
    const own = rowsOf(back, from, to - from);
    const loss = this.#learnArcs(encoding, i, sentence, own, share) + this.#learnRelations(encoding, i, sentence, own, share);
    const tags = this.#learnTags(rowsOf(encoding.out, from, to - from), sentence, own, share * this.tagShare);
    this.#matrices.release(mark);
    return loss + tags;
  }

  #learnArcs(encoding, i, { heads: right, classes }, back, share) {
    const { arc } = this.network.shape;
    const matrices = this.#matrices;
    const { dependents, left, heads, scores } = this.network.arcScores(encoding, i, classes);
    const backScores = matrices.take(scores.rows, scores.columns);
    let loss = 0;
    for (let word = 0; word < scores.rows; word += 1) {
      loss += this.#crossEntropy(scores, word, scores.columns, right[word] < 0 ? scores.rows : right[word], backScores, 0, share);
    }
    this.#backDistances(backScores, classes);
    const backLeft = matrices.take(left.rows, arc);
    matrices.multiply(backScores, heads, backLeft);
    const backHeads = matrices.take(heads.rows, arc);
    matrices.multiply(matrices.transposed(backScores), left, backHeads);
    this.#sumRows(backLeft, this.gradients.parameter("arcBias"));
    matrices.multiply(matrices.transposed(dependents), backLeft, this.gradients.parameter("arc"));
    matrices.multiply(backLeft, matrices.transposed(this.network.parameter("arc")), columnsOf(back, 0, arc));
    this.#addRows(rowsOf(backHeads, 0, back.rows), columnsOf(back, arc, arc));
    this.#addRows(rowsOf(backHeads, back.rows, 1), this.gradients.parameter("root"));
    return loss;
  }

  #backDistances(backScores, classes) {
    const table = this.gradients.parameter("distance");
    const { floats } = this.#matrices;
    for (let word = 0; word < backScores.rows; word += 1) {
      for (let head = 0; head < backScores.rows; head += 1) {
        if (head === word) continue;
        floats[table.at + classes[word] * table.stride + distanceRange(head - word)] +=
          floats[backScores.at + word * backScores.stride + head];
      }
    }
  }

  #learnRelations(encoding, i, { heads, relations: right }, back, share) {
    const { relation } = this.network.shape;
    const matrices = this.#matrices;
    const { hidden, scores } = this.network.relationScores(encoding, i, heads);
    const backScores = matrices.take(scores.rows, scores.columns);
    let loss = 0;
    for (let word = 0; word < scores.rows; word += 1) {
      if (heads[word] >= 0) loss += this.#crossEntropy(scores, word, scores.columns, right[word], backScores, 0, share);
    }
    this.#sumRows(backScores, this.gradients.parameter("relationBias"));
    matrices.multiply(matrices.transposed(hidden), backScores, this.gradients.parameter("relation"));
    const backHidden = matrices.take(hidden.rows, relation);
    matrices.multiply(backScores, matrices.transposed(this.network.parameter("relation")), backHidden);
    this.#backBend(backHidden, hidden);
    this.#spreadRelations(backHidden, heads, back);
    return loss;
  }

  /** What stood for an arc was the sum of its dependent's row, its head's row and that of their distance. */
  #spreadRelations(backHidden, heads, back) {
    const { arc, relation } = this.network.shape;
    const distances = this.gradients.parameter("relationDistance");
    for (let word = 0; word < heads.length; word += 1) {
      if (heads[word] < 0) continue;
      const row = rowsOf(backHidden, word, 1);
      this.#addRows(row, columnsOf(rowsOf(back, word, 1), 2 * arc, relation));
      this.#addRows(row, columnsOf(rowsOf(back, heads[word], 1), 2 * arc + relation, relation));
      this.#addRows(row, rowsOf(distances, distanceRange(heads[word] - word), 1));
    }
  }

  #learnTags(out, { gold }, back, share) {
    const { arc, relation, classes } = this.network.shape;
    const from = 2 * arc + 2 * relation;
    const scores = columnsOf(out, from, classes);
    return gold.reduce((sum, right, word) => sum + this.tagShare * this.#crossEntropy(scores, word, classes, right, back, from, share), 0);
  }

  /** The loss of one row of scores; writes its gradient, times `share`, into the same row of `back`. */
  #crossEntropy(scores, row, count, right, back, column, share) {
    const { floats } = this.#matrices;
    const from = scores.at + row * scores.stride;
    const to = back.at + row * back.stride + column;
    let most = -Infinity;
    for (let i = 0; i < count; i += 1) most = Math.max(most, floats[from + i]);
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += floats[to + i] = Math.exp(floats[from + i] - most);
    for (let i = 0; i < count; i += 1) floats[to + i] *= share / sum;
    floats[to + right] -= share;
    return Math.log(sum) - floats[from + right] + most;
  }

  #backThroughLayers({ layers, bounds, top, out }, back, masks, batch) {
    const { arc, relation } = this.network.shape;
    const matrices = this.#matrices;
    const words = columnsOf(back, 0, 2 * arc + 2 * relation);
    this.#multiplyBy(words, masks.at(-1));
    this.#backBend(words, columnsOf(out, 0, words.columns));
    let down = this.#backLinear(top, back, "out", "outBias");
    for (let i = layers.length - 1; i >= 0; i -= 1) {
      const layer = layers[i];
      this.#multiplyBy(down, masks[i]);
      backPool(matrices.floats, layer, down, bounds);
      const below = this.#backLinear(layer.input, layer.gates, `layer${i}`, `layerBias${i}`);
      if (i > 0) this.#addRows(down, below);
      down = below;
    }
    this.#backTables(down, batch);
  }

  /** Gradients of a linear layer; returns that of its input. */
  #backLinear(input, back, name, bias) {
    const matrices = this.#matrices;
    this.#sumRows(back, this.gradients.parameter(bias));
    matrices.multiply(matrices.transposed(input), back, this.gradients.parameter(name));
    const below = matrices.take(input.rows, input.columns);
    matrices.multiply(back, matrices.transposed(this.network.parameter(name)), below);
    return below;
  }

  #backTables(down, batch) {
    const { vector, tables } = this.network.shape;
    let row = 0;
    for (const { words } of batch) {
      for (const { rows } of words) {
        let column = vector;
        rows.forEach((place, i) => {
          this.#used[i].add(place);
          this.#addRows(columnsOf(rowsOf(down, row, 1), column, tables[i][1]), rowsOf(this.gradients.parameter(`table${i}`), place, 1));
          column += tables[i][1];
        });
        row += 1;
      }
    }
  }

  /** Sets numbers to 0 by chance and lets the others count more (Srivastava et al. 2014). Returns what each was multiplied by. */
  #leaveOut({ at, rows, columns, stride }) {
    const { floats } = this.#matrices;
    const [rate, next] = [this.dropout, this.next];
    const mask = new Float32Array(rows * columns);
    for (let row = 0, i = 0; row < rows; row += 1) {
      for (let place = at + row * stride, end = place + columns; place < end; place += 1, i += 1) {
        mask[i] = next() < rate ? 0 : 1 / (1 - rate);
        floats[place] *= mask[i];
      }
    }
    return mask;
  }

  #multiplyBy({ at, rows, columns, stride }, mask) {
    const { floats } = this.#matrices;
    for (let row = 0, i = 0; row < rows; row += 1) {
      for (let place = at + row * stride, end = place + columns; place < end; place += 1, i += 1) floats[place] *= mask[i];
    }
  }

  #backBend(back, forward) {
    const { floats } = this.#matrices;
    for (let row = 0; row < back.rows; row += 1) {
      const [to, from] = [back.at + row * back.stride, forward.at + row * forward.stride];
      for (let i = 0; i < back.columns; i += 1) if (floats[from + i] < 0) floats[to + i] *= slope;
    }
  }

  #sumRows(from, to) {
    const { floats } = this.#matrices;
    for (let row = 0; row < from.rows; row += 1) {
      const at = from.at + row * from.stride;
      for (let i = 0; i < from.columns; i += 1) floats[to.at + i] += floats[at + i];
    }
  }

  #addRows(from, to) {
    const { floats } = this.#matrices;
    for (let row = 0; row < from.rows; row += 1) {
      const [source, target] = [from.at + row * from.stride, to.at + row * to.stride];
      for (let i = 0; i < from.columns; i += 1) floats[target + i] += floats[source + i];
    }
  }

  /** Adam; rows of tables only where the batch has read them. */
  #step(rate) {
    this.#time += 1;
    const parts = networkParameters(this.network.shape).flatMap(([name]) => this.#parts(name));
    const { floats } = this.#matrices;
    let square = 0;
    for (const [, gradient, , , count] of parts) for (let i = gradient; i < gradient + count; i += 1) square += floats[i] * floats[i];
    const cut = Math.min(1, adam.longest / Math.sqrt(square + 1e-12));
    const step = (rate * Math.sqrt(1 - adam.second ** this.#time)) / (1 - adam.first ** this.#time);
    for (const part of parts) stepPart(floats, part, cut, step);
    for (const rows of this.#used) rows.clear();
  }

  /** Where weights, gradients and both moments of a parameter lie, and how many there are. */
  #parts(name) {
    const all = [this.network, this.gradients, ...this.moments].map((each) => each.parameter(name));
    const table = /^table(\d+)$/.exec(name);
    if (!table) return [[...all.map(({ at }) => at), all[0].rows * all[0].stride]];
    return Array.from(this.#used[Number(table[1])], (row) => [...all.map(({ at, stride }) => at + row * stride), all[0].stride]);
  }
}

function stepPart(floats, [weights, gradient, mean, square, count], cut, step) {
  for (let i = 0; i < count; i += 1) {
    const g = floats[gradient + i] * cut;
    const m = (floats[mean + i] = adam.first * floats[mean + i] + (1 - adam.first) * g);
    const v = (floats[square + i] = adam.second * floats[square + i] + (1 - adam.second) * g * g);
    floats[weights + i] -= (step * m) / (Math.sqrt(v) + 1e-7);
    floats[gradient + i] = 0;
  }
}

/** The way back through `pool`: turns the gradient of what was shown into that of the gates, in the gates' place. */
function backPool(floats, { gates, cells }, back, bounds) {
  const width = cells.columns / 2;
  const carry = new Float64Array(width);
  for (const [from, to] of bounds) {
    carry.fill(0);
    for (let row = to - 1; row >= from; row -= 1) backRow(floats, gates, cells, back, row, row === from ? -1 : row - 1, 0, carry);
    carry.fill(0);
    for (let row = from; row < to; row += 1) backRow(floats, gates, cells, back, row, row === to - 1 ? -1 : row + 1, 1, carry);
  }
}

function backRow(floats, gates, cells, back, row, before, direction, carry) {
  const width = carry.length;
  const fresh = gates.at + row * gates.stride + direction * 3 * width;
  const [kept, open] = [fresh + width, fresh + 2 * width];
  const cell = cells.at + row * cells.stride + direction * width;
  const old = cells.at + before * cells.stride + direction * width;
  const from = back.at + row * back.stride + direction * width;
  for (let i = 0; i < width; i += 1) {
    const [value, keep, shows] = [floats[fresh + i], floats[kept + i], floats[open + i]];
    const loss = floats[from + i];
    const inCell = loss * shows + carry[i];
    floats[open + i] = loss * floats[cell + i] * shows * (1 - shows);
    floats[kept + i] = inCell * ((before < 0 ? 0 : floats[old + i]) - value) * keep * (1 - keep);
    floats[fresh + i] = inCell * (1 - keep) * (1 - value * value);
    carry[i] = inCell * keep;
  }
}
