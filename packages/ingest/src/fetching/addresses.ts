import { EntenteError } from "@entente/core";
import ipaddr from "ipaddr.js";

/**
 * Addresses that are public by number and yet answer only inside a cloud: Azure's metadata and health service. Those of
 * the other clouds are link-local, unique-local or shared, and refused with their range.
 */
const insideClouds = new Set(["168.63.129.16"]);

/**
 * True for an IP address that anyone on the internet may reach: global unicast. False for private, loopback, link-local
 * (the metadata services of clouds), shared, multicast, reserved, documentation and translated ranges (RFC 6890), for
 * IPv4 inside IPv6 judged by the IPv4 address, and for what is no address.
 * @param address - `93.184.216.34`, `2001:db8::1`, without brackets
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.split("%")[0] ?? "";
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.process(bare);
  return parsed.range() === "unicast" && !insideClouds.has(parsed.toString());
}

/** Which addresses may be reached. */
export type AddressRule = (address: string) => boolean;

/**
 * A web address as it may be asked for. Numbers in any spelling (`0x7f.1`, `2130706433`, `017700000001`) are addresses to
 * the URL parser too, so they are checked here; names are checked when they are resolved.
 * @param text - what the user, a page or a redirect names
 * @param base - what a relative address is relative to
 * @throws EntenteError `BAD_INPUT` if it is no http(s) address, carries a password or names a host that is not public
 */
export function checkAddress(text: string, isAllowed: AddressRule, base?: URL): URL {
  if (!URL.canParse(text, base))
    throw new EntenteError("BAD_INPUT", `"${text.slice(0, 200)}" is no web address; give one that starts with https://`);
  const url = new URL(text, base);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new EntenteError("BAD_INPUT", `${url.href} is of the kind ${url.protocol}; only https: and http: are read`);
  }
  if (url.username || url.password)
    throw new EntenteError("BAD_INPUT", `${url.host} was given with a name and password in the address; leave them out`);
  const host = hostAddress(url);
  if (host !== null && !isAllowed(host)) throw notPublic(url, host);
  return url;
}

/** The host if it is an IP address, null if it is a name. */
function hostAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

/** The refusal of an address that is not public. */
export function notPublic(url: URL, address: string): EntenteError {
  return new EntenteError("BAD_INPUT", `${url.href} leads to ${address}, which is no public address; only public pages are read`);
}
