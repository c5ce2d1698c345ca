import { checkRecords } from "@entente/core";
import { readReference } from "@entente/ingest";
import { Command } from "commander";
import { places } from "../places.js";
import { withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** How many problems of one check are printed for a person; `--json` prints all. */
const shownProblems = 20;

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
      report: await checkRecords(store, reference),
    }));
    const problems = report.checks.reduce((sum, check) => sum + check.problems.length, damage.length);
    if (options.json) terminal.answer(toJson({ ...(options.repair ? { repaired } : {}), damage, ...report, problems }));
    else {
      if (options.repair && repaired.length === 0) terminal.answer("repair: there was nothing to do\n");
      for (const line of repaired) terminal.answer(`repair: ${line}\n`);
      for (const line of damage) terminal.answer(`store: ${line}\n`);
      for (const { name, checked, problems: found } of report.checks) {
        terminal.answer(`${found.length === 0 ? "ok  " : "FAIL"} ${name}: ${checked} checked, ${found.length} problems\n`);
        for (const { id, message } of found.slice(0, shownProblems)) terminal.answer(`       ${id}: ${message}\n`);
      }
    }
    if (problems > 0) done(1);
  });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- check",
    "npm run -s entente -- check --repair",
    "npm run -s entente -- check --store my.db --json",
  ]);
};
