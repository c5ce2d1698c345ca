import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { isPredicate, validateStatement, type Problem } from "./index.js";

interface GoldStatement {
  readonly subject: string;
  readonly predicate: string;
  readonly object?: string | null;
  readonly value?: string | number | null;
  readonly polarity: string;
  readonly modality: string;
  readonly optional?: boolean;
  readonly quote: string;
}

interface GoldArticle {
  readonly name: string;
  readonly entities: readonly { readonly id: string; readonly type: string }[];
  readonly statements: readonly GoldStatement[];
}

// "Scored predicates" of the gold's README.
const scoredPredicates = new Set(
  (
    "holdsOffice leads memberOf visited metWith negotiatesWith partyTo agreementStatus rejects " +
    "criticises supports locatedIn candidateFor"
  ).split(" "),
);

// The gold's words for modality are looser than the product's; its README says how to read them.
const modalities = new Map([
  ["reported", "asserted"],
  ["expected", "planned"],
  ["intended", "planned"],
]);

const data = resolve(import.meta.dirname, "../../../", process.env["ENTENTE_DEV_DATA"] ?? "../shared");
const folder = resolve(data, "gold/articles");
const present = existsSync(folder);
if (!present) console.log(`Skipped: no gold articles; set ENTENTE_DEV_DATA to their folder.`);

function articles(): GoldArticle[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(resolve(folder, file), "utf8")) as GoldArticle);
}

/** Qualifiers are left out: the gold's are looser than the product's. */
function problemsOf({ entities }: GoldArticle, statement: GoldStatement): Problem[] {
  const typeOf = (id: string) => entities.find((entity) => entity.id === id)?.type ?? "missing";
  return validateStatement({
    subjectType: typeOf(statement.subject),
    predicate: statement.predicate,
    objectType: statement.object ? typeOf(statement.object) : null,
    value: statement.value ?? null,
    qualifiers: {},
    polarity: statement.polarity,
    modality: modalities.get(statement.modality) ?? statement.modality,
  });
}

const isScored = ({ predicate, optional }: GoldStatement) => scoredPredicates.has(predicate) && optional !== true;

test.skipIf(!present)("every scored statement of the gold fits the ontology", () => {
  const scored = articles().flatMap((article) =>
    article.statements.filter(isScored).map((statement) => ({
      article: article.name,
      statement,
      problems: problemsOf(article, statement),
    })),
  );
  expect(scored.length).toBeGreaterThan(80);
  expect(scored.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

test.skipIf(!present)("what is unscored and outside the ontology is counted", () => {
  const unscored = articles().flatMap((article) =>
    article.statements
      .filter((statement) => !isScored(statement))
      .map((statement) => ({ statement, problems: problemsOf(article, statement) })),
  );
  const outside = unscored.filter(({ problems }) => problems.length > 0);
  const counts = new Map<string, number>();
  for (const { statement, problems } of outside) {
    const known = isPredicate(statement.predicate);
    const what = known ? `${statement.predicate} (${problems[0]?.reason})` : statement.predicate;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const rows = [...counts].map(([what, count]) => `${what} ${count}`).toSorted();
  console.log(`Unscored: ${unscored.length}, outside the ontology: ${outside.length}: ${rows.join(", ")}`);
  expect(unscored.length).toBeGreaterThan(outside.length);
});
