// `npm run -s crash -- --store sqlite|postgres|postgres://… --rounds N [--seed S]`: kills imports and ingests, and in some rounds the
// database server, at random moments, and says whether anything acknowledged was lost or anything is there in part.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, openSync, writeSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const usage = "Usage: npm run -s crash -- [--store sqlite|postgres|postgres://…] [--rounds 20] [--seed 1]";

function fail(message) {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({ options: { store: { type: "string" }, rounds: { type: "string" }, seed: { type: "string" } } });
    const { store = "sqlite", rounds = "20", seed = String(Date.now() % 1_000_000) } = values;
    if (!/^(?:sqlite|postgres|postgres(?:ql)?:\/\/.+)$/.test(store)) return fail(`--store ${store} is neither sqlite nor postgres.`);
    if (!(Number(rounds) >= 1)) return fail(`--rounds ${rounds} is no whole number from 1 up.`);
    return { store, rounds: Number(rounds), seed: Number(seed) };
  } catch (error) {
    return fail(error.message);
  }
}

const options = readOptions();
if (!existsSync(new URL("../packages/cli/dist/main.js", import.meta.url))) fail("Nothing is built yet; run npm run -s build first.");
const [{ generate }, { Random }, { derivation, finishCall }, { contentsOf, withStore }, stores, { playRound }] = await Promise.all([
  import("./generate/generate.mjs"),
  import("./generate/random.mjs"),
  import("./crash/calls.mjs"),
  import("./crash/contents.mjs"),
  import("./crash/stores.mjs"),
  import("./crash/rounds.mjs"),
]);

/** The made-up file that is imported. */
const size = { entities: 250, statements: 1500, seed: options.seed };
/** How many of its articles are ingested besides, as text. */
const articles = 6;

/** Writes what is imported and ingested. */
function writeInputs(folder) {
  const path = join(folder, "made-up.ndjson");
  const file = openSync(path, "w");
  generate(size, (text) => writeSync(file, text));
  closeSync(file);
  const documents = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.startsWith('{"kind":"document"'))
    .map((line) => JSON.parse(line));
  mkdirSync(join(folder, "articles"));
  for (const [place, { versions }] of documents.slice(0, articles).entries())
    writeFileSync(join(folder, "articles", `${place}.txt`), `${versions[0].text}\n\nAs told to nobody else, ${place}.`);
  return {
    import: { words: ["import", path, "--batch", "80"], folder, documents: documents.map(({ id }) => id) },
    ingest: { words: ["ingest", join(folder, "articles")], folder, documents: [] },
  };
}

/** What calls come to if nobody disturbs them, and how long that takes. */
async function undisturbed(calls, store) {
  let milliseconds = 0;
  for (const call of calls) milliseconds += await finishCall(call, store);
  return { calls, milliseconds, expected: await withStore(store, contentsOf) };
}

async function openStores(folder) {
  if (options.store === "sqlite") return stores.sqliteStores(folder);
  return options.store === "postgres" ? stores.embeddedStores() : stores.addressedStores(options.store);
}

async function play(folder, place) {
  const inputs = writeInputs(folder);
  const importing = await undisturbed([inputs.import], await place.fresh());
  const ingesting = await undisturbed([inputs.ingest], await place.fresh());
  const both = {
    calls: [inputs.import, inputs.ingest],
    expected: new Map([...importing.expected, ...ingesting.expected]),
    milliseconds: Math.max(importing.milliseconds, ingesting.milliseconds) * 1.3,
  };
  const derived = { ...importing, calls: [inputs.import, derivation], milliseconds: importing.milliseconds * 1.5 };
  const twice = { ...importing, calls: [inputs.import, inputs.import], milliseconds: importing.milliseconds * 1.5 };
  const kinds = [
    { name: "import and derive at once", ...derived },
    { name: "import twice at once", ...twice },
    { name: "import and ingest at once", ...both },
    { name: "import", ...importing },
    { name: "import and derive at once", ...derived },
  ];
  const random = new Random(options.seed);
  const total = { kills: 0, acknowledged: 0, lost: 0, torn: 0 };
  for (let round = 1; round <= options.rounds; round += 1) {
    const { name, calls, expected, milliseconds } = kinds[(round - 1) % kinds.length];
    const killServer = round % kinds.length === 0 ? place.killServer : null;
    const found = await playRound({ calls, expected, longest: milliseconds, random, location: await place.fresh(), killServer });
    total.kills += found.kills;
    for (const count of ["lost", "torn"]) total[count] += found[count].length;
    total.acknowledged += found.acknowledged;
    const what = killServer ? `${name}, the server killed` : name;
    console.log(
      `round ${round}: ${what}; ${found.kills} kills, ${found.acknowledged} acknowledged, ${found.lost.length} lost, ${found.torn.length} torn`,
    );
    for (const fault of [...found.lost, ...found.torn].slice(0, 5)) console.log(`  ${fault.slice(0, 200)}`);
  }
  console.log(
    `${options.store.split(":")[0]}: ${options.rounds} rounds, ${total.kills} kills, ${total.acknowledged} acknowledged, ${total.lost} lost, ${total.torn} torn (seed ${options.seed})`,
  );
  return total.lost + total.torn;
}

let faults = 0;
const folder = mkdtempSync(join(tmpdir(), "entente-crash-"));
const place = await openStores(folder).catch((error) => {
  // Where no server can be started there is nothing to kill; the store's tests are skipped there too, and say so.
  console.log(`${options.store}: skipped: ${error.message}`);
  process.exit(0);
});
try {
  faults = await play(folder, place);
} finally {
  await place.close();
  // What was found broken is worth a look.
  if (faults > 0) console.log(`The stores are kept in ${folder}.`);
  else rmSync(folder, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;
