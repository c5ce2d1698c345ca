import type { Article, Spot, Thing } from "./article.js";
import type { Holding } from "./holdings.js";

const stateOffices = new Set(["headOfState", "headOfGovernment", "minister"]);
/** Offices of other kinds that a state has one of: "army chief", "parliament speaker", "chief government negotiator". */
const national =
  /\b(?:government|opposition leader|leader of the opposition|speaker|army|armed forces|military chief|defen[cs]e|general staff|national security|central bank|chief justice|prosecutor general)\b/i;
/** What has such offices without being a state. */
const partial = /\b(?:local|provincial|regional|party|house of lords|whip)\b/i;

/** A text with more offices is a list, and speaks of no country most. */
const mostHoldings = 300;

/**
 * Completes offices of state that a text names without their country ("President Byron said"): the country that the
 * document speaks of most and that nobody else is said to hold this office of. Only what the document says decides, and
 * where two countries are named as often, the office stays without one.
 */
export function completeHomes(article: Article, holdings: readonly Holding[]): Holding[] {
  if (holdings.length > mostHoldings) return [...holdings];
  const weights = weighCountries(article);
  return holdings.map((holding) => {
    const { span, person } = holding;
    const several = span.plural && !span.former && !isShared(holding, holdings);
    if (span.of.length > 0 || several || !isOfState(article, holding) || person.home?.type === "Country") return holding;
    if (isRivalled(holding, holdings)) return holding;
    const spot = likeliestHome(article, holding, holdings, weights);
    if (!spot) return holding;
    if (!span.former) person.home ??= spot.thing;
    const near = spot.last < span.first && span.first - spot.last < 6 && article.sentenceOf(spot.first) === article.sentenceOf(span.first);
    return { ...holding, span: { ...span, of: [spot] }, first: near ? spot.first : holding.first, inferred: true as const };
  });
}

/** "Ministers Byron and Rojas": one cabinet has several of this kind, unlike "Presidents Byron and Rojas". */
function isShared({ span }: Holding, holdings: readonly Holding[]): boolean {
  return span.office.kind === "minister" && holdings.filter((other) => other.span === span || other.span.first === span.first).length < 2;
}

function isOfState(article: Article, { span }: Holding): boolean {
  if (stateOffices.has(span.office.kind)) return true;
  const office = article.slice(span.first, span.last);
  return national.test(office) && !partial.test(office);
}

/** Another person of whom the text speaks as much has the same title without a country: not both can be of one. */
function isRivalled({ person, span }: Holding, holdings: readonly Holding[]): boolean {
  if (span.former || span.office.kind === "minister") return false;
  return holdings.some(
    (other) =>
      other.person !== person &&
      other.span.of.length === 0 &&
      !other.span.former &&
      other.span.office.name === span.office.name &&
      other.person.spots.length >= person.spots.length,
  );
}

function likeliestHome(
  article: Article,
  { person, span }: Holding,
  holdings: readonly Holding[],
  weights: ReadonlyMap<Thing, number>,
): Spot | null {
  const taken = new Set(
    holdings
      .filter((other) => other.person !== person && (sameOffice(other, span) || isCounterpart(article, other)))
      .flatMap((other) => other.span.of.map(({ thing }) => thing)),
  );
  const open = [...weights].filter(([thing]) => !taken.has(thing));
  const beside = open.flatMap(([{ spots }]) => spots.filter((spot) => spot.last < span.first && isActing(article, spot, span.first)));
  if (beside.length > 0) return beside.reduce((a, b) => (b.last > a.last ? b : a));
  const [first, second] = open.sort(([, a], [, b]) => b - a);
  const total = open.reduce((sum, [, weight]) => sum + weight, 0);
  if (!first || first[1] < 2 || first[1] < total / 4 || (second && first[1] < second[1] * 1.2)) return null;
  const before = first[0].spots.filter((spot) => spot.last < span.first);
  return before.at(-1) ?? first[0].spots[0] ?? null;
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

/**
 * How much the document speaks of each country: by its name, in the dateline by its capital too, and by bodies that are
 * called after it ("the Norway People's Party").
 */
function weighCountries(article: Article): ReadonlyMap<Thing, number> {
  const weights = new Map<Thing, number>();
  const byName = new Map<string, Thing>();
  for (const thing of article.things) {
    if (thing.type !== "Country" || thing.spots.length === 0) continue;
    weights.set(thing, countOf(article, thing));
    for (const { first, last } of thing.spots) byName.set(article.slice(first, last).toLowerCase(), thing);
  }
  const add = (thing: Thing | undefined, weight: number): void => {
    const known = thing && weights.get(thing);
    if (thing && known !== undefined) weights.set(thing, known + weight);
  };
  for (const { type, label, reference, spots } of article.things) {
    if (spots.length === 0) continue;
    if (type === "Place" && reference?.type === "Country") add(article.find("Country", reference.id), seatWeight(article, spots));
    const named = type === "Party" || type === "Organisation" ? label.split(/\s+/).map((word) => byName.get(word.toLowerCase())) : [];
    for (const thing of new Set(named)) add(thing, 1);
  }
  return weights;
}

/** A capital in the dateline tells whose news it is, in the text only where something happens. */
function seatWeight(article: Article, spots: readonly Spot[]): number {
  return spots.some(({ first }) => article.regionOf(first)?.kind === "dateline") ? 1 : 0.5;
}

/** How often the article itself names a country. */
function countOf(article: Article, { spots }: Thing): number {
  const own = spots.filter(({ first }) => article.regionOf(first)?.kind !== "byline");
  const dated = own.filter(({ first }) => article.regionOf(first)?.kind === "dateline").length;
  const told = own.filter(({ first }) => article.regionOf(first)?.kind !== "dateline");
  return told.reduce((sum, { first, last }) => sum + (isScene(article, first, last) ? 0.5 : 1), Math.min(1, dated));
}

/** One country has one president, though several former ones. */
function sameOffice({ span: { office, former } }: Holding, span: Holding["span"]): boolean {
  return office.kind === span.office.kind && office.kind !== "minister" && former === span.former && !former;
}

function isCounterpart(article: Article, { span }: Holding): boolean {
  return /counterpart/.test(article.slice(span.first, span.last));
}
