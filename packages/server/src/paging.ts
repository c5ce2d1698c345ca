import { digest, EntenteError, type Page, type PageRequest } from "@entente/core";

/** The most items a page may have. */
export const largestPage = 100;
/** How many items a page has unless asked otherwise. */
export const defaultPage = 20;

/** How a client asks for a page. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** One item of a page, and the cursor that the next page may begin after. */
export interface Edge<Item> {
  readonly cursor: string;
  readonly node: Item;
}

/** Where in its list a page lies. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page of a longer list. */
export interface Connection<Item> {
  readonly edges: readonly Edge<Item>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** A list that is paged: its name and everything that decides what is in it, so that no cursor fits another list. */
export type ListKey = readonly unknown[];

/**
 * Checks what a client asked for.
 * @throws EntenteError `BAD_INPUT` if `first` is not 1 to 100 or `after` is no cursor of this list
 */
export function readPage({ first, after }: PageArguments, list: ListKey): PageRequest {
  const limit = first ?? defaultPage;
  if (limit < 1 || limit > largestPage) {
    throw new EntenteError("BAD_INPUT", `first is ${limit}; ask for 1 to ${largestPage} and go on with after`);
  }
  return { limit, after: after === null || after === undefined ? null : readCursor(after, list) };
}

/** A page as a connection; `convert` makes of each item what the type's resolvers expect. */
export function toConnection<Item extends { readonly id: string }, Node>(
  page: Page<Item>,
  { after }: PageArguments,
  list: ListKey,
  convert: (item: Item) => Node,
): Connection<Node> {
  const key = listDigest(list);
  const edges = page.items.map((item) => ({ cursor: writeCursor(key, item.id), node: convert(item) }));
  const pageInfo = {
    hasNextPage: page.hasNext,
    hasPreviousPage: after !== null && after !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, totalCount: page.total };
}

function listDigest(list: ListKey): string {
  return digest(list).slice(0, 8);
}

function writeCursor(key: string, id: string): string {
  return Buffer.from(`${key}${id}`, "utf8").toString("base64url");
}

function readCursor(cursor: string, list: ListKey): string {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const key = listDigest(list);
  const id = text.slice(key.length);
  if (text.startsWith(key) && id !== "" && writeCursor(key, id) === cursor) return id;
  throw new EntenteError("BAD_INPUT", `"${cursor}" is no cursor of this list; give an endCursor of the same question, or none to begin`);
}
