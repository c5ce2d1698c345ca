import { createKernel, type Kernel } from "./kernel.js";

/** A matrix in the memory of {@link Matrices}, row by row; all numbers count floats. */
export interface Matrix {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  /** From one row to the next. */
  readonly stride: number;
}

const floatsPerPage = 16_384;

/** Matrices of 32-bit floats in one memory, taken one behind the other and given back all at once. */
export class Matrices {
  readonly #kernel: Kernel;
  #next = 0;
  #floats: Float32Array;

  /** @param floats - how many are expected; the memory grows if there are more */
  constructor(floats: number) {
    this.#kernel = createKernel(Math.ceil(floats / floatsPerPage) + 1);
    this.#floats = new Float32Array(this.#kernel.memory.buffer);
  }

  /** All numbers. Another array after the memory has grown: do not keep it while taking matrices. */
  get floats(): Float32Array {
    return this.#floats;
  }

  /** Where the next matrix will lie; give it to {@link release}. */
  get mark(): number {
    return this.#next;
  }

  /** Gives back all matrices taken since the mark. */
  release(mark: number): void {
    this.#next = mark;
  }

  /** A matrix of zeros. Rows start at multiples of eight floats. */
  take(rows: number, columns: number): Matrix {
    const stride = Math.ceil(columns / 8) * 8;
    const at = this.#next;
    this.#next += rows * stride;
    this.#makeRoom();
    this.#floats.fill(0, at, this.#next);
    return { at, rows, columns, stride };
  }

  /** The numbers of a matrix, with what fills its rows up. */
  view({ at, rows, stride }: Matrix): Float32Array {
    return this.#floats.subarray(at, at + rows * stride);
  }

  /** c += a · b. The columns of b and c are taken up to the next multiple of eight. */
  multiply(a: Matrix, b: Matrix, c: Matrix): void {
    if (a.rows === 0) return;
    const columns = Math.ceil(c.columns / 8) * 8;
    this.#kernel.multiply(a.rows, columns, a.columns, a.at * 4, a.stride * 4, b.at * 4, b.stride * 4, c.at * 4, c.stride * 4);
  }

  /** A new matrix with rows and columns exchanged. */
  transposed(a: Matrix): Matrix {
    const result = this.take(a.columns, a.rows);
    const floats = this.#floats;
    for (let row = 0; row < a.rows; row += 1) {
      const from = a.at + row * a.stride;
      for (let column = 0; column < a.columns; column += 1) floats[result.at + column * result.stride + row] = floats[from + column]!;
    }
    return result;
  }

  #makeRoom(): void {
    const missing = this.#next - this.#floats.length;
    if (missing <= 0) return;
    this.#kernel.memory.grow(Math.ceil(missing / floatsPerPage) + 64);
    this.#floats = new Float32Array(this.#kernel.memory.buffer);
  }
}

/** Some columns of a matrix. */
export function columnsOf(matrix: Matrix, from: number, columns: number): Matrix {
  return { ...matrix, at: matrix.at + from, columns };
}

/** Some rows of a matrix. */
export function rowsOf(matrix: Matrix, from: number, rows: number): Matrix {
  return { ...matrix, at: matrix.at + from * matrix.stride, rows };
}
