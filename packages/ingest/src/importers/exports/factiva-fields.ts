/** What either layout gives. */
export interface FactivaArticle {
  readonly title: string | null;
  readonly byline: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly words: readonly string[];
}

/** Factiva's field codes, as its documentation of "Full Article/Report plus Indexing" names them. */
const codes = new Set("SE HD BY CR WC PD ET SN SC ED PG VOL LA CY CX LP TD CT RF ART CLM CO IN NS RE IPC IPD PUB AN".split(" "));
const withCode = /^([A-Z]{2,3})(?:[\t\n\u00a0]|\s{2,}|$)\s*(.*)$/s;

/**
 * An article whose lines carry field codes: `HD` and its words on one line, divided by a tab or blanks, or on two, as
 * the cells of a table come. What follows a code up to the next belongs to it.
 * @returns null if there is no headline or no text field
 */
export function readFactivaFields(lines: readonly string[]): FactivaArticle | null {
  const fields = gather(lines);
  const words = [...(fields.get("LP") ?? []), ...(fields.get("TD") ?? [])];
  if (!fields.has("HD") || words.length === 0) return null;
  const line = (code: string): string | null => fields.get(code)?.join(" ").trim() || null;
  return { title: line("HD"), byline: line("BY") ?? line("CR"), date: line("PD"), source: line("SN"), language: line("LA"), words };
}

function gather(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of lines) {
    const match = withCode.exec(line);
    const code = match && codes.has(match[1] ?? "") ? (match[1] ?? "") : null;
    if (code !== null) current = fields.get(code) ?? [];
    if (code !== null && current) fields.set(code, current);
    const words = code === null ? line : (match?.[2] ?? "");
    if (words.trim() !== "") current?.push(words.trim());
  }
  return fields;
}
