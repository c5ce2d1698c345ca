import { sql, type RawBuilder } from "kysely";
import { kept } from "./derivation.js";
import type { Queries } from "./queries.js";

/** Something that holds of derived rows at any time, between two steps of deriving too. */
interface Invariant {
  /** What is wrong with the rows that break it. */
  readonly problem: string;
  /** One row for each, by its id. */
  readonly broken: RawBuilder<{ readonly id: string }>;
}

const invariants: readonly Invariant[] = [
  {
    problem: "documents are derived and not stored",
    broken: sql`select x."id" from "derivedDocuments" x left join "documents" d on d."id" = x."id" where d."id" is null`,
  },
  {
    problem: "documents are stored and should be derived, and are not",
    broken: sql`select d."id" from "documents" d left join "derivedDocuments" x on x."id" = d."id"
      where d."sequence" <= (select "sequence" from "derivation") and (x."id" is null or x."source" < d."sequence")`,
  },
  {
    problem: "derived statements belong to no derived document",
    broken: sql`select s."id" from "derivedStatements" s left join "derivedDocuments" x on x."id" = s."documentId" where x."id" is null`,
  },
  {
    problem: "local entities belong to no derived document",
    broken: sql`select l."documentId" as "id" from "locals" l left join "derivedDocuments" x on x."id" = l."documentId" where x."id" is null`,
  },
  {
    problem: "statements were read and nothing is derived of them",
    broken: sql`select distinct t."id" from "statements" t
      join "derivedDocuments" x on x."id" = t."documentId" and x."pending" = 0
      join "documents" d on d."id" = t."documentId" and d."sequence" = x."source"
      left join "derivedStatements" s on s."documentId" = t."documentId" and s."id" = t."id" where s."id" is null`,
  },
  { problem: "derived statements have a subject that is no entity", broken: statementsWithout("subjectId") },
  { problem: "derived statements have an object that is no entity", broken: statementsWithout("objectId") },
  {
    problem: "entities count other documents than name them",
    broken: sql`select e."id" from "entities" e left join (
        select "entityId", count(distinct "documentId") as "documents" from "locals" where "present" = 1 group by "entityId"
      ) c on c."entityId" = e."id" where e."gone" = 0 and e."documents" <> coalesce(c."documents", 0)`,
  },
];

/** Statements, of documents that nothing is pending for, with an end that is not there, where entities are kept at all. */
function statementsWithout(end: "subjectId" | "objectId"): RawBuilder<{ readonly id: string }> {
  const column = sql.ref(`s.${end}`);
  return sql`select s."id" from "derivedStatements" s
    join "derivedDocuments" x on x."id" = s."documentId" and x."pending" = 0
    left join "entities" e on e."id" = ${column} and e."gone" = 0 where ${column} is not null and e."id" is null and (select "indexed" from "derivation") >= ${kept.noIndexes}`;
}

/** What derived rows say that does not follow from what is stored, one sentence each. That they lag behind is no problem. */
export async function derivedProblems(queries: Queries): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { problem, broken } of invariants) {
    const counted = sql<{
      count: number;
      example: string | null;
    }>`select count(*) as "count", min("id") as "example" from (${broken}) "broken"`;
    const [row] = (await counted.execute(queries)).rows;
    if (row && row.count > 0) problems.push(`${row.count} ${problem} (${row.example}); entente check --repair derives all anew`);
  }
  return problems;
}
