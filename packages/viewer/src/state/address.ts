/** What the reader looks at; null is the overview. */
export type Focus =
  | { readonly kind: "entity"; readonly id: string }
  | { readonly kind: "relation"; readonly id: string }
  | { readonly kind: "document"; readonly id: string; readonly statement: string | null };

/** The state that a link carries. */
export interface Address {
  readonly view: "graph" | "table";
  readonly focus: Focus | null;
}

/** The address without anything selected. */
export const home: Address = { view: "graph", focus: null };

/**
 * Reads the part of a URL behind `#`. What it does not understand is left out, so that an old link
 * opens the overview rather than an error.
 *
 * @param hash - with or without its `#`
 */
export function parseAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return { view: fields.get("view") === "table" ? "table" : "graph", focus: parseFocus(fields) };
}

function parseFocus(fields: URLSearchParams): Focus | null {
  const document = fields.get("document");
  if (document) return { kind: "document", id: document, statement: fields.get("statement") || null };
  const relation = fields.get("relation");
  if (relation) return { kind: "relation", id: relation };
  const entity = fields.get("entity");
  return entity ? { kind: "entity", id: entity } : null;
}

/** The address as the part of a URL behind `#`, with its `#`; the inverse of {@link parseAddress}. */
export function formatAddress({ view, focus }: Address): string {
  const fields = new URLSearchParams();
  if (view === "table") fields.set("view", view);
  if (focus) fields.set(focus.kind, focus.id);
  if (focus?.kind === "document" && focus.statement) fields.set("statement", focus.statement);
  return `#${fields.toString()}`;
}
