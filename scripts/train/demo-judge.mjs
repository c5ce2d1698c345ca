// Whether a statement that was read in the demo stands in what a careful person read there.
import { readFileSync } from "node:fs";

/** Described, not named: told apart by the sentence and the other side. */
const described = new Set(["Agreement", "Event", "Group"]);
const symmetric = new Set(["metWith", "negotiatesWith", "cooperatesWith", "allyOf"]);

/** @returns {(document: string, text: string, statement: object) => boolean} */
export function demoJudge(file, reference) {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const sameEntity = entityMatcher(reference);
  return (document, text, statement) => lines.some((line) => line.document === document && says(statement, line, text, sameEntity));
}

function says(statement, line, text, sameEntity) {
  if (statement.predicate !== line.predicate || statement.polarity !== line.polarity || (statement.value ?? null) !== (line.value ?? null))
    return false;
  const vague = described.has(line.subject.type) || described.has(line.object?.type);
  if (vague && !touches(statement.evidence, text.indexOf(line.quote), line.quote.length)) return false;
  const [from, to] = [statement.subject, statement.object ?? null];
  const straight = sameEntity(from, line.subject) && sameEntity(to, line.object ?? null);
  return straight || (symmetric.has(line.predicate) && sameEntity(from, line.object) && sameEntity(to, line.subject));
}

function touches({ sentenceStart, sentenceEnd }, start, length) {
  return start < sentenceEnd && start + length > sentenceStart;
}

function entityMatcher({ entities }) {
  const ids = new Map();
  for (const { id, type, name, aliases, demonyms = [], capital } of entities)
    for (const form of [name, ...aliases, ...demonyms, ...(capital ? [capital] : [])]) ids.set(`${type} ${fold(form)}`, id);
  const idOf = ({ type, name }) => ids.get(`${type} ${fold(name)}`);
  return (read, known) => {
    if (!read || !known) return read === known;
    if (described.has(known.type)) return described.has(read.type);
    if (read.type !== known.type) return false;
    const id = idOf(read);
    if (id !== undefined && id === idOf(known)) return true;
    const [a, b] = [fold(read.name), fold(known.name)];
    return known.type === "Person" ? a.split(" ").at(-1) === b.split(" ").at(-1) : a.includes(b) || b.includes(a);
  };
}

function fold(name) {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[’‘]/g, "'").toLowerCase();
  return plain
    .replaceAll(/'s?\b|\./g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:the|an?) /, "");
}
