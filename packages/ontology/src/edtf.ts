const year = String.raw`(?:\d{4}|\d{3}X|\d{2}XX)`;
const day = String.raw`(?:0[1-9]|[12]\d|3[01]|XX)`;
const month = `(?:0[1-9]|1[0-2]|XX)(?:-${day})?`;
const season = "2[1-4]";
const date = `${year}(?:-(?:${month}|${season}))?[~?%]?`;
const end = String.raw`(?:${date}|\.\.)?`;
const shape = new RegExp(String.raw`^(?=.*\d)(?:${date}|${end}/${end})$`);

/**
 * Whether a text has the shape of a date or interval of EDTF level 0 or 1 without time of day:
 * `2021`, `2025-05`, `2025-21` (spring), `202X`, `2021~`, `2024-01/2024-06`, `2021/..`
 * (https://www.loc.gov/standards/datetime/). It knows no calendar: `2025-02-31` passes.
 */
export function hasEdtfShape(text: string): boolean {
  return shape.test(text);
}
