import type { LooseJudgement, LooseReason } from "@entente/core";
import { toJudgement } from "../sql/rows.js";
import type { Queries } from "./queries.js";

/** Judgements that found nothing to attach to, by when the person decided, then id. */
export async function findLoose(queries: Queries): Promise<readonly LooseJudgement[]> {
  const rows = await queries
    .selectFrom("looseJudgements as l")
    .innerJoin("judgements as j", "j.id", "l.judgementId")
    .select(["j.body", "l.reason"])
    .orderBy("j.at")
    .orderBy("j.id")
    .execute();
  return rows.map((row) => ({ judgement: toJudgement(row), reason: row.reason as LooseReason }));
}
