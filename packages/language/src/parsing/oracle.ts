import type { Configuration, Move } from "./configuration.js";

/**
 * How many arcs of a tree can no longer be made after a move: the dynamic oracle of arc-hybrid (Goldberg & Nivre 2013,
 * "Training Deterministic Parsers with Non-Deterministic Oracles"). Arcs that are lost already are not counted again.
 *
 * @param state - where a move is allowed
 * @param move - the move
 * @param heads - the tree: the head of each word, the root's number is the sentence's length
 */
export function lostArcs(state: Configuration, move: Move, heads: ArrayLike<number>): number {
  if (move === "shift") return lostByShift(state, heads);
  const top = state.onStack(0);
  const below = state.onStack(1);
  const gold = heads[top]!;
  const headLost = move === "left" ? gold === below || gold > state.next : gold >= state.next;
  let lost = headLost && gold !== -1 ? 1 : 0;
  for (let word = state.next; word < state.length; word += 1) if (heads[word] === top) lost += 1;
  return lost;
}

function lostByShift(state: Configuration, heads: ArrayLike<number>): number {
  const next = state.next;
  let lost = 0;
  for (let down = 0; down < state.depth; down += 1) {
    const word = state.onStack(down);
    if (heads[word] === next) lost += 1;
    if (down > 0 && heads[next] === word) lost += 1;
  }
  return lost;
}
