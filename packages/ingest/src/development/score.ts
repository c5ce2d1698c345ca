import { checkStatement, type LocalEntity, type ProposedStatement, type Qualifiers, type Speaker } from "@entente/core";
import { fold } from "@entente/language";
import type { Predicate } from "@entente/ontology";
import type { Judged } from "../analyst/confidence/index.js";
import type { Extraction, Extractor } from "../seams.js";
import { matchEntities, says, type EntityMatch } from "./matching.js";
import type { DevelopmentSentence, ExpectedStatement } from "./sentences.js";

/** How many were right, wrong and missed. */
export interface Count {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** What of the statements that were found is right as well: of how many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Who, how, through whom and when: looked at only where the statement itself is right. */
export const details = ["modality", "speaker", "via", "date"] as const;
/** One of {@link details}. */
export type Detail = (typeof details)[number];

/** A statement that was read, held against what is expected. */
export interface JudgedStatement extends Judged {
  readonly predicate: Predicate;
}

/** How one sentence was read. */
export interface SentenceScore {
  readonly sentence: DevelopmentSentence;
  readonly entities: Count;
  readonly statements: Count;
  readonly details: Readonly<Record<Detail, Share>>;
  /** One line a mistake, for those who tune. */
  readonly mistakes: readonly string[];
  /** Every statement that counts with its confidence, and whether it is right. */
  readonly judged: readonly JudgedStatement[];
}

/** Read, but not scored unless a sentence has the tag `value`: few sentences spell out all of them. */
const unscored: ReadonlySet<Predicate> = new Set<Predicate>(["topic", "instrument", "figure", "monetaryValue", "appliesTo", "partOf"]);

/** Reads every sentence and holds it against what is expected. */
export async function scoreDevelopment(sentences: readonly DevelopmentSentence[], extractor: Extractor): Promise<readonly SentenceScore[]> {
  const scores: SentenceScore[] = [];
  for (const sentence of sentences) {
    const version = { checksum: sentence.id, text: sentence.text, title: null, outlet: null, published: sentence.published };
    scores.push(scoreSentence(sentence, await extractor.extract({ documentId: sentence.id, version })));
  }
  return scores;
}

/** Holds one reading against what is expected. A statement counts as right with its polarity. */
export function scoreSentence(sentence: DevelopmentSentence, { mentions, statements }: Extraction): SentenceScore {
  const match = matchEntities(sentence, mentions);
  const grounded = statements.filter((statement) => checkStatement(statement, sentence.text).length === 0);
  const pairs = pairStatements(sentence, grounded, match);
  const entities = entityScore(sentence, match);
  const missed = sentence.statements.filter((expected) => !expected.optional && !pairs.found.has(expected));
  const wrong = pairs.judged.filter(({ right }) => !right);
  return {
    sentence,
    entities: entities.count,
    statements: { right: pairs.judged.length - wrong.length, wrong: wrong.length, missed: missed.length },
    details: detailShares(pairs.found, match),
    mistakes: [
      ...entities.mistakes,
      ...missed.map((expected) => `missed: ${expectedLine(expected)}`),
      ...wrong.map(({ statement }) => `wrong: ${foundLine(statement)}`),
      ...detailMistakes(pairs.found, match),
    ],
    judged: pairs.judged.map(({ statement: { confidence, predicate }, right }) => ({ confidence, predicate, right })),
  };
}

function entityScore(sentence: DevelopmentSentence, match: EntityMatch): { count: Count; mistakes: readonly string[] } {
  const optional = new Set(sentence.entities.filter((entity) => entity.optional).map(({ id }) => id));
  const matched = match.read.map((entity) => ({ entity, id: match.idOf(entity) })).filter(({ entity }) => entity.type !== "Group");
  const found = new Set(matched.map(({ id }) => id));
  const wrong = matched
    .filter(({ entity, id }) => id === undefined && !isNested(sentence, entity))
    .map(({ entity }) => `no entity: ${entity.type} ${entity.name}`);
  const due = sentence.entities.filter(({ id, type }) => !optional.has(id) && type !== "Group");
  const missed = due.filter(({ id }) => !found.has(id)).map(({ type, name }) => `missed entity: ${type} ${name}`);
  return { count: { right: due.length - missed.length, wrong: wrong.length, missed: missed.length }, mistakes: [...wrong, ...missed] };
}

/** A place that stands only inside another name ("the Black Sea demining mission") is nothing that must be told apart. */
function isNested({ text, entities }: DevelopmentSentence, { type, name }: LocalEntity): boolean {
  const outside = entities.reduce((rest, entity) => rest.replaceAll(entity.name, ""), text);
  return type === "Place" && !outside.includes(name);
}

interface Pairs {
  readonly found: ReadonlyMap<ExpectedStatement, ProposedStatement>;
  readonly judged: readonly { readonly statement: ProposedStatement; readonly right: boolean }[];
}

function pairStatements(sentence: DevelopmentSentence, statements: readonly ProposedStatement[], match: EntityMatch): Pairs {
  const all = sentence.tags.includes("value");
  const free = new Set(statements.filter(({ predicate }) => all || !unscored.has(predicate)));
  const found = new Map<ExpectedStatement, ProposedStatement>();
  for (const expected of sentence.statements) {
    const fitting = [...free].filter((statement) => says(statement, expected, match) && statement.polarity === expected.polarity);
    const best = fitting.find((statement) => speakerRight(expected, statement, match)) ?? fitting[0];
    if (!best) continue;
    found.set(expected, best);
    free.delete(best);
  }
  const right = [...found].filter(([expected]) => !expected.optional).map(([, statement]) => ({ statement, right: true }));
  const wrong = [...free].filter((statement) => !repeats(sentence, statement, match)).map((statement) => ({ statement, right: false }));
  return { found, judged: [...right, ...distinctly(wrong)] };
}

/** Says again what is expected, in another sentence or with another speaker: neither right nor wrong. */
function repeats(sentence: DevelopmentSentence, statement: ProposedStatement, match: EntityMatch): boolean {
  return sentence.statements.some((expected) => says(statement, expected, match) && statement.polarity === expected.polarity);
}

function distinctly<Item extends { readonly statement: ProposedStatement }>(items: readonly Item[]): Item[] {
  const seen = new Map(items.map((item) => [foundLine(item.statement), item]));
  return [...seen.values()];
}

function detailShares(found: Pairs["found"], match: EntityMatch): Record<Detail, Share> {
  const share = (detail: Detail): Share => {
    const due = [...found].filter(([expected]) => !expected.optional && isDue(detail, expected));
    return { right: due.filter(([expected, statement]) => isRight(detail, expected, statement, match)).length, of: due.length };
  };
  return { modality: share("modality"), speaker: share("speaker"), via: share("via"), date: share("date") };
}

/** Whether a date is there is only asked where one is expected: few sentences say on what day everything was. */
function isDue(detail: Detail, expected: ExpectedStatement): boolean {
  return detail !== "date" || datesOf(expected.qualifiers) !== "";
}

function isRight(detail: Detail, expected: ExpectedStatement, found: ProposedStatement, match: EntityMatch): boolean {
  switch (detail) {
    case "modality":
      return found.modality === expected.modality;
    case "speaker":
      return speakerRight(expected, found, match);
    case "via":
      return plainName(found.via) === plainName(expected.via);
    case "date":
      return datesOf(found.qualifiers) === datesOf(expected.qualifiers);
  }
}

function datesOf(qualifiers: Qualifiers): string {
  const dates = [qualifiers["date"], qualifiers["validFrom"], qualifiers["validTo"]];
  return dates.some(Boolean) ? dates.map((value) => (typeof value === "string" ? value : "")).join("/") : "";
}

function speakerRight({ speaker }: ExpectedStatement, found: ProposedStatement, match: EntityMatch): boolean {
  if (!speaker || !found.speaker) return !speaker && !found.speaker;
  if (speaker.entity) return found.speaker.entity !== null && match.idOf(found.speaker.entity) === speaker.entity;
  return !found.speaker.entity && sameWords(speaker.name, found.speaker.name);
}

function sameWords(a: string, b: string): boolean {
  const [x, y] = [plainName(a), plainName(b)];
  return x.includes(y) || y.includes(x);
}

function plainName(name: string | null): string {
  return fold(name ?? "").replace(/^(?:the|an?) /, "");
}

function detailMistakes(found: Pairs["found"], match: EntityMatch): string[] {
  return [...found].flatMap(([expected, statement]) =>
    details
      .filter((detail) => isDue(detail, expected) && !isRight(detail, expected, statement, match))
      .map((detail) => `${detail}: ${foundLine(statement)} — expected ${expectedLine(expected)}`),
  );
}

function expectedLine({ subject, predicate, object, value, polarity, modality, speaker, via, qualifiers }: ExpectedStatement): string {
  return lineOf([subject, predicate, object ?? value], polarity, modality, speaker, via, datesOf(qualifiers));
}

function foundLine({ subject, predicate, object, value, polarity, modality, speaker, via, qualifiers }: ProposedStatement): string {
  return lineOf([subject.name, predicate, object?.name ?? value], polarity, modality, speaker, via, datesOf(qualifiers));
}

function lineOf(
  parts: readonly unknown[],
  polarity: string,
  modality: string,
  speaker: Pick<Speaker, "name"> | null,
  via: string | null,
  dates: string,
): string {
  const rest = [speaker ? `by ${speaker.name}` : "", via ? `via ${via}` : "", dates].filter(Boolean);
  return [parts.join(" "), polarity === "negated" ? "negated" : "", modality === "asserted" ? "" : modality, ...rest]
    .filter(Boolean)
    .join(", ");
}
