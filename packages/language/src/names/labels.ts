import { nameKinds, type NameKind, type NameSpan } from "../analysis.js";

/**
 * Labels of tokens (BIOES): 0 is outside; each kind has four: begins, inside, ends a name, is one alone
 * (Ratinov and Roth 2009, https://aclanthology.org/W09-1119).
 */
export const labelCount = 1 + nameKinds.length * 4;

/** Place of a token in its name. */
const [begin, inside, end, single] = [0, 1, 2, 3];

function label(kind: NameKind, place: number): number {
  return 1 + nameKinds.indexOf(kind) * 4 + place;
}

const placeOf = (code: number): number => (code === 0 ? -1 : (code - 1) % 4);
const kindOf = (code: number): number => (code === 0 ? -1 : Math.floor((code - 1) / 4));

/** The labels of a sentence of `count` tokens; token numbers of the names count from `offset`. */
export function labelsOf(names: readonly NameSpan[], count: number, offset = 0): Uint8Array {
  const labels = new Uint8Array(count);
  for (const { first, last, kind } of names) {
    for (let i = first; i <= last; i += 1) {
      const place = first === last ? single : i === first ? begin : i === last ? end : inside;
      labels[i - offset] = label(kind, place ?? 0);
    }
  }
  return labels;
}

/** The names that a valid row of labels says; `offset` is the number of the first token. */
export function namesOf(labels: ArrayLike<number>, offset = 0): NameSpan[] {
  const names: NameSpan[] = [];
  let first = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const code = labels[i] ?? 0;
    const place = placeOf(code);
    if (place === begin || place === single) first = i;
    if (place !== end && place !== single) continue;
    const kind = nameKinds[kindOf(code)];
    if (kind) names.push({ first: first + offset, last: i + offset, kind });
  }
  return names;
}

/** True if label `to` may follow `from`; -1 stands for the sentence's start (as `from`) and end (as `to`). */
export function mayFollow(from: number, to: number): boolean {
  const open = placeOf(from) === begin || placeOf(from) === inside;
  const goesOn = placeOf(to) === inside || placeOf(to) === end;
  return open ? goesOn && kindOf(from) === kindOf(to) : !goesOn;
}
