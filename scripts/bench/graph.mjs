// `npm run -s bench -- graph`: Entente and rivals on the same made-up data in one run. Figures are medians and ratios of this
// run; the machine is not named, and two runs on a busy one differ.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installRivals } from "./install.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const cli = join(root, "packages/cli/dist/main.js");
const sizes = { "10k": [10_000, 50_000], "100k": [100_000, 500_000], "1m": [1_000_000, 5_000_000] };
/** How long each engine is asked questions of one kind, in seconds: the default size is to be done within ten minutes. */
const patience = { "10k": 6, "100k": 6, "1m": 30 };

/** Runs `npm run -s bench -- graph [--size 10k|100k|1m] [--json FILE] [--folder DIR] [--only NAME,…] [--no-http]`. */
export async function benchmark(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      size: { type: "string", default: "100k" },
      json: { type: "string" },
      folder: { type: "string" },
      only: { type: "string" },
      "no-http": { type: "boolean", default: false },
    },
  });
  if (!Object.hasOwn(sizes, values.size)) throw new Error(`there is no size "${values.size}"; use ${Object.keys(sizes).join(", ")}`);
  installRivals();
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), "entente-bench-"));
  mkdirSync(folder, { recursive: true });
  try {
    const report = await run(folder, values);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder, options) {
  const [entities, statements] = sizes[options.size];
  const { prepare } = await import("./graph/prepare.mjs");
  const { drawQuestions } = await import("./graph/questions.mjs");
  const prepared = await prepare({ folder, entities, statements, cli, root });
  const questions = await drawQuestions(folder);
  const wanted = options.only?.split(",") ?? ["entente", "entente-sql", "sqlite", "postgres", "duckdb", "graphology"];
  const engines = wanted.flatMap((name) => runRival(name, folder, patience[options.size]) ?? []);
  const { printEngines } = await import("./graph/print.mjs");
  printEngines(engines, questions);
  const http = options["no-http"]
    ? null
    : await (
        await import("./graph/http.mjs")
      ).measureHttp({ folder, cli, root, questions, store: prepared.store, seconds: patience[options.size] / 4 });
  return { size: options.size, prepared, engines: engines.map(withoutAnswers), http };
}

/**
 * One engine in a process of its own, so that none pays for another's memory; null if a rival fails, as one does that holds
 * all in memory where there is too little.
 */
function runRival(name, folder, seconds) {
  process.stdout.write(`asking ${name} …\n`);
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--max-old-space-size=12288", join(here, "rival.mjs"), name, folder, String(seconds)],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (status === 0) return JSON.parse(stdout);
  if (name === "entente") throw new Error(`${name} failed; see above`);
  console.log(`${name} failed and is left out; see above`);
  return null;
}

function withoutAnswers({ results, ...engine }) {
  return {
    ...engine,
    results: Object.fromEntries(Object.entries(results).map(([kind, { answers: _answers, ...times }]) => [kind, times])),
  };
}
