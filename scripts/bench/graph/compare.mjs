// Whether two engines gave the same answers, and how long each took.

/** What is asked, as the table names it, and how two answers are compared; null where engines rank differently. */
export const kinds = {
  hop: { name: "1-hop page of 50 with labels", same: sameList },
  walk: { name: "2-hop neighbourhood of 500", same: (a, b) => a.entities === b.entities },
  path: { name: "path up to 6", same: (a, b) => a === b || b === "too slow" },
  prefix: { name: "prefix search, 20", same: (a, b) => (a.length === 0) === (b.length === 0) },
  fuzzy: { name: "one letter wrong, 20", same: null },
  facets: { name: "facets", same: (a, b) => JSON.stringify(byField(a)) === JSON.stringify(byField(b)) },
  asOf: { name: "1-hop as of 2015, 50", same: sameList },
};

function sameList(a, b) {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}

/** Counts by each field on its own, whatever they were grouped by. */
function byField(rows) {
  const counts = new Map();
  for (const { statements, ...fields } of rows) {
    for (const [field, value] of Object.entries(fields)) {
      const key = `${field} ${value}`;
      counts.set(key, (counts.get(key) ?? 0) + Number(statements));
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** How many of a rival's answers are ours, of those that both gave. */
export function agreement(kind, ours, theirs) {
  const { same } = kinds[kind];
  const both = Math.min(ours.answers.length, theirs.answers.length);
  if (!same) return null;
  return { same: theirs.answers.slice(0, both).filter((answer, place) => same(ours.answers[place], answer)).length, of: both };
}

/** Share of misspelt names that were found among the first 20. */
export function recallAt20(questions, { answers }) {
  return answers.filter((ids, place) => ids.includes(questions[place][1])).length / answers.length;
}
