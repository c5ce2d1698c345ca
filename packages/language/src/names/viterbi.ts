import { labelCount, mayFollow } from "./labels.js";

/** For each label those that may come before it; the sentence's start allows what `starts` holds. */
const before = followers((from, to) => mayFollow(from, to));
const starts = allowed((to) => mayFollow(-1, to));
const ends = allowed((from) => mayFollow(from, -1));

function followers(may: (from: number, to: number) => boolean): readonly Uint8Array[] {
  return Array.from({ length: labelCount }, (_, to) => allowed((from) => may(from, to)));
}

function allowed(may: (label: number) => boolean): Uint8Array {
  return Uint8Array.from(Array.from({ length: labelCount }, (_, label) => label).filter(may));
}

/**
 * The best valid row of labels (Viterbi 1967, https://doi.org/10.1109/TIT.1967.1054010).
 *
 * @param scores - `labelCount` a token
 * @param transitions - what label b behind label a adds, at `a * labelCount + b`
 */
export function bestLabels(scores: Float64Array, transitions: Int16Array): Uint8Array {
  const count = scores.length / labelCount;
  const from = new Uint8Array(scores.length);
  let row = new Float64Array(labelCount).fill(-Infinity);
  for (const label of starts) row[label] = scores[label] ?? 0;
  for (let i = 1; i < count; i += 1) {
    const next = new Float64Array(labelCount).fill(-Infinity);
    for (let to = 0; to < labelCount; to += 1) {
      let [best, most] = [0, -Infinity];
      for (const label of before[to]!) {
        const score = row[label]! + transitions[label * labelCount + to]!;
        if (score > most) [best, most] = [label, score];
      }
      next[to] = most + scores[i * labelCount + to]!;
      from[i * labelCount + to] = best;
    }
    row = next;
  }
  return traced(row, from, count);
}

function traced(row: Float64Array, from: Uint8Array, count: number): Uint8Array {
  const labels = new Uint8Array(count);
  let label = ends.reduce((best, each) => (row[each]! > row[best]! ? each : best));
  for (let i = count - 1; i >= 0; i -= 1) {
    labels[i] = label;
    label = from[i * labelCount + label]!;
  }
  return labels;
}
