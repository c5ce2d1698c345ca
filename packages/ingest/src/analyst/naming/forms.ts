import type { Article } from "../article.js";
import type { Weighed } from "./choose.js";

/**
 * Settles which entity a name means that several bear ("Democratic Party"), and what an ambiguous name ("Commons") is
 * worth: one whose other names the document gives, or whose country it names, gains.
 */
export function settleForms(article: Article, weighed: readonly Weighed[]): Weighed[] {
  const sure = new Map<string, number>();
  for (const { form } of weighed) if (form && !form.ambiguous) sure.set(form.entity.id, (sure.get(form.entity.id) ?? 0) + 1);
  const support = ({ form }: Weighed): number => {
    if (!form?.ambiguous) return 0;
    const own = sure.get(form.entity.id) ?? 0;
    const home = form.entity.country ? (sure.get(form.entity.country) ?? 0) : 0;
    return (own > 0 ? 1.5 : 0) + (home > 0 ? 0.6 + Math.min(0.4, home / 10) : 0);
  };
  const raised = weighed.map((candidate) => ({ ...candidate, local: candidate.local + support(candidate) }));
  return likeliest(article, raised);
}

/** Of several listed entities at one place and of one type the one that weighs most; the first where they weigh the same. */
function likeliest(_article: Article, weighed: readonly Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>();
  for (const candidate of weighed) {
    const place = `${candidate.first} ${candidate.last} ${candidate.type}`;
    const known = best.get(place);
    if (candidate.form && (!known || candidate.local > known.local)) best.set(place, candidate);
  }
  return weighed.filter((candidate) => !candidate.form || best.get(`${candidate.first} ${candidate.last} ${candidate.type}`) === candidate);
}
