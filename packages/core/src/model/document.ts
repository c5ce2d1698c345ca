import { EntenteError } from "./errors.js";
import { digest } from "./hash.js";

/** One text of a document, as it was read at one time. Never edited: a changed text is another version. */
export interface DocumentVersion {
  /** SHA-256 of `text`, hexadecimal: what tells versions apart. */
  readonly checksum: string;
  readonly title: string | null;
  readonly outlet: string | null;
  /** When the outlet published it, EDTF (`2025-05-16`, `2025-05`, `2021~`); null if nobody says. Never a file's time. */
  readonly published: string | null;
  /** When Entente read it, ISO 8601 in UTC. */
  readonly readAt: string;
  /** The article as read; every offset counts its UTF-16 code units. */
  readonly text: string;
}

/** What a document is, apart from its texts. */
export interface DocumentHead {
  /** See {@link documentId}. */
  readonly id: string;
  /** Normalised by {@link normaliseUrl}. */
  readonly url: string | null;
  /** Where it lay below the folder or file that was read, `/` between the parts; null if it came by URL only. */
  readonly path: string | null;
  /** The collections it belongs to, sorted. */
  readonly collections: readonly string[];
  /** BCP 47 tag of its language (`en`), null if unknown. */
  readonly language: string | null;
  readonly licence: string | null;
}

/** An article with all its versions, oldest first; the last is the current one. */
export interface Document extends DocumentHead {
  readonly versions: readonly DocumentVersion[];
}

/** What tells one document from another: a URL, else a collection and a path in it, else a name of one's own. */
export interface DocumentIdentity {
  readonly url?: string | null;
  readonly collection?: string | null;
  readonly path?: string | null;
  /** Given by the user (`--id`): wins over all others. */
  readonly id?: string | null;
}

/** Query parameters that say how a reader came to a page, never which page it is. */
const trackingParameter = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|cmpid|ocid)$/i;

/**
 * The one spelling of a URL: lower-case host without `www.`, no fragment, no tracking parameters, sorted query,
 * no trailing slash, `https` for `http`.
 * @throws EntenteError `BAD_INPUT` if it is no absolute http(s) URL
 */
export function normaliseUrl(url: string): string {
  const parsed = parseHttpUrl(url);
  const query = [...parsed.searchParams].filter(([name]) => !trackingParameter.test(name)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : "";
  // 443 is the port of https, which http is rewritten to: left in, it would be dropped when the result is read again.
  const port = parsed.port && parsed.port !== "443" ? `:${parsed.port}` : "";
  const host = parsed.hostname.replace(/^(?:www\.)+(?=[^.]+\.)/, "");
  return `https://${host}${port}${parsed.pathname.replace(/\/+$/, "")}${search}`;
}

function parseHttpUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && /^https?:$/.test(parsed.protocol)) return parsed;
  throw new EntenteError("BAD_INPUT", `"${url}" is no web address; give one that starts with https:// or http://`);
}

/**
 * The id of a document, `doc_` and 24 hexadecimal characters, or the user's own id as given.
 * The same article read again from another folder on disk keeps its id as long as collection and relative path stay.
 * @throws EntenteError `BAD_INPUT` if nothing identifies it
 */
export function documentId(identity: DocumentIdentity): string {
  if (identity.id) return identity.id;
  if (identity.url) return `doc_${digest(["url", normaliseUrl(identity.url)])}`;
  if (identity.path) return `doc_${digest(["path", identity.collection ?? "", identity.path])}`;
  throw new EntenteError("BAD_INPUT", "a document needs a URL, a path or an id of its own; give one of them");
}

/** The version that counts now: the one read last. */
export function currentVersion(document: Document): DocumentVersion {
  const version = document.versions.at(-1);
  if (!version) throw new EntenteError("STORE_CORRUPT", `document ${document.id} has no version; restore it or remove it`);
  return version;
}
