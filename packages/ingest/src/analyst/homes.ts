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
    return { ...holding, span: { ...span, of: [spot] }, inferred: true as const };
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
  const [first, second] = countries
    .filter((thing) => !taken.has(thing))
    .map((thing) => ({ thing, count: thing.spots.filter((spot) => article.regionOf(spot.first)?.kind !== "byline").length }))
    .sort((a, b) => b.count - a.count);
  if (!first || first.count < 2 || (second && second.count >= first.count)) return null;
  const before = first.thing.spots.filter((spot) => spot.last < span.first);
  return before.at(-1) ?? first.thing.spots[0] ?? null;
}

function sameOffice({ span }: Holding, kind: string): boolean {
  return span.office.kind === kind && kind !== "minister";
}

function isCounterpart(article: Article, { span }: Holding): boolean {
  return /counterpart/.test(article.slice(span.first, span.last));
}
