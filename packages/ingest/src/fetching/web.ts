import { setTimeout as sleep } from "node:timers/promises";
import { EntenteError } from "@entente/core";
import { checkAddress, isPublicAddress, type AddressRule } from "./addresses.js";
import { request, type RequestLimits, type Response } from "./request.js";
import { RobotsRules } from "./robots.js";

/** How pages are fetched. */
export interface WebOptions {
  /** Which IP addresses may be reached. Default: {@link isPublicAddress}. Another rule is for tests: no command takes one. */
  readonly isAllowed?: AddressRule;
  /** Waits that many milliseconds. Default: really. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Default: {@link webLimits}. */
  readonly limits?: WebLimits;
}

/** Limits of a fetch. */
export interface WebLimits extends RequestLimits {
  readonly redirects: number;
  /** Milliseconds between two requests to one host, where its robots.txt asks for no longer. */
  readonly delay: number;
  /** The longest pause that a robots.txt may ask for, in milliseconds: a longer one is a refusal. */
  readonly longestDelay: number;
}

/** What one article may take. */
export const webLimits: WebLimits = { bytes: 10_000_000, seconds: 30, redirects: 5, delay: 1000, longestDelay: 60_000 };

/** What lies at an address. */
export interface Fetched {
  /** Where it was found, after redirects. */
  readonly url: URL;
  /** Lower case, without parameters; empty if the server states none. */
  readonly contentType: string;
  /** As the server states it, lower case; null if it does not. */
  readonly charset: string | null;
  readonly bytes: Uint8Array;
}

/** Fetches pages politely: robots.txt (RFC 9309), a pause between two requests to one host, limits on everything. */
export class Web {
  readonly #isAllowed: AddressRule;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #limits: WebLimits;
  readonly #robots: RobotsRules;
  /** When each host may be asked again, in milliseconds since 1970. */
  readonly #next = new Map<string, number>();

  /** @param options - all have defaults */
  constructor({ isAllowed = isPublicAddress, wait = sleep, limits = webLimits }: WebOptions = {}) {
    this.#isAllowed = isAllowed;
    this.#wait = wait;
    this.#limits = limits;
    this.#robots = new RobotsRules((url) => this.#follow(url, { ...limits, bytes: 500_000 }, async () => undefined));
  }

  /**
   * What lies at an address, redirects followed; each place on the way is checked anew.
   * @throws EntenteError `BAD_INPUT` for an address that is none or not public, that robots.txt closes, or that answers with
   * an error; `NOT_FOUND` for 404 and 410 and for hosts that nobody knows; `LIMIT_EXCEEDED` over the limits
   */
  async get(address: string): Promise<Fetched> {
    const { url, response } = await this.#follow(address, this.#limits, (next) => this.#ask(next));
    if (response.status !== 200) throw refusedBy(url, response);
    const [type = "", ...parameters] = (response.headers["content-type"] ?? "").toLowerCase().split(";");
    const charset = parameters.map((parameter) => /^\s*charset=["']?([\w.:-]+)/.exec(parameter)?.[1]).find(Boolean) ?? null;
    return { url, contentType: type.trim(), charset, bytes: response.body };
  }

  /** Waits until the host may be asked, if it may be asked at all. */
  async #ask(url: URL): Promise<void> {
    const { allowed, delay } = await this.#robots.rule(url);
    const pause = Math.max(delay, this.#limits.delay);
    if (!allowed)
      throw new EntenteError("BAD_INPUT", `${url.href} is closed to programs by the robots.txt of ${url.host}; save the page yourself`);
    if (pause > this.#limits.longestDelay) throw tooPatient(url, pause);
    const now = Date.now();
    const turn = Math.max(now, this.#next.get(url.host) ?? 0);
    this.#next.set(url.host, turn + pause);
    if (turn > now) await this.#wait(turn - now);
  }

  async #follow(
    address: string,
    limits: RequestLimits,
    ask: (url: URL) => Promise<void>,
  ): Promise<{ readonly url: URL; readonly response: Response }> {
    let url = checkAddress(address, this.#isAllowed);
    for (let redirects = 0; ; redirects += 1) {
      await ask(url);
      const response = await request(url, limits, this.#isAllowed);
      const target = redirectTarget(response);
      if (target === null) return { url, response };
      if (redirects >= this.#limits.redirects) throw tooManyRedirects(address, this.#limits.redirects);
      url = checkAddress(target, this.#isAllowed, url);
    }
  }
}

function redirectTarget({ status, headers }: Response): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.location ?? null) : null;
}

function tooManyRedirects(address: string, most: number): EntenteError {
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${address} leads on more than ${most} times, and at most ${most} redirects are followed; give the last address`,
  );
}

function tooPatient(url: URL, pause: number): EntenteError {
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${url.host} asks for ${Math.round(pause / 1000)} seconds between two pages in its robots.txt; save the page yourself`,
  );
}

function refusedBy(url: URL, { status, headers }: Response): EntenteError {
  if (status === 404 || status === 410) return new EntenteError("NOT_FOUND", `${url.href} does not exist (${status}); check the address`);
  const later = headers["retry-after"] === undefined ? "try again later" : `try again after ${headers["retry-after"]} seconds`;
  const login = [401, 402, 403, 407, 451].includes(status);
  return new EntenteError(
    "BAD_INPUT",
    `${url.href} answers ${status}; ${login ? "it is not open to programs: save the page yourself" : later}`,
  );
}
