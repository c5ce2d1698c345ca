import type { Word } from "../article.js";
import type { Frame } from "./frame.js";
import { frames } from "./index.js";

/** A frame under one of its lemmas. */
export interface Entry {
  readonly frame: Frame;
  /** The particle that must stand with the lemma, null for none. */
  readonly particle: string | null;
  /** How `explain` names it: kind and first lemma. */
  readonly name: string;
}

const entries: ReadonlyMap<string, readonly Entry[]> = indexFrames();

function indexFrames(): ReadonlyMap<string, readonly Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const frame of frames)
    for (const spec of frame.lemmas.split(" ").filter(Boolean)) {
      const [lemma = "", particle = null] = spec.split("+");
      map.set(lemma, [...(map.get(lemma) ?? []), { frame, particle, name: `${frame.kind} ${spec}` }]);
    }
  return map;
}

/** The frames of a word: of its lemma, of its form ("opposed to"), and of the verb behind a participle that was taken for an adjective. */
export function framesOf({ lemma, low, tag }: Pick<Word, "lemma" | "low" | "tag">): readonly Entry[] {
  const own = entries.get(lemma) ?? [];
  const unknown = (lemma === low && tag === "ADJ") || (own.length === 0 && tag === "VERB");
  if (unknown) return [...own, ...verbsBehind(low).flatMap((verb) => entries.get(verb) ?? [])];
  return lemma === low ? own : [...own, ...(entries.get(low) ?? []).filter(({ frame }) => frame.kind === "state")];
}

/** Forms that the lemmatiser has not seen. */
const irregular: Readonly<Record<string, string>> = { upheld: "uphold", withheld: "withhold", foresaw: "foresee", overthrew: "overthrow" };

/** "shelved": "shelv", "shelve"; "scrapped": "scrap". */
function verbsBehind(low: string): string[] {
  const known = irregular[low];
  if (known !== undefined) return [known];
  const stem = /^(.{3,})(?:ed|ing)$/.exec(low)?.[1];
  if (stem === undefined) return [];
  return [stem, `${stem}e`, ...(stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [])];
}
