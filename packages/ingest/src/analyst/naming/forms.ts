import type { Weighed } from "./candidate.js";

/**
 * Settles which entity a name means that several bear ("Democratic Party"), and what an ambiguous name ("Commons") is
 * worth: one whose other names the document gives, or whose country it names, gains.
 */
export function settleForms(weighed: readonly Weighed[]): Weighed[] {
  const sure = countSure(weighed, ({ form }) => form?.ambiguous === false);
  const once = weighed.map((candidate) => ({ ...candidate, local: candidate.local + support(candidate, sure) }));
  // "the Conservatives" with their country settle "a Conservative minister".
  const settled = countSure(once, ({ form, local }) => form?.ambiguous === true && local >= 1);
  const twice = once.map((candidate) => {
    const { form, local } = candidate;
    const helped = form?.ambiguous && local < 1 && settled.has(form.entity.id);
    return helped ? { ...candidate, local: local + 1 } : candidate;
  });
  return likeliest(twice.filter(isSupported));
}

/** An ambiguous name of a body or party that nothing supports is not the listed one, whatever else it may be. */
function isSupported({ form, type, local }: Weighed): boolean {
  return !form?.ambiguous || type === "Country" || type === "Place" || local >= 0.9;
}

function countSure(weighed: readonly Weighed[], holds: (candidate: Weighed) => boolean): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const candidate of weighed) {
    const id = candidate.form && holds(candidate) ? candidate.form.entity.id : null;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function support({ form }: Weighed, sure: ReadonlyMap<string, number>): number {
  if (!form?.ambiguous) return 0;
  const own = sure.get(form.entity.id) ?? 0;
  const home = form.entity.country ? (sure.get(form.entity.country) ?? 0) : 0;
  return (own > 0 ? 1.5 : 0) + (home > 0 ? 0.6 + Math.min(0.4, home / 10) : 0);
}

/** Of several listed entities at one place and of one type the one that weighs most; the first where they weigh the same. */
function likeliest(weighed: readonly Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>();
  for (const candidate of weighed) {
    const place = `${candidate.first} ${candidate.last} ${candidate.type}`;
    const known = best.get(place);
    if (candidate.form && (!known || candidate.local > known.local)) best.set(place, candidate);
  }
  return weighed.filter((candidate) => !candidate.form || best.get(`${candidate.first} ${candidate.last} ${candidate.type}`) === candidate);
}
