import { Buffer } from "node:buffer";
import { lookup as resolveName, type LookupAddress, type LookupOptions } from "node:dns";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { EntenteError } from "@entente/core";
import { notPublic, type AddressRule } from "./addresses.js";

/** Who asks, as servers see it. */
const userAgent = "Entente/0.1 (reads news about agreements; honours robots.txt)";

/** Limits of one request. */
export interface RequestLimits {
  /** Of the body, unpacked. */
  readonly bytes: number;
  /** From the first packet to the last. */
  readonly seconds: number;
}

/** What a server answered, redirects included. */
export interface Response {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Uint8Array;
}

/**
 * One GET, no redirect followed. Every address that the name stands for is checked, and the connection goes to an address
 * that was checked, so that no second answer of a name server slips in between.
 * @throws EntenteError `BAD_INPUT` if the host is not public or the connection fails, `NOT_FOUND` if no such host is
 * known, `LIMIT_EXCEEDED` over the limits
 */
export async function request(url: URL, limits: RequestLimits, isAllowed: AddressRule): Promise<Response> {
  const signal = AbortSignal.timeout(limits.seconds * 1000);
  try {
    const message = await send(url, { signal, lookup: checkedLookup(url, isAllowed), agent: false, headers: headers() });
    const body = await readBody(message, url, limits.bytes);
    return { status: message.statusCode ?? 0, headers: message.headers, body };
  } catch (error) {
    throw signal.aborted ? tooSlow(url, limits) : networkError(url, error);
  }
}

function headers(): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "accept-encoding": "gzip, deflate, br",
  };
}

function send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const start = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = start(url, options, resolve);
    sent.once("error", reject);
    sent.end();
  });
}

/** Resolves a name as Node does, and refuses it if any of its addresses is not allowed. */
function checkedLookup(url: URL, isAllowed: AddressRule): LookupFunction {
  return (hostname, options: LookupOptions, answer) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses: readonly LookupAddress[]) => {
      if (error) return answer(error, []);
      const refused = addresses.find(({ address }) => !isAllowed(address));
      const [first] = addresses;
      if (refused || !first) return answer(notPublic(url, refused?.address ?? "nowhere"), []);
      if (options.all) return answer(null, [...addresses]);
      answer(null, first.address, first.family);
    });
  };
}

async function readBody(message: IncomingMessage, url: URL, most: number): Promise<Uint8Array> {
  const stated = Number(message.headers["content-length"] ?? 0);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (stated > most) throw tooLarge(url, most);
    for await (const chunk of unpacked(message)) {
      size += (chunk as Buffer).length;
      if (size > most) throw tooLarge(url, most);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    message.destroy();
  }
}

function unpacked(message: IncomingMessage): Readable {
  const unpack = unpackers.get((message.headers["content-encoding"] ?? "").toLowerCase())?.();
  if (!unpack) return message;
  message.once("error", (error) => unpack.destroy(error));
  return message.pipe(unpack);
}

const unpackers = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

function tooLarge(url: URL, most: number): EntenteError {
  const size = Math.round(most / 1e5) / 10;
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${url.href} has more than ${size} MB, and at most ${size} MB are read; save the article as a file`,
  );
}

function tooSlow(url: URL, { seconds }: RequestLimits): EntenteError {
  return new EntenteError("LIMIT_EXCEEDED", `${url.href} took more than ${seconds} seconds to answer; try again later`);
}

/** What the system's refusals mean, by its error code. */
const refusals: Readonly<Record<string, string>> = {
  ENOTFOUND: "names a host that nobody knows; check the spelling",
  EAI_AGAIN: "names a host that cannot be looked up now; check the network",
  ECONNREFUSED: "does not answer: the host refuses the connection; try again later",
  ECONNRESET: "broke off the connection; try again later",
  EHOSTUNREACH: "cannot be reached; check the network",
  ENETUNREACH: "cannot be reached; check the network",
};

function networkError(url: URL, cause: unknown): EntenteError {
  if (cause instanceof EntenteError) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const refusal = refusals[code] ?? `could not be read (${code || String(cause)}); try again later`;
  return new EntenteError(code === "ENOTFOUND" ? "NOT_FOUND" : "BAD_INPUT", `${url.href} ${refusal}`, { cause });
}
