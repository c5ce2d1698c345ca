import type { Finding } from "../findings.js";

type Plain = Pick<Finding, "subject" | "predicate" | "first" | "last"> & Partial<Finding>;

/** A finding that a phrase says without a verb: affirmed and asserted, unless told otherwise. */
export function fact(found: Plain): Finding {
  return {
    object: null,
    value: null,
    polarity: "affirmed",
    modality: "asserted",
    qualifiers: {},
    trigger: found.first,
    confidence: 0.75,
    implied: null,
    asked: false,
    ...found,
  };
}
