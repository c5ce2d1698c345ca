import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Matrices, type Matrix } from "./matrices.js";

const size = fc.integer({ min: 1, max: 19 });
const numbers = (count: number): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: count, maxLength: count });

function put(matrices: Matrices, rows: number, columns: number, values: readonly number[]): Matrix {
  const matrix = matrices.take(rows, columns);
  values.forEach((value, i) => {
    matrices.floats[matrix.at + Math.floor(i / columns) * matrix.stride + (i % columns)] = value;
  });
  return matrix;
}

describe("Matrices", () => {
  it("multiplies as the definition says, whatever the sizes", () => {
    const products = fc
      .tuple(size, size, size)
      .chain(([rows, inner, columns]) =>
        fc.tuple(fc.constant([rows, inner, columns] as const), numbers(rows * inner), numbers(inner * columns)),
      );
    fc.assert(
      fc.property(products, ([[rows, inner, columns], left, right]) => {
        const matrices = new Matrices(10);
        const [a, b] = [put(matrices, rows, inner, left), put(matrices, inner, columns, right)];
        const c = matrices.take(rows, columns);
        matrices.multiply(a, b, c);
        for (let i = 0; i < rows; i += 1) {
          for (let j = 0; j < columns; j += 1) {
            let sum = 0;
            for (let k = 0; k < inner; k += 1) sum += left[i * inner + k]! * right[k * columns + j]!;
            expect(matrices.floats[c.at + i * c.stride + j]).toBeCloseTo(sum, 3);
          }
        }
      }),
    );
  });

  it("keeps its numbers when the memory grows", () => {
    const matrices = new Matrices(10);
    const small = put(matrices, 1, 2, [3, 4]);
    const large = matrices.take(1000, 1000);
    expect([...matrices.view(small)].slice(0, 2)).toEqual([3, 4]);
    expect(matrices.view(large).every((number) => number === 0)).toBe(true);
  });

  it("gives matrices of zeros again after a release", () => {
    const matrices = new Matrices(10);
    const { mark } = matrices;
    put(matrices, 2, 2, [1, 2, 3, 4]);
    matrices.release(mark);
    expect([...matrices.view(matrices.take(2, 2))]).toEqual(Array(16).fill(0));
  });

  it("exchanges rows and columns", () => {
    const matrices = new Matrices(10);
    const turned = matrices.transposed(put(matrices, 2, 3, [1, 2, 3, 4, 5, 6]));
    const rows = [0, 1, 2].map((row) => [...matrices.floats.subarray(turned.at + row * turned.stride)].slice(0, 2));
    expect(rows).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });
});
