import type { Article, Spot } from "../article.js";

/** Takes places back that only name an agreement: "Rome" of "Rome Statute", "Ghent" of "Treaty of Ghent". */
export function dropPlacesInNames(article: Article): void {
  const inner = article.things.filter(({ type, spots }) => type === "Place" && spots.every((spot) => namesAgreement(article, spot)));
  for (const spot of inner.flatMap(({ spots }) => [...spots])) article.remove(spot);
}

function namesAgreement(article: Article, spot: Spot): boolean {
  const owner = article.owner[spot.first];
  if (!owner || owner === spot || owner.thing.type !== "Agreement") return false;
  return owner.first === spot.first || (owner.last === spot.last && article.low(spot.first - 1) === "of");
}
