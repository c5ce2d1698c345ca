import { EntenteError } from "@entente/core";
import robotsParserModule from "robots-parser";
import type { Response } from "./request.js";

/** The package is CommonJS and exports the function itself, where its types promise a default export. */
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default;

/** The name by which robots.txt addresses this program. */
const robotName = "Entente";

/** What a robots.txt says about one address. */
export interface RobotsRule {
  readonly allowed: boolean;
  /** Milliseconds between two requests, 0 if it asks for none. */
  readonly delay: number;
}

type RobotsFile = (url: URL) => RobotsRule;

const open: RobotsFile = () => ({ allowed: true, delay: 0 });

/**
 * The robots.txt of every host that is asked, each fetched once. As RFC 9309 says: without one (4xx) all is open, with
 * one that cannot be had (5xx, no connection) all is closed.
 */
export class RobotsRules {
  readonly #fetch: (address: string) => Promise<{ readonly response: Response }>;
  readonly #files = new Map<string, Promise<RobotsFile>>();

  /** @param fetch - gets an address, redirects followed, without asking robots.txt */
  constructor(fetch: (address: string) => Promise<{ readonly response: Response }>) {
    this.#fetch = fetch;
  }

  /** @throws EntenteError `BAD_INPUT` if the robots.txt of its host cannot be had */
  async rule(url: URL): Promise<RobotsRule> {
    const file = this.#files.get(url.origin) ?? this.#read(url.origin);
    this.#files.set(url.origin, file);
    return (await file)(url);
  }

  async #read(origin: string): Promise<RobotsFile> {
    const address = `${origin}/robots.txt`;
    const { response } = await this.#fetch(address);
    if (response.status >= 400 && response.status < 500) return open;
    if (response.status !== 200) throw unavailable(address, response.status);
    const rules = robotsParser(address, new TextDecoder().decode(response.body));
    return (url) => ({
      allowed: rules.isAllowed(url.href, robotName) !== false,
      delay: 1000 * (rules.getCrawlDelay(robotName) ?? 0),
    });
  }
}

function unavailable(address: string, status: number): EntenteError {
  return new EntenteError("BAD_INPUT", `${address} answers ${status}, and without it no page of this host is read; try again later`);
}
