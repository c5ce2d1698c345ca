import { isAddress } from "@entente/ingest";
import { userPath } from "./places.js";

/** A source as the user meant it: an address as it stands, a path relative to the folder they called from. */
export function userSource(source: string): string {
  return isAddress(source) ? source : userPath(source);
}
