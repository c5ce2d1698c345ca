import { join, resolve } from "node:path";
import type { EntityType } from "@entente/ontology";
import { referents } from "../analyst/coreference/index.js";
import { readAgreementFacts } from "../analyst/agreements/facts.js";
import type { Finding } from "../analyst/findings.js";
import { openKnowledge, readThings } from "../analyst/things.js";
import { openLanguage } from "../models.js";
import { readReference } from "../reference.js";

/** What tests ask of the first half of the analyst: the things of a text, and what words stand for. */
export interface Reader {
  /** Names of the things of a type, in the order of the text. */
  things(text: string, type: EntityType): string[];
  /** What the phrases of agreements say: "Norway partyTo (planned)", "agreementStatus proposed". */
  facts(text: string): string[];
  /** Names of what the first (or last) token of this text stands for. */
  standsFor(text: string, word: string, which?: "first" | "last"): string[];
}

/** Opens the models and reference data of the repository. */
export async function openReader(): Promise<Reader> {
  const root = resolve(import.meta.dirname, "../../../..");
  const knowledge = openKnowledge(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
  const read = (text: string): ReturnType<typeof readThings> => readThings(text, null, knowledge);
  return {
    things: (text, type) => {
      const { article } = read(text);
      const found = article.things.filter((thing) => thing.type === type && thing.spots.length > 0);
      return found.toSorted((a, b) => (a.spots[0]?.first ?? 0) - (b.spots[0]?.first ?? 0)).map((thing) => article.nameOf(thing));
    },
    facts: (text) => {
      const { article, places } = read(text);
      return readAgreementFacts(article, places, knowledge.nouns).map((finding) => line(article.nameOf.bind(article), finding));
    },
    standsFor: (text, word, which = "first") => {
      const { article } = read(text);
      const tokens = article.words.flatMap((token, i) => (token.text === word ? [i] : []));
      const token = which === "first" ? tokens[0] : tokens.at(-1);
      return token === undefined
        ? []
        : (referents(article, token)?.things ?? []).map((thing) => thing.reference?.name ?? article.nameOf(thing));
    },
  };
}

function line(
  nameOf: (thing: NonNullable<Finding["subject"]>) => string,
  { subject, predicate, object, value, modality, qualifiers }: Finding,
): string {
  if (!object) return `${predicate} ${String(value)}`;
  const role = typeof qualifiers.role === "string" ? ` as ${qualifiers.role}` : "";
  return `${subject ? (subject.reference?.name ?? nameOf(subject)) : "?"} ${predicate}${role}${modality === "asserted" ? "" : ` (${modality})`}`;
}
