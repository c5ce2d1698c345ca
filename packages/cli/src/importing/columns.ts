/** Whole numbers and offsets in rows, packed: what an array of objects would need ten times the memory for. */
export class Columns<Name extends string> {
  readonly #columns: Record<Name, Float64Array>;
  #length = 0;

  constructor(private readonly names: readonly Name[]) {
    this.#columns = Object.fromEntries(names.map((name) => [name, new Float64Array(64)])) as Record<Name, Float64Array>;
  }

  get length(): number {
    return this.#length;
  }

  push(row: Readonly<Record<Name, number>>): void {
    if (this.#length === this.#columns[this.names[0] as Name].length) this.#grow();
    for (const name of this.names) this.#columns[name][this.#length] = row[name];
    this.#length += 1;
  }

  /** A number of a row; 0 beyond the last. */
  get(row: number, name: Name): number {
    return this.#columns[name][row] ?? 0;
  }

  set(row: number, name: Name, value: number): void {
    this.#columns[name][row] = value;
  }

  /** Keeps the rows that pass, in their order. */
  keep(passes: (row: number) => boolean): void {
    let kept = 0;
    for (let row = 0; row < this.#length; row += 1) {
      if (!passes(row)) continue;
      for (const name of this.names) this.#columns[name][kept] = this.get(row, name);
      kept += 1;
    }
    this.#length = kept;
  }

  #grow(): void {
    for (const name of this.names) {
      const grown = new Float64Array(this.#length * 2);
      grown.set(this.#columns[name]);
      this.#columns[name] = grown;
    }
  }
}
