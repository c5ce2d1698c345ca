import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { describePostgres, withClient } from "../testing/postgres.js";
import { distributionStatements, foreignKeys, type ForeignKey } from "./citus.js";
import { PostgresEngine } from "./engine.js";
import { layout, tables } from "./tables.js";

async function keysOf({ queries }: PostgresEngine): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(queries);
  return foreignKeys(queries, rows[0]?.schema ?? "");
}

describePostgres("what would be run where Citus is", ({ empty }) => {
  it("names every table there is, and the column by which each is split stands in all its unique keys", async () => {
    const location = await empty();
    const { rows } = await withClient(location, (client) =>
      client.query<{ table: string; columns: string[] | null }>(`
        select c.relname as table, array_agg(a.attname::text) filter (where a.attname is not null) as columns
        from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisunique
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
        group by c.oid, c.relname, i.indexrelid`),
    );
    expect(rows.map(({ table }) => table).sort()).toEqual([...tables].sort());
    const wrong = rows.filter(({ table, columns }) => {
      const column = layout[table as keyof typeof layout];
      return column !== null && !columns?.includes(column);
    });
    expect(wrong).toEqual([]);
  });

  it("is this", async () => {
    const engine = await PostgresEngine.open(await empty());
    onTestFinished(() => engine.close());
    const keys = await keysOf(engine);
    expect(distributionStatements(new Set(), keys)).toMatchInlineSnapshot(`
      [
        "alter table "judgementDocuments" drop constraint "documentsOfJudgement"",
        "alter table "judgementDocuments" drop constraint "judgementsOfDocument"",
        "alter table "mentions" drop constraint "mentionsOfVersion"",
        "alter table "rejects" drop constraint "rejectsOfVersion"",
        "alter table "statements" drop constraint "statementsOfVersion"",
        "alter table "tombstoneChecksums" drop constraint "checksumsOfTombstone"",
        "alter table "traits" drop constraint "traitsOfVersion"",
        "alter table "versions" drop constraint "versionsOfDocument"",
        "select create_reference_table('"state"')",
        "select create_reference_table('"judgements"')",
        "select create_reference_table('"tombstones"')",
        "select create_reference_table('"tombstoneChecksums"')",
        "select create_reference_table('"derivation"')",
        "select create_reference_table('"redirects"')",
        "select create_reference_table('"looseJudgements"')",
        "select create_distributed_table('"documents"', 'id', colocate_with => 'none')",
        "select create_distributed_table('"versions"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"traits"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"mentions"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"statements"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"rejects"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"judgementDocuments"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"derivedDocuments"', 'id', colocate_with => '"documents"')",
        "select create_distributed_table('"derivedStatements"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"locals"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"entities"', 'id', colocate_with => 'none')",
        "select create_distributed_table('"entityForms"', 'entityId', colocate_with => '"entities"')",
        "select create_distributed_table('"textBands"', 'band', colocate_with => '"documents"')",
        "select create_distributed_table('"textHolders"', 'documentId', colocate_with => '"documents"')",
        "select create_distributed_table('"copies"', 'documentId', colocate_with => '"documents"')",
        "alter table "judgementDocuments" add constraint "documentsOfJudgement" FOREIGN KEY ("judgementId") REFERENCES judgements(id)",
        "alter table "judgementDocuments" add constraint "judgementsOfDocument" FOREIGN KEY ("documentId") REFERENCES documents(id)",
        "alter table "mentions" add constraint "mentionsOfVersion" FOREIGN KEY ("documentId", version) REFERENCES versions("documentId", checksum)",
        "alter table "rejects" add constraint "rejectsOfVersion" FOREIGN KEY ("documentId", version) REFERENCES versions("documentId", checksum)",
        "alter table "statements" add constraint "statementsOfVersion" FOREIGN KEY ("documentId", version) REFERENCES versions("documentId", checksum)",
        "alter table "tombstoneChecksums" add constraint "checksumsOfTombstone" FOREIGN KEY ("documentId") REFERENCES tombstones("documentId")",
        "alter table "traits" add constraint "traitsOfVersion" FOREIGN KEY ("documentId", checksum) REFERENCES versions("documentId", checksum)",
        "alter table "versions" add constraint "versionsOfDocument" FOREIGN KEY ("documentId") REFERENCES documents(id)",
      ]
    `);
  });

  it("is nothing where all is spread, and what belongs to a new table where one came", async () => {
    const engine = await PostgresEngine.open(await empty());
    onTestFinished(() => engine.close());
    const keys = await keysOf(engine);
    expect(distributionStatements(new Set(tables), keys)).toEqual([]);
    expect(distributionStatements(new Set(tables.filter((table) => table !== "rejects")), keys)).toEqual([
      'alter table "rejects" drop constraint "rejectsOfVersion"',
      `select create_distributed_table('"rejects"', 'documentId', colocate_with => '"documents"')`,
      'alter table "rejects" add constraint "rejectsOfVersion" FOREIGN KEY ("documentId", version) REFERENCES versions("documentId", checksum)',
    ]);
  });
});
