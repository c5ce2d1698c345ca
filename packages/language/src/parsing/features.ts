import { finish, stir } from "../perceptron/hashing.js";
import type { Configuration } from "./configuration.js";
import type { ParserSentence } from "./sentence.js";

/** More than the features of any configuration. */
export const mostParserFeatures = 160;

/** Distances beyond five words count as ranges. */
function range(distance: number): number {
  if (distance <= 5) return distance;
  return distance <= 10 ? 6 : 7;
}

/**
 * The features of a configuration, after Zhang & Nivre (2011), "Transition-based Dependency Parsing with Rich Non-local
 * Features": words and tags at the top of the stack and the start of the buffer, alone, in pairs and in triples, with
 * their children, distance, valency and the relations given so far; and clusters after Koo et al. (2008).
 *
 * @param sentence - the words
 * @param state - how far parsing has come
 * @param features - where the hashes go
 * @returns how many there are
 */
export function parserFeatures(sentence: ParserSentence, state: Configuration, features: Int32Array): number {
  let count = 0;
  let template = 0;
  const one = (a: number): void => {
    template += 0x3c6ef372;
    features[count++] = finish(stir(template, a));
  };
  const two = (a: number, b: number): void => {
    template += 0x3c6ef372;
    features[count++] = finish(stir(stir(template, a), b));
  };
  const three = (a: number, b: number, c: number): void => {
    template += 0x3c6ef372;
    features[count++] = finish(stir(stir(stir(template, a), b), c));
  };
  const four = (a: number, b: number, c: number, d: number): void => {
    template += 0x3c6ef372;
    features[count++] = finish(stir(stir(stir(stir(template, a), b), c), d));
  };
  const { forms, fineTags, tags, coarse, fine, length } = sentence;
  const at = (column: Int32Array, place: number): number => (place < 0 || place > length ? 3 : column[place]!);
  const relation = (place: number): number => (place < 0 ? 0 : state.relations[place]!);
  const link = (column: Int32Array, place: number): number => (place < 0 ? -1 : column[place]!);

  const [s0, s1, s2] = [state.onStack(0), state.onStack(1), state.onStack(2)];
  const b0 = state.next;
  const [b1, b2, b3] = [b0 + 1, b0 + 2, b0 + 3];
  const [s0w, s1w, b0w, b1w] = [at(forms, s0), at(forms, s1), at(forms, b0), at(forms, b1)];
  const [s0t, s1t, s2t] = [at(fineTags, s0), at(fineTags, s1), at(fineTags, s2)];
  const [b0t, b1t, b2t, b3t] = [at(fineTags, b0), at(fineTags, b1), at(fineTags, b2), at(fineTags, b3)];
  const [s0u, s1u, s2u, b0u, b1u] = [at(tags, s0), at(tags, s1), at(tags, s2), at(tags, b0), at(tags, b1)];

  // Words alone.
  two(s0w, s0t);
  one(s0w);
  one(s0t);
  two(s1w, s1t);
  one(s1w);
  one(s1t);
  two(at(forms, s2), s2t);
  one(s2t);
  two(b0w, b0t);
  one(b0w);
  one(b0t);
  two(b1w, b1t);
  one(b1w);
  one(b1t);
  one(at(forms, b2));
  two(b2t, at(forms, b2));
  one(b2t);
  two(b2t, b3t);

  // Pairs.
  four(s0w, s0t, b0w, b0t);
  three(s0w, s0t, b0w);
  three(s0w, b0w, b0t);
  three(s0w, s0t, b0t);
  three(s0t, b0w, b0t);
  two(s0w, b0w);
  two(s0t, b0t);
  two(s0w, b0t);
  two(s0t, b0w);
  two(b0t, b1t);
  four(s1w, s1t, s0w, s0t);
  three(s1w, s0w, s0t);
  three(s1w, s1t, s0t);
  three(s1t, s0w, s0t);
  two(s1w, s0w);
  two(s1t, s0t);
  two(s1w, s0t);
  two(s1t, s0w);
  two(s1t, b0t);
  two(s1w, b0w);
  three(s1w, b0t, s0t);
  three(s1t, b0w, s0t);
  two(b0w, b1t);
  two(b0w, b1w);
  three(s0t, b0t, b1w);

  // Triples.
  three(b0t, b1t, b2t);
  three(s0t, b0t, b1t);
  three(s0w, b0t, b1t);
  three(s1t, s0t, b0t);
  three(s1w, s0t, b0t);
  three(s1t, s0w, b0t);
  three(s1t, s0t, b0w);
  three(s2t, s1t, s0t);
  four(s2t, s1t, s0t, b0t);
  four(s1t, s0t, b0t, b1t);
  four(s0t, b0t, b1t, b2t);
  three(s1w, s0w, b0t);
  three(s1w, s0t, b0w);
  three(s2u, s1u, s0w);

  // Children.
  const [s0l, s0r, s1l, s1r, b0l] = [
    link(state.leftChild, s0),
    link(state.rightChild, s0),
    link(state.leftChild, s1),
    link(state.rightChild, s1),
    link(state.leftChild, b0),
  ];
  const [s0l2, s0r2, s1l2, s1r2, b0l2] = [
    link(state.leftChild2, s0),
    link(state.rightChild2, s0),
    link(state.leftChild2, s1),
    link(state.rightChild2, s1),
    link(state.leftChild2, b0),
  ];
  for (const child of [s0l, s0r, s1l, s1r, b0l]) {
    one(at(forms, child));
    one(at(fineTags, child));
    one(relation(child));
  }
  for (const child of [s0l2, s0r2, s1l2, s1r2, b0l2]) {
    one(at(fineTags, child));
    one(relation(child));
  }
  three(s0t, at(fineTags, s0l), b0t);
  three(s0t, at(fineTags, s0r), b0t);
  three(s0t, b0t, at(fineTags, b0l));
  three(s1t, s0t, at(fineTags, s0l));
  three(s1t, s0t, at(fineTags, s0r));
  three(s1t, at(fineTags, s1l), s0t);
  three(s1t, at(fineTags, s1r), s0t);
  three(s0t, at(fineTags, s0l), at(fineTags, s0l2));
  three(s0t, at(fineTags, s0r), at(fineTags, s0r2));
  three(s1t, at(fineTags, s1r), at(fineTags, s1r2));
  three(b0t, at(fineTags, b0l), at(fineTags, b0l2));
  three(s0w, relation(s0l), relation(s0r));
  three(s1w, relation(s1l), relation(s1r));
  four(s1t, relation(s1r), s0t, b0t);
  four(s1t, s0t, relation(s0l), relation(s0r));
  four(s0t, relation(s0l), b0t, relation(b0l));
  three(s1w, relation(s1r), s0w);
  three(s1w, relation(s1r), s0t);
  three(s0w, relation(s0r), b0t);
  three(s1w, at(forms, s0l), s0t);
  three(s1w, at(forms, s0l), s0w);
  three(b0w, relation(b0l), s0t);
  three(at(forms, s0l), s0t, b0t);

  // Distance, valency and relations given.
  const near = s0 < 0 ? 0 : range(b0 - s0);
  const far = s1 < 0 ? 0 : range(s0 - s1);
  two(s0w, near);
  two(s0t, near);
  two(b0w, near);
  two(b0t, near);
  three(s0t, b0t, near);
  three(s0w, b0w, near);
  three(s1t, s0t, far);
  three(s1w, s0t, far);
  three(s1t, s0w, far);
  const count4 = (column: Uint16Array, place: number): number => (place < 0 ? 9 : Math.min(column[place]!, 4));
  two(s0w, count4(state.leftCount, s0));
  two(s0w, count4(state.rightCount, s0));
  two(s0t, count4(state.leftCount, s0));
  two(s0t, count4(state.rightCount, s0));
  two(s1w, count4(state.rightCount, s1));
  two(s1t, count4(state.rightCount, s1));
  two(b0w, count4(state.leftCount, b0));
  two(b0t, count4(state.leftCount, b0));
  const given = (column: Int32Array, place: number): number => (place < 0 ? 0 : column[place]!);
  two(s0w, given(state.leftRelations, s0));
  two(s0t, given(state.leftRelations, s0));
  two(s0w, given(state.rightRelations, s0));
  two(s0t, given(state.rightRelations, s0));
  two(s1w, given(state.rightRelations, s1));
  three(s1t, given(state.rightRelations, s1), s0t);
  three(s1t, given(state.leftRelations, s1), s0t);
  two(b0w, given(state.leftRelations, b0));
  three(b0t, given(state.leftRelations, b0), s0t);

  // What stands between.
  const between = (column: Int32Array, from: number, to: number): number =>
    from < 0 ? 0 : Math.min(at(column, Math.min(to, length)) - column[from + 1]!, 3);
  three(s0t, b0t, between(sentence.marksBefore, s0, b0));
  three(s0t, b0t, between(sentence.verbsBefore, s0, b0));
  four(s1t, s0t, between(sentence.marksBefore, s1, s0), between(sentence.verbsBefore, s1, s0));
  three(state.next === length ? 1 : 0, Math.min(state.depth, 4), s0t);

  // Clusters.
  const [s0c, s1c, b0c, b1c] = [at(coarse, s0), at(coarse, s1), at(coarse, b0), at(coarse, b1)];
  const [s0f, s1f, b0f] = [at(fine, s0), at(fine, s1), at(fine, b0)];
  one(s0f);
  one(s1f);
  one(b0f);
  two(s0c, b0c);
  two(s0c, b0t);
  two(s0t, b0c);
  two(s0f, b0f);
  two(s1c, s0c);
  two(s1c, s0t);
  two(s1t, s0c);
  two(s1f, s0f);
  three(s1c, s0c, b0c);
  three(s1t, s0c, b0t);
  three(s1c, at(forms, s0l), s0c);
  three(s0c, b0t, b1c);
  three(s0u, b0u, b1u);
  return count;
}
