// Puts documents into a file, one after another, until there are as many statements as were asked for.
import { copyEvery, makeDocument, meanStatements } from "./documents.mjs";
import { Cast } from "./entities.mjs";
import { judgementLine } from "./judgements.mjs";
import { linesOf } from "./lines.mjs";

/** Text that is handed on at a time, in characters. */
const piece = 2 ** 20;
/** One document in so many is judged by somebody. */
const judgedEvery = 100;

/** Makes a world. @param write - takes the file's text, piece by piece. @returns how much of each kind there is */
export function generate({ entities, statements, seed }, write) {
  const cast = new Cast(entities, seed);
  const make = (number) => makeDocument({ cast, seed }, number, (told) => newcomers(cast, told, statements));
  const made = { documents: 0, mentions: 0, statements: 0, judgements: 0 };
  let text = "";
  const say = (lines) => {
    text += lines;
    if (text.length < piece) return;
    write(text);
    text = "";
  };
  while (made.statements < statements) {
    const document = cut(make(made.documents), statements - made.statements);
    for (const { mentions, statements: said } of document.versions) {
      made.mentions += mentions.length;
      made.statements += said.length;
    }
    made.documents += 1;
    for (const line of linesOf(document)) say(line);
  }
  // The last document may have been cut, so nobody judges it.
  for (let number = 0; number < made.documents - 1; number += judgedEvery) {
    say(judgementLine(seed, number, make(number)));
    made.judgements += 1;
  }
  write(text);
  return made;
}

/** Entities that a document is the first to name: all have been named before nine tenths of the documents are written. */
function newcomers(cast, number, statements) {
  const share = (0.9 * (1 - 1 / copyEvery) * statements) / meanStatements;
  const original = number - Math.floor(number / copyEvery);
  const [from, to] = [original, original + 1].map((place) => Math.min(cast.size, Math.floor((cast.size * place) / share)));
  return Array.from({ length: to - from }, (_, place) => cast.numbered(from + place));
}

/** The document with so many statements at most, those of all versions counted. */
function cut({ head, versions }, most) {
  let left = most;
  const kept = versions.flatMap((version) => {
    const statements = version.statements.slice(0, left);
    left -= statements.length;
    return statements.length > 0 ? [{ ...version, statements }] : [];
  });
  return { head, versions: kept };
}
