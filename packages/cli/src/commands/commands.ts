import { defineCheck } from "./check.js";
import type { DefineCommand } from "./command.js";
import { defineExport } from "./export.js";
import { defineExtract } from "./extract.js";
import { defineImport } from "./import.js";
import { defineIngest } from "./ingest.js";
import { defineJudge } from "./judge.js";
import { defineQuery } from "./query.js";
import { defineRemove } from "./remove.js";
import { defineServe } from "./serve.js";
import { defineStore } from "./store.js";

/** Every command, in the order in which help lists them. */
export const commands: readonly DefineCommand[] = [
  defineServe,
  defineIngest,
  defineExtract,
  defineQuery,
  defineExport,
  defineImport,
  defineJudge,
  defineRemove,
  defineCheck,
  defineStore,
];
