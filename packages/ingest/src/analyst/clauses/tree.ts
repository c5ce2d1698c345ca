import type { Article, Word } from "../article.js";
import { linksOf, mend, type Links } from "./mending.js";

const trees = new WeakMap<Article, Tree>();

/** The dependency trees of an article's sentences, made once. */
export function treeOf(article: Article): Tree {
  const known = trees.get(article);
  if (known) return known;
  const tree = new Tree(article.words);
  trees.set(article, tree);
  return tree;
}

/** Makes the trees again, mended by what is known once the names are found. */
export function mendTrees(article: Article): void {
  trees.set(article, new Tree(article.words, mend(article, linksOf(article.words))));
}

/** Universal Dependencies trees (https://universaldependencies.org/u/dep/) over token numbers. */
export class Tree {
  private readonly heads: readonly number[];
  private readonly relations: readonly string[];
  private readonly below: number[][];

  constructor(
    readonly words: readonly Word[],
    { heads, relations }: Links = linksOf(words),
  ) {
    this.heads = heads;
    this.relations = relations;
    this.below = words.map(() => []);
    heads.forEach((head, i) => this.below[head]?.push(i));
  }

  /** The tokens that depend on a token, in order. */
  children(i: number): readonly number[] {
    return this.below[i] ?? [];
  }

  /** The token that a token depends on, -1 for a root or outside the text. */
  head(i: number): number {
    return this.heads[i] ?? -1;
  }

  /** The relation to the head with its subtype, empty outside the text. */
  relation(i: number): string {
    return this.relations[i] ?? "";
  }

  /** The relation without its subtype. */
  base(i: number): string {
    const relation = this.relation(i);
    const colon = relation.indexOf(":");
    return colon < 0 ? relation : relation.slice(0, colon);
  }

  low(i: number): string {
    return this.words[i]?.low ?? "";
  }

  lemma(i: number): string {
    return this.words[i]?.lemma ?? "";
  }

  fineTag(i: number): string {
    return this.words[i]?.fineTag ?? "";
  }

  /** The children that stand in one of these relations, with or without a subtype. */
  with(i: number, ...relations: readonly string[]): number[] {
    return this.children(i).filter((child) => relations.includes(this.relation(child)) || relations.includes(this.base(child)));
  }

  /** The first child in one of these relations. */
  child(i: number, ...relations: readonly string[]): number | undefined {
    return this.children(i).find((child) => relations.includes(this.relation(child)) || relations.includes(this.base(child)));
  }

  /** The preposition that leads a phrase, folded; of several words with spaces ("instead of"); null for none. */
  preposition(i: number): string | null {
    const cases = this.children(i).filter((child) => child < i && this.base(child) === "case" && this.words[child]?.fineTag !== "POS");
    return cases.length === 0 ? null : cases.map((child) => this.fixed(child)).join(" ");
  }

  /** The word that leads a clause ("if", "after", "to"), null for none. */
  mark(i: number): string | null {
    const mark = this.children(i).find((child) => this.base(child) === "mark" && child < i);
    return mark === undefined ? null : this.fixed(mark);
  }

  /** True if a word is below another or is it. */
  isBelow(i: number, top: number): boolean {
    for (let at = i; at >= 0; at = this.head(at)) if (at === top) return true;
    return false;
  }

  /** The first token below a token, or itself. */
  leftEdge(i: number): number {
    let at = i;
    for (let first = this.children(at)[0]; first !== undefined && first < at; first = this.children(at)[0]) at = first;
    return at;
  }

  /** The last token below a token, or itself. */
  rightEdge(i: number): number {
    let at = i;
    for (let last = this.children(at).at(-1); last !== undefined && last > at; last = this.children(at).at(-1)) at = last;
    return at;
  }

  private fixed(i: number): string {
    return [i, ...this.with(i, "fixed")].map((token) => this.low(token)).join(" ");
  }
}
