import { details, type Count, type Detail, type SentenceScore, type Share } from "./score.js";
import type { DevelopmentSentence } from "./sentences.js";

/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Sums up sentences. */
export interface Summary {
  readonly sentences: number;
  readonly entities: Count;
  readonly statements: Count;
  readonly details: Readonly<Record<Detail, Share>>;
}

const nothing: Count = { right: 0, wrong: 0, missed: 0 };

/** What the sentences come to together. */
export function summarise(scores: readonly SentenceScore[]): Summary {
  const share = (detail: Detail): Share => ({
    right: sum(scores, (score) => score.details[detail].right),
    of: sum(scores, (score) => score.details[detail].of),
  });
  return {
    sentences: scores.length,
    entities: scores.map(({ entities }) => entities).reduce(add, nothing),
    statements: scores.map(({ statements }) => statements).reduce(add, nothing),
    details: { modality: share("modality"), speaker: share("speaker"), via: share("via"), date: share("date") },
  };
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function add(a: Count, b: Count): Count {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed };
}

/** Rates of a count; of nothing at all each is 1. */
export function ratesOf({ right, wrong, missed }: Count): Rates {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** A table by part and phenomenon, for people to read. */
export function developmentTable(scores: readonly SentenceScore[]): string {
  const parts: readonly DevelopmentSentence["part"][] = ["development", "heldBack"];
  return parts
    .map((part) =>
      partTable(
        part,
        scores.filter(({ sentence }) => sentence.part === part),
      ),
    )
    .join("\n\n");
}

function partTable(part: string, scores: readonly SentenceScore[]): string {
  const tags = [...new Set(scores.flatMap(({ sentence }) => sentence.tags))].sort();
  const all = summarise(scores);
  return [
    `${part.padEnd(20)} number    P     R    F1   (statements with polarity)`,
    ...tags.map((tag) => tableRow(tag, summarise(scores.filter(({ sentence }) => sentence.tags.includes(tag))))),
    tableRow("all", all),
    `entities${rates(all.entities)}`.padEnd(28),
    `right of those found: ${details.map((detail) => `${detail} ${all.details[detail].right}/${all.details[detail].of}`).join(", ")}`,
  ].join("\n");
}

function tableRow(name: string, { sentences, statements }: Summary): string {
  return `  ${name.padEnd(18)} ${String(sentences).padStart(6)}${rates(statements)}`;
}

function rates(count: Count): string {
  const { precision, recall, f1 } = ratesOf(count);
  return [precision, recall, f1].map((rate) => (rate * 100).toFixed(1).padStart(6)).join("");
}
