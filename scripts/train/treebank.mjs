// Reads the English Web Treebank (CoNLL-U, https://universaldependencies.org/format.html).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * The sentences of a part of the treebank: columns by name, one place a token. Multiword tokens and empty nodes are left out.
 * @param data - the folder that holds `ud-english-ewt`
 * @param part - "train" or "dev"
 */
export function readTreebank(data, part) {
  const names = [`${part}.conllu.gz`, `en_ewt-ud-${part}.conllu`];
  const path = names.map((name) => join(data, "ud-english-ewt", name)).find((each) => existsSync(each));
  if (!path)
    throw new Error(`There is no ${names.join(" or ")} in ${join(data, "ud-english-ewt")}; scripts/train/README.md says where to get it.`);
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
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
