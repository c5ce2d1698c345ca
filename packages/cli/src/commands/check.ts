import { checkRecords, type CheckReport, type ReferenceEntity } from "@entente/core";
import { readReference } from "@entente/ingest/reference";
import type { Store } from "@entente/store";
import { Command } from "commander";
import { places } from "../places.js";
import { withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** How many problems of one check are printed for a person; `--json` prints all. */
const shownProblems = 20;

/** Statements up to which all of them, with the graph built twice, fit the memory that Node takes by itself. */
const mostStatements = 100_000;

/** The checks that hold a whole store in memory; null if it is too large for that. */
async function checkSmall(store: Store, reference: readonly ReferenceEntity[]): Promise<CheckReport | null> {
  return (await store.info()).statements <= mostStatements ? checkRecords(store, reference) : null;
}

interface CheckOptions extends StoreOptions {
  readonly repair?: boolean;
}

/** `entente check`: the invariants of the model over a whole store. */
export const defineCheck: DefineCommand = (terminal, done) => {
  const command = new Command("check").option("--repair", "first finish what a crash left, and say what was done");
  command.action(async (options: CheckOptions) => {
    const reference = (await readReference(places.reference)).entities;
    const { repaired, damage, report } = await withStoreToRead(options.store, terminal, async (store) => ({
      repaired: options.repair ? await store.repair(reference) : [],
      damage: await store.integrity(),
      report: await checkSmall(store, reference),
    }));
    const problems = (report?.checks ?? []).reduce((sum, check) => sum + check.problems.length, damage.length);
    if (options.json)
      terminal.answer(toJson({ ...(options.repair ? { repaired } : {}), damage, checks: report?.checks ?? null, problems }));
    else {
      if (options.repair && repaired.length === 0) terminal.answer("repair: there was nothing to do\n");
      for (const line of repaired) terminal.answer(`repair: ${line}\n`);
      for (const line of damage) terminal.answer(`store: ${line}\n`);
      for (const { name, checked, problems: found } of report?.checks ?? []) {
        terminal.answer(`${found.length === 0 ? "ok  " : "FAIL"} ${name}: ${checked} checked, ${found.length} problems\n`);
        for (const { id, message } of found.slice(0, shownProblems)) terminal.answer(`       ${id}: ${message}\n`);
      }
    }
    if (!report) {
      terminal.say(
        `texts, quotes, mentions, references and derived rows were checked; what needs all statements in memory was left out, as there are more than ${mostStatements}`,
      );
    }
    if (problems > 0) done(1);
  });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- check",
    "npm run -s entente -- check --repair",
    "npm run -s entente -- check --store my.db --json",
  ]);
};
