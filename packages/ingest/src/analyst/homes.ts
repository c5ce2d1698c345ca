import type { Article, Spot, Thing } from "./article.js";
import type { Holding } from "./holdings.js";

const stateOffices = new Set(["headOfState", "headOfGovernment", "minister"]);

/** A text with more offices is a list, and speaks of no country most. */
const mostHoldings = 300;

/**
 * Completes offices of state that a text names without their country ("President Byron said"): the country that the
 * document speaks of most and that nobody else is said to hold this office of. Only what the document says decides, and
 * where two countries are named as often, the office stays without one.
 */
export function completeHomes(article: Article, holdings: readonly Holding[]): Holding[] {
  if (holdings.length > mostHoldings) return [...holdings];
  const countries = article.things.filter(({ type, spots }) => type === "Country" && spots.length > 0);
  return holdings.map((holding) => {
    const { span, person } = holding;
    if (span.of.length > 0 || (span.plural && !span.former) || !stateOffices.has(span.office.kind) || person.home) return holding;
    const spot = likeliestHome(article, holding, holdings, countries);
    if (!spot) return holding;
    if (!span.former) person.home ??= spot.thing;
    const near = spot.last < span.first && span.first - spot.last < 6 && article.sentenceOf(spot.first) === article.sentenceOf(span.first);
    return { ...holding, span: { ...span, of: [spot] }, first: near ? spot.first : holding.first, inferred: true as const };
  });
}

function likeliestHome(
  article: Article,
  { person, span }: Holding,
  holdings: readonly Holding[],
  countries: readonly Thing[],
): Spot | null {
  const taken = new Set(
    holdings
      .filter((other) => other.person !== person && (sameOffice(other, span.office.kind) || isCounterpart(article, other)))
      .flatMap((other) => other.span.of.map(({ thing }) => thing)),
  );
  const open = countries.filter((thing) => !taken.has(thing));
  const beside = open.flatMap(({ spots }) => spots.filter((spot) => spot.last < span.first && isActing(article, spot, span.first)));
  if (beside.length > 0) return beside.reduce((a, b) => (b.last > a.last ? b : a));
  const ranked = open.map((thing) => ({ thing, count: countOf(article, thing) })).sort((a, b) => b.count - a.count);
  const [first, second] = ranked;
  const total = ranked.reduce((sum, { count }) => sum + count, 0);
  if (!first || first.count < 2 || first.count < total / 4 || (second && first.count < second.count * 1.2)) return null;
  const before = first.thing.spots.filter((spot) => spot.last < span.first);
  return before.at(-1) ?? first.thing.spots[0] ?? null;
}

/** True if a country acts or owns something in the same sentence: "Norwegian officials", "Norway's fleet", "Norway refused". */
function isActing(article: Article, { first, last, kind }: Spot, at: number): boolean {
  if (article.sentenceOf(first) !== article.sentenceOf(at) || article.regionOf(first)?.kind === "dateline") return false;
  if (isScene(article, first, last)) return false;
  const noun = kind === "demonym" && /^(?:NOUN|PROPN|ADJ|X)$/.test(article.words[last + 1]?.tag ?? "");
  return noun || /^'s?$/.test(article.low(last + 1)) || (article.words[last]?.relation.startsWith("nsubj") ?? false);
}

/** "in Norway", "the Norwegian capital": where something takes place, and so less likely whom the text is about. */
function isScene(article: Article, first: number, last: number): boolean {
  return article.low(first - 1) === "in" || /^(?:capital|city|town|port|resort|border)$/.test(article.low(last + 1));
}

/** How often the article itself names a country. */
function countOf(article: Article, { spots }: Thing): number {
  const own = spots.filter(({ first }) => !/^(?:byline|dateline)$/.test(article.regionOf(first)?.kind ?? ""));
  return own.reduce((sum, { first, last }) => sum + (isScene(article, first, last) ? 0.5 : 1), 0);
}

function sameOffice({ span }: Holding, kind: string): boolean {
  return span.office.kind === kind && kind !== "minister";
}

function isCounterpart(article: Article, { span }: Holding): boolean {
  return /counterpart/.test(article.slice(span.first, span.last));
}
