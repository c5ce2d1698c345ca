import type { Article } from "../article.js";
import type { Form } from "../gazetteer.js";

/** What lists know of the tokens of a text. */
export interface Coverage {
  /** Tokens that a list knows without doubt. */
  readonly sure: ReadonlySet<number>;
  /** Tokens of adjectives of countries. */
  readonly demonyms: ReadonlySet<number>;
  /** Tokens of names of more than one word. */
  readonly long: ReadonlySet<number>;
}

/** Gathers what lists know, from the names they hold. */
export function coverage(listed: readonly { readonly first: number; readonly last: number; readonly form: Form | null }[]): Coverage {
  const sure = new Set<number>();
  const demonyms = new Set<number>();
  const long = new Set<number>();
  for (const { first, last, form } of listed) {
    for (let i = first; i <= last; i += 1) {
      if (form && !form.ambiguous) sure.add(i);
      if (form?.kind === "demonym") demonyms.add(i);
      if (last > first && form && !form.ambiguous) long.add(i);
    }
  }
  return { sure, demonyms, long };
}

/** True where names are looked for: not in what belongs to the page alone, nor in the agency of a dateline. */
export function isReadable(article: Article, i: number): boolean {
  const region = article.regionOf(i);
  if (!region || region.kind === "boilerplate") return false;
  return region.kind !== "dateline" || !inBrackets(article, i, region.first);
}

function inBrackets(article: Article, i: number, from: number): boolean {
  for (let at = i; at >= from; at -= 1) if (article.low(at) === "(") return true;
  return false;
}
