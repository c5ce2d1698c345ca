import type { Article, Spot, Thing } from "./article.js";
import type { Holding } from "./holdings.js";

const stateOffices = new Set(["headOfState", "headOfGovernment", "minister"]);

/**
 * Completes offices of state that a text names without their country ("President Byron said"): the country that the
 * document speaks of most and that nobody else is said to hold this office of. Only what the document says decides, and
 * where two countries are named as often, the office stays without one.
 */
export function completeHomes(article: Article, holdings: readonly Holding[]): Holding[] {
  const countries = article.things.filter(({ type, spots }) => type === "Country" && spots.length > 0);
  return holdings.map((holding) => {
    const { span, person } = holding;
    if (span.of.length > 0 || span.plural || !stateOffices.has(span.office.kind) || person.home) return holding;
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
  const ranked = countries
    .filter((thing) => !taken.has(thing))
    .map((thing) => ({ thing, weight: weightOf(article, thing, span.first) }))
    .sort((a, b) => b.weight - a.weight);
  const [first, second] = ranked;
  const total = ranked.reduce((sum, { weight }) => sum + weight, 0);
  if (!first || first.weight < 2 || first.weight < total / 4 || (second && second.weight >= first.weight)) return null;
  const before = first.thing.spots.filter((spot) => spot.last < span.first);
  return before.at(-1) ?? first.thing.spots[0] ?? null;
}

/** How often the article names a country; in the same sentence, and not as a place, counts twice more. */
function weightOf(article: Article, { spots }: Thing, at: number): number {
  const sentence = article.sentenceOf(at);
  const counted = spots.filter(({ first }) => !/^(?:byline|dateline)$/.test(article.regionOf(first)?.kind ?? ""));
  const beside = counted.some(
    ({ first }) =>
      article.sentenceOf(first) === sentence &&
      !/^(?:in|to|from|at|with|against|for)$/.test(article.low(article.low(first - 1) === "the" ? first - 2 : first - 1)),
  );
  return counted.length + (beside ? 2 : 0);
}

function sameOffice({ span }: Holding, kind: string): boolean {
  return span.office.kind === kind && kind !== "minister";
}

function isCounterpart(article: Article, { span }: Holding): boolean {
  return /counterpart/.test(article.slice(span.first, span.last));
}
