// The questions that every engine is asked, drawn by a seeded hand from the data: the same data, the same questions.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fold, readDate } from "../../../packages/core/dist/index.js";
import { readRows } from "../data.mjs";
import { createRandom } from "../power-law.mjs";

const counts = { hop: 400, walk: 60, path: 60, prefix: 100, fuzzy: 200, facets: 5, asOf: 200 };

/** Every so many rows one is kept to choose from, so that memory stays small at any size. */
const kept = 50_000;

/**
 * Draws the questions and writes questions.json. Ends of statements are drawn, so that an entity comes the more often the more
 * is said of it, as readers ask.
 */
export async function drawQuestions(folder) {
  const random = createRandom(11);
  const ends = await sample(folder, "statements", random, ([, , subject, , object]) =>
    object === null ? null : random() < 0.5 ? subject : object,
  );
  // Groups of many articles bear one name ("fishermen"): nobody could tell which of them is meant.
  const bearers = new Map();
  for await (const [, , name] of readRows(folder, "entities")) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const isOwn = (name) => name.length > 5 && bearers.get(name) === 1;
  const names = await sample(folder, "entities", random, ([id, , name]) => (isOwn(name) ? { id, folded: fold(name) } : null));
  const one = (list) => list[Math.floor(random() * list.length)];
  const many = (kind, make) => Array.from({ length: counts[kind] }, make);
  const date = "2015";
  const questions = {
    hop: many("hop", () => [one(ends)]),
    walk: many("walk", () => [one(ends), 500]),
    path: many("path", () => [one(ends), one(ends)]).filter(([from, to]) => from !== to),
    prefix: many("prefix", () => [one(names).folded.slice(0, 5).trimEnd()]),
    fuzzy: many("fuzzy", () => misspelt(one(names), random)),
    facets: many("facets", () => []),
    asOf: many("asOf", () => [one(ends), readDate(date).to, date]),
  };
  writeFileSync(join(folder, "questions.json"), JSON.stringify(questions));
  return questions;
}

/** A uniform sample of what rows give (reservoir sampling). */
async function sample(folder, table, random, read) {
  const taken = [];
  let seen = 0;
  for await (const row of readRows(folder, table)) {
    const item = read(row);
    if (item === null) continue;
    seen += 1;
    if (taken.length < kept) taken.push(item);
    else {
      const place = Math.floor(random() * seen);
      if (place < kept) taken[place] = item;
    }
  }
  return taken;
}

/** A name with one letter wrong, and the entity that was meant. */
function misspelt({ id, folded }, random) {
  const at = Math.floor(random() * (folded.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const kinds = [
    folded.slice(0, at) + letter + folded.slice(at + 1),
    folded.slice(0, at) + letter + folded.slice(at),
    folded.slice(0, at) + folded.slice(at + 1),
    folded.slice(0, at) + folded[at + 1] + folded[at] + folded.slice(at + 2),
  ];
  return [kinds[Math.floor(random() * kinds.length)], id];
}
