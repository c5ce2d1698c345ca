// Runs one rival in a process of its own: `node rival.mjs NAME FOLDER SECONDS`, at most so many for each kind of question. FOLDER holds the data and questions.json; the answers,
// their times and what it cost are printed as one line of JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const [name, folder, most] = process.argv.slice(2);
const { open } = await import(`./rivals/${name}.mjs`);
const questions = JSON.parse(readFileSync(join(folder, "questions.json"), "utf8"));
const seconds = (since) => (performance.now() - since) / 1000;

const began = performance.now();
const rival = await open({ folder, data: folder });
const load = seconds(began);
const results = {};
for (const [kind, inputs] of Object.entries(questions)) if (rival[kind]) results[kind] = await ask(kind, inputs);
const memory = (await rival.memory?.()) ?? process.memoryUsage().rss;
const bytes = await rival.bytes();
await rival.close();
process.stdout.write(`${JSON.stringify({ name, load, memory, bytes, results })}\n`, () => process.exit(0));

/** Asks every question once after a few to warm up. */
async function ask(kind, inputs) {
  const begin = performance.now();
  for (const input of inputs.slice(0, 20)) if (seconds(begin) < Number(most) / 3) await rival[kind](...input);
  const [times, answers] = [[], []];
  const start = performance.now();
  for (const input of inputs) {
    if (seconds(start) > Number(most)) break;
    const before = performance.now();
    answers.push(await rival[kind](...input));
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { p50: at(0.5), p95: at(0.95), mean, asked: times.length, answers };
}
