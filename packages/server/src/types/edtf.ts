import { EntenteError, parseDate } from "@entente/core";
import type { Builder } from "../schema/builder.js";

/** The scalar `Edtf`: a date with its precision. */
export function implementEdtf(builder: Builder): void {
  builder.scalarType("Edtf", {
    description: "A date of the Extended Date/Time Format, as text: 2025-05-16, 2025-05, 2025 or 2021~.",
    specifiedByURL: "https://www.loc.gov/standards/datetime/",
    serialize: (date) => date,
    parseValue: readEdtf,
  });
}

function readEdtf(value: unknown): string {
  if (typeof value !== "string") throw new EntenteError("BAD_DATE", `${JSON.stringify(value)} is no EDTF date; write it as text`);
  parseDate(value);
  return value;
}
