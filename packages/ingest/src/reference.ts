import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EntenteError, type ReferenceEntity } from "@entente/core";
import type { EntityType, Instrument, Topic } from "@entente/ontology";

/** A reference entity with what reading a text needs beyond resolving it. */
export interface GazetteerEntity extends ReferenceEntity {
  /** A state's seat of government: in "Tirana refused" it stands for the government. */
  readonly capital?: string;
  readonly capitalAliases?: readonly string[];
  /** Id of the country that a party, an organisation or a place belongs to. */
  readonly country?: string;
  /** `media`: a newspaper, agency or station. */
  readonly subtype?: string;
  /** EDTF; present if it exists no more. */
  readonly validTo?: string;
}

/** An office that a person may hold ("prime minister") and what it may be an office of. */
export interface Office {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly of: readonly EntityType[];
  /** `headOfState`, `minister`, `organisation`, `party`. */
  readonly kind: string;
  readonly abbreviations?: readonly string[];
}

/** A noun that names agreements ("protocol"), the legal form that it plainly tells, and its other forms. */
export interface AgreementNoun {
  readonly name: string;
  readonly plural?: string;
  /** Of an entry that is itself a plural without a rule: "memoranda". */
  readonly singular?: string;
  /** Written so: "FTA". */
  readonly abbreviations?: readonly string[];
  readonly instrument?: Instrument;
  /** Names other things as well ("plan"): counts only with more than the noun. */
  readonly weak?: boolean;
}

/** All that the rules know of the world. */
export interface ReferenceData {
  readonly entities: readonly GazetteerEntity[];
  readonly offices: readonly Office[];
  readonly honorifics: readonly string[];
  readonly agreementNouns: readonly AgreementNoun[];
  readonly topics: readonly { readonly words: readonly string[]; readonly topic: Topic }[];
}

const entityFiles = ["countries", "places", "parties", "organisations"] as const;

interface Honorific {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly abbreviations?: readonly string[];
}

/**
 * Reads `countries`, `places`, `parties`, `organisations`, `offices` and `agreementNouns` (`.json`) from a folder.
 * @throws EntenteError `BAD_INPUT` naming the file that is missing or is not of the expected shape
 */
export async function readReference(directory: string): Promise<ReferenceData> {
  const lists = await Promise.all(entityFiles.map((name) => readList<GazetteerEntity>(directory, name, "entities")));
  const honorifics = await readList<Honorific>(directory, "offices", "honorifics");
  return {
    entities: lists.flat(),
    offices: await readList<Office>(directory, "offices", "offices"),
    honorifics: honorifics.flatMap(({ name, aliases = [], abbreviations = [] }) => [name, ...aliases, ...abbreviations]),
    agreementNouns: await readList<AgreementNoun>(directory, "agreementNouns", "nouns"),
    topics: await readList<ReferenceData["topics"][number]>(directory, "agreementNouns", "topics"),
  };
}

async function readList<T>(directory: string, name: string, key: string): Promise<readonly T[]> {
  const file = join(directory, `${name}.json`);
  const list: unknown = (await readJson(file))[key];
  if (Array.isArray(list) && list.every((entry) => typeof entry === "object" && entry !== null)) return list;
  throw new EntenteError("BAD_INPUT", `${file} has no list "${key}"; restore it from the project's data/reference`);
}

async function readJson(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    if (typeof value === "object" && value !== null) return { ...value };
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${file} cannot be read as JSON; restore it from the project's data/reference`, { cause });
  }
  throw new EntenteError("BAD_INPUT", `${file} holds no JSON object; restore it from the project's data/reference`);
}
