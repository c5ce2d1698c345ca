/** What a transition does: move on, or attach the top of the stack to the next word or to the word below it. */
export const moves = ["shift", "left", "right"] as const;
/** One of {@link moves}. */
export type Move = (typeof moves)[number];

/** A transition with the relation it gives; shift gives none. */
export interface Transition {
  readonly move: Move;
  readonly relation: string;
}

const most = 0x10000;

/**
 * How far the parsing of a sentence has come: a stack, a buffer that begins at `next`, and the arcs made so far. The
 * transition system is arc-hybrid (Kuhlmann, Gómez-Rodríguez & Satta 2011) with the root behind the last word:
 *
 * - shift: the next word goes onto the stack
 * - left: the top of the stack depends on the next word, and leaves
 * - right: the top of the stack depends on the word below it, and leaves
 *
 * Only one word may depend on the root: the last one left on the stack. Each word is shifted once and attached once, so
 * a sentence of n words takes 2n transitions, and what comes out is always a projective tree.
 */
export class Configuration {
  readonly length: number;
  readonly stack: Int32Array;
  /** How many words are on the stack. */
  depth = 0;
  /** The next word; `length` when only the root is left. */
  next = 0;
  readonly heads: Int32Array;
  /** Relation of each word by number, 0 before it has one. */
  readonly relations: Uint8Array;
  /** By word: outermost and second outermost child on each side, -1 if there is none; and how many there are. */
  readonly leftChild: Int32Array;
  readonly leftChild2: Int32Array;
  readonly rightChild: Int32Array;
  readonly rightChild2: Int32Array;
  readonly leftCount: Uint16Array;
  readonly rightCount: Uint16Array;
  /** By word: a set of the relations of its children, as bits of their numbers modulo 32. */
  readonly leftRelations: Int32Array;
  readonly rightRelations: Int32Array;

  /** @param length - words in the sentence */
  constructor(length: number) {
    this.length = length;
    this.stack = new Int32Array(length + 1);
    this.heads = new Int32Array(length + 1).fill(-1);
    this.relations = new Uint8Array(length + 1);
    this.leftChild = new Int32Array(length + 1).fill(-1);
    this.leftChild2 = new Int32Array(length + 1).fill(-1);
    this.rightChild = new Int32Array(length + 1).fill(-1);
    this.rightChild2 = new Int32Array(length + 1).fill(-1);
    this.leftCount = new Uint16Array(length + 1);
    this.rightCount = new Uint16Array(length + 1);
    this.leftRelations = new Int32Array(length + 1);
    this.rightRelations = new Int32Array(length + 1);
  }

  get finished(): boolean {
    return this.next === this.length && this.depth === 0;
  }

  /** The word on the stack, 0 for the top; -1 if there is none. */
  onStack(down: number): number {
    return this.depth > down ? this.stack[this.depth - 1 - down]! : -1;
  }

  allows(move: Move): boolean {
    if (move === "shift") return this.next < this.length;
    if (move === "right") return this.depth > 1;
    return this.depth > 0 && (this.next < this.length || this.depth === 1);
  }

  /**
   * @param move - an allowed move
   * @param relation - number of the relation, above 0; not read by shift
   */
  apply(move: Move, relation: number): void {
    if (move === "shift") {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const child = this.stack[--this.depth]!;
    if (move === "left") this.#attachLeft(this.next, child, relation);
    else this.#attachRight(this.stack[this.depth - 1]!, child, relation);
    this.relations[child] = relation;
  }

  #attachLeft(head: number, child: number, relation: number): void {
    this.heads[child] = head;
    this.leftChild2[head] = this.leftChild[head]!;
    this.leftChild[head] = child;
    this.leftCount[head] = Math.min(this.leftCount[head]! + 1, most - 1);
    this.leftRelations[head]! |= 1 << (relation & 31);
  }

  #attachRight(head: number, child: number, relation: number): void {
    this.heads[child] = head;
    this.rightChild2[head] = this.rightChild[head]!;
    this.rightChild[head] = child;
    this.rightCount[head] = Math.min(this.rightCount[head]! + 1, most - 1);
    this.rightRelations[head]! |= 1 << (relation & 31);
  }
}
