import type { ReferenceEntity } from "@entente/core";
import type { Derived } from "../derived/derived.js";
import { derivedProblems } from "../derived/soundness.js";
import type { SqlEngine } from "./engine.js";
import { deleteOrphans } from "./orphans.js";

/**
 * Finishes in the tables what a crash left: deletes rows that belong to nothing, derives what was not derived, and derives all anew
 * where derived rows do not follow from what is stored. Repeating it does nothing more.
 * @returns one sentence for each thing that was done
 */
export async function repairTables(
  { queries, write }: Pick<SqlEngine, "queries" | "write">,
  derived: Derived,
  reference: readonly ReferenceEntity[],
): Promise<readonly string[]> {
  const done = [...(await write(deleteOrphans))];
  const problems = await derivedProblems(queries);
  if (problems.length > 0 || done.length > 0) {
    await derived.reset();
    done.push(...problems.map((problem) => `${problem.split(";", 1)[0] ?? ""}: threw all derived rows away`));
  }
  let documents = 0;
  await derived.derive(reference, { onProgress: (count) => (documents = count) });
  return documents > 0 ? [...done, `derived ${documents} ${documents === 1 ? "document" : "documents"}`] : done;
}
