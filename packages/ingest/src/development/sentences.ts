import { readFile } from "node:fs/promises";
import { EntenteError } from "@entente/core";
import type { EntityType, Modality, Polarity, Predicate } from "@entente/ontology";

/** A sentence or a short passage with everything a careful person reads in it; the form is told in data/development. */
export interface DevelopmentSentence {
  readonly id: string;
  /** What is held back is scored, never looked at while tuning. */
  readonly part: "development" | "heldBack";
  /** Whose manner it imitates: `agency`, `broadcaster`, `paper`, `wiki`. */
  readonly style: string;
  /** EDTF day, null if undated. */
  readonly published: string | null;
  /** The phenomena it shows. */
  readonly tags: readonly string[];
  readonly text: string;
  readonly entities: readonly ExpectedEntity[];
  readonly statements: readonly ExpectedStatement[];
}

/** A thing that the text names. */
export interface ExpectedEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Other types that are as good. */
  readonly altTypes?: readonly EntityType[];
  /** Neither missed nor wrong. */
  readonly optional?: boolean;
}

/** What the text says; exactly one of `object` and `value` is there. Entities by their ids. */
export interface ExpectedStatement {
  readonly subject: string;
  readonly predicate: Predicate;
  readonly object?: string;
  readonly value?: string | number;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly speaker: { readonly name: string; readonly entity: string | null; readonly speaksFor: string | null } | null;
  readonly via: string | null;
  readonly qualifiers: Readonly<Record<string, string>>;
  /** The sentence that says it. */
  readonly quote: string;
  readonly optional?: boolean;
  readonly altPredicates?: readonly Predicate[];
  readonly altValues?: readonly string[];
}

/**
 * Reads the development sentences (`data/development/sentences.ndjson`).
 * @throws EntenteError `BAD_INPUT` naming the file and the line that is no record
 */
export async function readDevelopmentSentences(file: string): Promise<readonly DevelopmentSentence[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter(Boolean);
  return lines.map((line, k) => parse(line, `${file}, line ${k + 1}`));
}

function parse(line: string, place: string): DevelopmentSentence {
  try {
    const record: DevelopmentSentence = JSON.parse(line);
    if (record.text && Array.isArray(record.entities) && Array.isArray(record.statements)) return record;
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${place} is no JSON; write one record a line`, { cause });
  }
  throw new EntenteError("BAD_INPUT", `${place} lacks text, entities or statements; give all three`);
}
