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

/** The frames of a lemma, none if it has none. */
export function framesOf(lemma: string): readonly Entry[] {
  return entries.get(lemma) ?? [];
}
