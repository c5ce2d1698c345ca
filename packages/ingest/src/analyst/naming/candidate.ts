import type { Form } from "../gazetteer.js";
import type { NamedType } from "./words.js";

/** A stretch of text that may be a name of some type, with what speaks for it at this place. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly type: NamedType;
  /** What the name itself says; what stands around it is added by `contexts`. */
  readonly weight: number;
  readonly form: Form | null;
  /** A word alone, with no list, tagger or head noun behind it: it needs its surroundings. */
  readonly bare: boolean;
}

/** A candidate with what speaks for it where it stands. */
export interface Weighed extends Candidate {
  readonly local: number;
}
