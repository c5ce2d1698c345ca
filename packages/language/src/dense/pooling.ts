import type { Matrix } from "./matrices.js";

const steps = 256;
const reach = 8;
const table = Float32Array.from({ length: 2 * reach * steps + 1 }, (_, i) => 1 / (1 + Math.exp(reach - i / steps)));
const last = 2 * reach * steps;

/** The logistic function from a table with steps of 1/256: networks learn with it and run with it. */
function sigmoid(x: number): number {
  const place = (x + reach) * steps;
  if (place >= last) return table[last]!;
  return place > 0 ? table[place | 0]! : table[0]!;
}

/**
 * Recurrent pooling in both directions (fo-pooling of Bradbury et al. 2017, "Quasi-Recurrent Neural Networks"): each
 * cell keeps a part of the cell before and takes in a part of what is new. Unlike in an LSTM all that is multiplied is
 * multiplied before, for all words at once.
 *
 * @param floats - where the matrices lie
 * @param gates - six parts a row: new value, part kept and part shown, before their functions are applied, for the
 *   direction from left to right, then for the other; they are overwritten by the results of the functions
 * @param cells - the cells of both directions, overwritten
 * @param shown - what the cells show, overwritten
 * @param bounds - first row and row behind the last of each sentence
 */
export function pool(
  floats: Float32Array,
  gates: Matrix,
  cells: Matrix,
  shown: Matrix,
  bounds: readonly (readonly [number, number])[],
): void {
  for (const [from, to] of bounds) {
    for (let row = from; row < to; row += 1) poolRow(floats, gates, cells, shown, row, row === from ? -1 : row - 1, 0);
    for (let row = to - 1; row >= from; row -= 1) poolRow(floats, gates, cells, shown, row, row === to - 1 ? -1 : row + 1, 1);
  }
}

function poolRow(floats: Float32Array, gates: Matrix, cells: Matrix, shown: Matrix, row: number, before: number, direction: number): void {
  const width = cells.columns / 2;
  const fresh = gates.at + row * gates.stride + direction * 3 * width;
  const [kept, open] = [fresh + width, fresh + 2 * width];
  const cell = cells.at + row * cells.stride + direction * width;
  const show = shown.at + row * shown.stride + direction * width;
  const old = cells.at + before * cells.stride + direction * width;
  for (let i = 0; i < width; i += 1) {
    const value = 2 * sigmoid(2 * floats[fresh + i]!) - 1;
    const keep = sigmoid(floats[kept + i]!);
    const shows = sigmoid(floats[open + i]!);
    const sum = (before < 0 ? 0 : keep * floats[old + i]!) + (1 - keep) * value;
    floats[fresh + i] = value;
    floats[kept + i] = keep;
    floats[open + i] = shows;
    floats[cell + i] = sum;
    floats[show + i] = shows * sum;
  }
}
