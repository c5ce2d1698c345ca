// Reads CrossNER (Liu et al. 2021, https://arxiv.org/abs/2012.04373): a token and its label a line, a blank line between
// sentences. Its tokens are joined by spaces and cut again as the tagger cuts any text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold, segment } from "../../packages/language/dist/names/training.js";

/** Which of our kinds each label is; the rest (misc, awards, books, …) is no name of ours. */
const kinds = {
  politician: "person",
  person: "person",
  writer: "person",
  scientist: "person",
  politicalparty: "party",
  organisation: "organisation",
  university: "organisation",
  country: "country",
  location: "place",
  election: "event",
  event: "event",
};

/**
 * The sentences of one file (`politics-train`), each with its text, tokens by the sentences that our splitter makes of
 * it, and gold names by their places in the text.
 */
export function readCrossNer(data, name) {
  const blocks = readFileSync(join(data, "crossner", `${name}.txt`), "utf8").split(/\n\s*\n/u);
  return blocks.map((block) => block.split("\n").filter(Boolean)).flatMap((lines) => (lines.length > 0 ? [readSentence(lines)] : []));
}

function readSentence(lines) {
  const words = lines.map((line) => line.split("\t"));
  const starts = [];
  let text = "";
  for (const [word] of words) {
    starts.push(text.length);
    text += `${word} `;
  }
  const ends = words.map(([word], i) => starts[i] + word.length);
  const gold = spansOf(words.map(([, label]) => label)).map(({ first, last, kind }) => ({ start: starts[first], end: ends[last], kind }));
  const parts = segment(text).map(({ tokens }) => tokens.map((token) => ({ ...token, low: fold(token.text) })));
  return { text, parts, gold };
}

function spansOf(labels) {
  const spans = [];
  labels.forEach((label, i) => {
    const [place, sort] = [label[0], label.slice(2)];
    const open = spans.at(-1);
    if (place === "I" && open?.last === i - 1 && open.sort === sort) open.last = i;
    else if (place !== "O") spans.push({ first: i, last: i, sort, kind: kinds[sort] });
  });
  return spans.filter(({ kind }) => kind);
}

/** The gold names of one part by the numbers of its tokens. */
export function namesIn(tokens, gold) {
  return gold.flatMap(({ start, end, kind }) => {
    const first = tokens.findIndex((token) => token.end > start && token.start < end);
    const last = tokens.findLastIndex((token) => token.end > start && token.start < end);
    return first < 0 ? [] : [{ first, last, kind }];
  });
}
