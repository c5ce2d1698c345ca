// `npm run -s generate -- --entities N --statements M --seed S --out FILE`: an interchange file of any size about a made-up
// world. The same numbers give the same bytes. It holds one document at a time.
import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const usage = "Usage: npm run -s generate -- --entities 1000 --statements 5000 [--seed 1] --out FILE";

function fail(message) {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function wholeNumber(name, text, least) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  return fail(`--${name} ${text} is no whole number from ${least} up.`);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { entities: { type: "string" }, statements: { type: "string" }, seed: { type: "string" }, out: { type: "string" } },
    });
    const { entities = "1000", statements = "5000", seed = "1", out } = values;
    if (out === undefined) return fail("--out is missing.");
    const counts = { entities: wholeNumber("entities", entities, 10), statements: wholeNumber("statements", statements, 10) };
    if (counts.entities > counts.statements) return fail(`${statements} statements cannot name ${entities} entities; give more of them.`);
    return { ...counts, seed: wholeNumber("seed", seed, 0), out: resolve(process.env.INIT_CWD ?? process.cwd(), out) };
  } catch (error) {
    return fail(error.message);
  }
}

const options = readOptions();
const { generate } = await import("./generate/generate.mjs").catch((error) =>
  error.code === "ERR_MODULE_NOT_FOUND" ? fail("Nothing is built yet; run npm run -s build first.") : Promise.reject(error),
);
const file = openSync(options.out, "w");
const started = performance.now();
const made = generate(options, (text) => writeSync(file, text));
closeSync(file);
const seconds = (performance.now() - started) / 1000;
console.error(
  `${made.documents} documents, ${made.mentions} mentions, ${made.statements} statements, ${made.judgements} judgements in ${options.out} (${Math.round(made.statements / seconds)} statements a second)`,
);
