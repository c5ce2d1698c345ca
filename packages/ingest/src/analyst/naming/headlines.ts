import type { Article, Thing } from "../article.js";

/** Names things in lines whose capitals tell nothing: only names that the rest of the article has. */
export function nameInTitles(article: Article): void {
  const forms = knownForms(article);
  for (const { capitalsTell, kind, first, last } of article.regions) {
    if (capitalsTell || kind === "byline" || kind === "boilerplate") continue;
    for (let i = first; i <= last; i += 1) {
      const match = article.owner[i]
        ? undefined
        : forms.get(article.low(i))?.find(({ lows }) => lows.every((low, k) => article.low(i + k) === low));
      const end = i + (match?.lows.length ?? 1) - 1;
      if (match && end <= last && !article.owner[end]) article.spot(match.thing, i, end, "name");
      i = end;
    }
  }
}

interface KnownForm {
  readonly lows: readonly string[];
  readonly thing: Thing;
}

/** The names of the things met so far by their first word, longest first. */
function knownForms(article: Article): ReadonlyMap<string, readonly KnownForm[]> {
  const forms = new Map<string, KnownForm[]>();
  for (const thing of article.things) {
    for (const { first, last, kind } of thing.spots) {
      const lows = article.words.slice(first, last + 1).map(({ low }) => low);
      const key = lows[0] ?? "";
      const known = forms.get(key) ?? [];
      const short = lows.length === 1 && key.length < 4;
      if (kind === "name" && !short && !known.some((form) => form.lows.join(" ") === lows.join(" "))) known.push({ lows, thing });
      forms.set(key, known);
    }
  }
  for (const known of forms.values()) known.sort((a, b) => b.lows.length - a.lows.length);
  return forms;
}
