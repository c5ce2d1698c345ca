// Reads the English Web Treebank (CoNLL-U, https://universaldependencies.org/format.html).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * The sentences of a file, plain or gzipped: columns by name, one place a token. Multiword tokens and empty nodes are left out.
 */
export function readTreebank(path) {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split(/\n\n+/)
    .map(toSentence)
    .filter(({ forms }) => forms.length > 0);
}

function toSentence(block) {
  const rows = block
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((row) => row.length === 10 && /^\d+$/.test(row[0]));
  return {
    forms: rows.map((row) => row[1]),
    lemmas: rows.map((row) => row[2]),
    tags: rows.map((row) => row[3]),
    fineTags: rows.map((row) => row[4]),
    heads: rows.map((row) => Number(row[6]) - 1),
    relations: rows.map((row) => row[7]),
  };
}
