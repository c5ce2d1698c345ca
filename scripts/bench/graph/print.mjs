// The tables that a person reads.
import { agreement, kinds, recallAt20 } from "./compare.mjs";

/** Times of every engine, its ratio to ours, whether its answers are ours, and what it cost. */
export function printEngines(engines, questions) {
  const [ours] = engines;
  console.log(`\n${"".padEnd(31)}${engines.map(({ name }) => name.padStart(22)).join("")}`);
  for (const [kind, { name }] of Object.entries(kinds)) {
    const cells = engines.map(({ results }) => cell(results[kind], ours.results[kind]));
    console.log(`${name.padEnd(31)}${cells.map((text) => text.padStart(22)).join("")}`);
  }
  console.log(`${"load, seconds".padEnd(31)}${engines.map(({ load }) => load.toFixed(1).padStart(22)).join("")}`);
  console.log(`${"memory, MB".padEnd(31)}${engines.map(({ memory }) => mega(memory).padStart(22)).join("")}`);
  console.log(`${"disk, MB".padEnd(31)}${engines.map(({ bytes }) => mega(bytes).padStart(22)).join("")}`);
  for (const [kind, { name }] of Object.entries(kinds)) console.log(meansOf(name, kind, engines));
  console.log("Times are p50 / p95 in ms, with the ratio of the medians to the first column.\n");
  for (const { name, results } of engines.slice(1))
    console.log(
      `${name}: ${Object.keys(results)
        .flatMap((kind) => agreementOf(kind, ours, results))
        .join(", ")}`,
    );
  for (const { name, results } of engines)
    if (results.fuzzy) console.log(`one letter wrong, recall at 20, ${name}: ${recallAt20(questions.fuzzy, results.fuzzy).toFixed(3)}`);
}

/** Means tell what a stretch of questions costs in all, the long ones among them; an engine that was too slow to be asked all has another. */
function meansOf(name, kind, engines) {
  const [ours] = engines;
  const cells = engines.map(({ results }) => {
    const times = results[kind];
    if (!times) return "–";
    const ratio = times.mean / ours.results[kind].mean;
    return `${figure(times.mean)} of ${times.asked} ×${ratio.toPrecision(2)}`;
  });
  return `${`mean, ${name}`.slice(0, 30).padEnd(31)}${cells.map((text) => text.padStart(22)).join("")}`;
}

function cell(times, ours) {
  if (!times) return "–";
  const ratio = times === ours ? "" : ` ×${(times.p50 / ours.p50).toPrecision(2)}`;
  return `${figure(times.p50)} / ${figure(times.p95)}${ratio}`;
}

function figure(milliseconds) {
  return milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);
}

function mega(bytes) {
  return bytes === null ? "–" : (bytes / 1e6).toFixed(0);
}

function agreementOf(kind, ours, results) {
  const found = agreement(kind, ours.results[kind], results[kind]);
  return found ? [`${kind} ${found.same} of ${found.of} answers as ours`] : [];
}
