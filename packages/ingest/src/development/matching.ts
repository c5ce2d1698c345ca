import type { LocalEntity, Mention, ProposedStatement } from "@entente/core";
import { fold } from "@entente/language";
import { predicates } from "@entente/ontology";
import { localKey } from "../local-entities.js";
import type { DevelopmentSentence, ExpectedEntity, ExpectedStatement } from "./sentences.js";

/** A thing as it was read: with every form that names it. */
interface ReadEntity {
  readonly entity: LocalEntity;
  readonly forms: Set<string>;
}

/** Which expected entity each entity that was read stands for. */
export interface EntityMatch {
  /** Of a local entity the expected id, undefined if it stands for none. */
  idOf(entity: LocalEntity): string | undefined;
  /** Entities that were read, each once. */
  readonly read: readonly LocalEntity[];
}

/** Pairs what was read with what is expected, one to one, the same names first. */
export function matchEntities(expected: DevelopmentSentence, mentions: readonly Mention[]): EntityMatch {
  const read = collect(mentions);
  const pairs = expected.entities
    .flatMap((entity) => [...read.values()].map((found) => ({ entity, found, score: likeness(entity, found) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const taken = new Set<ExpectedEntity>();
  const ids = new Map<string, string>();
  for (const { entity, found } of pairs) {
    const key = localKey(found.entity);
    if (taken.has(entity) || ids.has(key)) continue;
    taken.add(entity);
    ids.set(key, entity.id);
  }
  return { idOf: (entity) => ids.get(localKey(entity)), read: [...read.values()].map(({ entity }) => entity) };
}

function collect(mentions: readonly Mention[]): ReadonlyMap<string, ReadEntity> {
  const read = new Map<string, ReadEntity>();
  for (const { entity, text, kind } of mentions) {
    const found = read.get(localKey(entity)) ?? { entity, forms: new Set([plain(entity.name)]) };
    if (kind !== "pronoun") found.forms.add(plain(text));
    read.set(localKey(entity), found);
  }
  return read;
}

function plain(name: string): string {
  const words = fold(name)
    .replaceAll(/'s?\b|\./g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return words.replace(/^(?:the|an?) /, "");
}

/** 3: a name in common; 2: a person's surname; 1 to 2: most words in common; 0: another thing. */
function likeness(expected: ExpectedEntity, { entity, forms }: ReadEntity): number {
  if (entity.type !== expected.type && !expected.altTypes?.includes(entity.type)) return 0;
  const names = [expected.name, ...expected.aliases].map(plain);
  if (names.some((name) => forms.has(name))) return 3;
  if (entity.type === "Country" || entity.type === "Place") return 0;
  const shares = names.flatMap((name) => [...forms].map((form) => (entity.type === "Person" ? surname(name, form) : overlap(name, form))));
  return Math.max(0, ...shares);
}

function surname(a: string, b: string): number {
  const [x, y] = [a.split(" "), b.split(" ")];
  return x.at(-1) === y.at(-1) && (x.every((word) => y.includes(word)) || y.every((word) => x.includes(word))) ? 2 : 0;
}

const fillers = new Set("the a an of on in for to and with between from over".split(" "));

function overlap(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => new Set(name.split(" ").filter((word) => !fillers.has(word))));
  if (!x || !y) return 0;
  const common = [...x].filter((word) => y.has(word)).length;
  const joined = x.size + y.size - common;
  return common >= 2 && (common / joined >= 0.5 || common === Math.min(x.size, y.size)) ? 1 + common / joined : 0;
}

/** True if a statement that was read says what is expected; its polarity is compared by the caller. */
export function says(found: ProposedStatement, expected: ExpectedStatement, match: EntityMatch): boolean {
  if (found.predicate !== expected.predicate && !expected.altPredicates?.includes(found.predicate)) return false;
  const subject = match.idOf(found.subject);
  if (expected.value !== undefined)
    return subject === expected.subject && [expected.value, ...(expected.altValues ?? [])].includes(found.value ?? "");
  const object = found.object ? match.idOf(found.object) : undefined;
  if (subject === expected.subject && object === expected.object) return true;
  return predicates[found.predicate].symmetric && subject === expected.object && object === expected.subject;
}
