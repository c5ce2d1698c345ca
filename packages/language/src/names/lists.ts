import { fold, tokenise } from "../tokens.js";

/**
 * What the caller knows by name, a list a sort of thing ("country", "party", "given"): the model learns what to make of
 * each sort, so it must be run with the sorts it was trained with; what they hold may grow.
 */
export type NameLists = Readonly<Record<string, readonly string[]>>;

/** Where a token stands in the longest listed name that covers it. */
export interface ListMatch {
  /** Number of the list, by the alphabet of the lists' names. */
  readonly list: number;
  readonly first: number;
  readonly last: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Bits of the lists that hold the form which ends here: in lower case, with a capital, in capitals only. */
  lower: number;
  capital: number;
  exact: Map<string, number> | null;
}

/** Finds listed names among tokens. */
export interface ListMatcher {
  readonly names: readonly string[];
  /** The longest match of each list at each place, none inside another of the same list. */
  match(tokens: readonly { readonly text: string; readonly low: string }[]): ListMatch[];
}

/** The most lists there may be: their numbers are bits of a small integer. */
const mostLists = 24;

/**
 * Prepares lists for matching: folded, token by token. A form in capitals only ("SPD", "US") matches as written, one
 * that begins with a capital only what begins with one, one in lower case ("prime minister") both.
 */
export function matchLists(lists: NameLists): ListMatcher {
  const names = Object.keys(lists).toSorted().slice(0, mostLists);
  const root = node();
  names.forEach((name, list) => {
    for (const form of lists[name] ?? []) add(root, form, 1 << list);
  });
  return { names, match: (tokens) => find(root, names.length, tokens) };
}

function node(): Node {
  return { next: new Map(), lower: 0, capital: 0, exact: null };
}

function add(root: Node, form: string, bit: number): void {
  let at = root;
  for (const token of tokenise(form)) {
    const low = fold(token.text);
    const next = at.next.get(low) ?? node();
    at.next.set(low, next);
    at = next;
  }
  if (at === root) return;
  if (/^\p{Ll}/u.test(form)) at.lower |= bit;
  else if (!/^[\p{Lu}\p{N}\p{P}\s]+$/u.test(form)) at.capital |= bit;
  else at.exact = (at.exact ?? new Map<string, number>()).set(form, (at.exact?.get(form) ?? 0) | bit);
}

function find(root: Node, count: number, tokens: readonly { readonly text: string; readonly low: string }[]): ListMatch[] {
  const found: ListMatch[] = [];
  const free = new Int32Array(count);
  for (let first = 0; first < tokens.length; first += 1) {
    if (!root.next.has(tokens[first]?.low ?? "")) continue;
    const ends = longest(root, tokens, first, count);
    for (let list = 0; list < count; list += 1) {
      const last = ends[list] ?? -1;
      if (last < first || first < (free[list] ?? 0)) continue;
      found.push({ list, first, last });
      free[list] = last + 1;
    }
  }
  return found;
}

/** The last token of the longest name of each list that starts here, -1 for none. */
function longest(root: Node, tokens: readonly { readonly text: string; readonly low: string }[], first: number, count: number): Int32Array {
  const ends = new Int32Array(count).fill(-1);
  const capital = /^[^\p{Ll}]/u.test(tokens[first]?.text ?? "");
  let at: Node | undefined = root;
  for (let last = first; at && last < tokens.length; last += 1) {
    at = at.next.get(tokens[last]?.low ?? "");
    const bits = at ? at.lower | (capital ? at.capital : 0) | (at.exact?.get(written(tokens, first, last)) ?? 0) : 0;
    for (let list = 0; list < count; list += 1) if (bits & (1 << list)) ends[list] = last;
  }
  return ends;
}

function written(tokens: readonly { readonly text: string }[], first: number, last: number): string {
  return tokens
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(" ");
}
