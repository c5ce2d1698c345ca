import { nameKinds, type NameKind, type NameSpan } from "../analysis.js";

/** How often each kind was read for one form of a name. */
type Votes = Map<NameKind, number>;

/** Another occurrence of a name that the document has elsewhere, and the kinds that were read there. */
export interface Repeat {
  readonly first: number;
  readonly last: number;
  /** By kind, its share of the readings: all together 1, or more if the document says what the name stands for. */
  readonly shares: ReadonlyMap<NameKind, number>;
}

/** What a definition counts beside single readings. */
const certain = 1_000;

interface Written {
  readonly text: string;
}

/**
 * The names of a document by their tokens. A person of several tokens is known by the last one alone, too, and a name
 * by the initials that follow it in brackets.
 */
export class KnownNames {
  readonly #forms = new Map<string, Votes>();
  /** By the first token, the lengths of the forms that begin with it. */
  readonly #lengths = new Map<string, Set<number>>();

  constructor(tokens: readonly Written[], names: readonly NameSpan[]) {
    for (const { first, last, kind } of names) {
      this.#vote(tokens, first, last, kind);
      if (kind === "person" && last > first) this.#vote(tokens, last, last, kind);
      if (shortens(tokens, first, last)) this.#vote(tokens, last + 2, last + 2, kind, certain);
    }
  }

  #vote(tokens: readonly Written[], first: number, last: number, kind: NameKind, count = 1): void {
    const form = written(tokens, first, last);
    const votes = this.#forms.get(form) ?? new Map<NameKind, number>();
    this.#forms.set(form, votes.set(kind, (votes.get(kind) ?? 0) + count));
    const start = tokens[first]?.text ?? "";
    this.#lengths.set(start, (this.#lengths.get(start) ?? new Set<number>()).add(last - first + 1));
  }

  /** Where the known names stand in a sentence, the longest first at each place, none inside another. */
  in(tokens: readonly Written[]): Repeat[] {
    const found: Repeat[] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      const lengths = this.#lengths.get(tokens[first]?.text ?? "");
      const repeat = lengths && this.#longest(tokens, first, lengths);
      if (!repeat) continue;
      found.push(repeat);
      first = repeat.last;
    }
    return found;
  }

  #longest(tokens: readonly Written[], first: number, lengths: ReadonlySet<number>): Repeat | null {
    for (const length of [...lengths].toSorted((a, b) => b - a)) {
      const last = first + length - 1;
      const votes = last < tokens.length ? this.#forms.get(written(tokens, first, last)) : undefined;
      if (votes) return { first, last, shares: sharesOf(votes) };
    }
    return null;
  }
}

/** True if the name is followed by its initials in brackets: "African Union (AU)". */
function shortens(tokens: readonly Written[], first: number, last: number): boolean {
  if (last === first || tokens[last + 1]?.text !== "(" || tokens[last + 3]?.text !== ")") return false;
  let initials = "";
  for (let i = first; i <= last; i += 1) initials += /^\p{Lu}/u.exec(tokens[i]?.text ?? "")?.[0] ?? "";
  return initials.length > 1 && tokens[last + 2]?.text.replaceAll(".", "") === initials;
}

function sharesOf(votes: Votes): ReadonlyMap<NameKind, number> {
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const trust = all >= certain ? 3 : 1;
  return new Map(nameKinds.flatMap((kind) => (votes.has(kind) ? [[kind, (trust * (votes.get(kind) ?? 0)) / all] as const] : [])));
}

function written(tokens: readonly Written[], first: number, last: number): string {
  let text = tokens[first]?.text ?? "";
  for (let i = first + 1; i <= last; i += 1) text += ` ${tokens[i]?.text ?? ""}`;
  return text;
}
