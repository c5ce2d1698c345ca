import { setTimeout as wait } from "node:timers/promises";
import type { ModelSettings } from "./settings.js";

/** One turn of a conversation. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** How a service is asked to keep to JSON, the strictest first. Services that know none of it answer with an error. */
const formats = ["json_schema", "json_object", "text"] as const;
type Format = (typeof formats)[number];

/** The service gives no reply: it is down, refuses, or takes too long. The offline reading stands without it. */
export class ModelUnavailable extends Error {
  override readonly name = "ModelUnavailable";
}

/** How often a request that was turned away for now is sent again. */
const patience = 3;
/** Longest wait before sending again, in milliseconds: a service that asks for more is taken as unavailable. */
const longestWait = 30_000;
/** A reply longer than this is no list of statements. */
const longestReply = 2_000_000;
/** After so many requests in a row without a reply the service is left alone. */
const strikes = 2;

/**
 * Talks to an OpenAI-compatible service: `POST {url}/chat/completions`. Falls back from a JSON schema to a JSON object to
 * plain text where the service refuses the format, waits where it asks to, and stops asking once it is down.
 */
export class Chat {
  #format: Format = "json_schema";
  #failures = 0;

  constructor(
    private readonly settings: ModelSettings,
    private readonly schema: Readonly<Record<string, unknown>>,
  ) {}

  /** Why the service is no longer asked, null while it is. */
  get given(): string | null {
    return this.#failures >= strikes ? `${this.settings.url} did not answer ${strikes} times in a row and is not asked again` : null;
  }

  /**
   * The reply to a conversation.
   * @throws ModelUnavailable with the reason in words
   */
  async ask(messages: readonly ChatMessage[]): Promise<string> {
    if (this.given !== null) throw new ModelUnavailable(this.given);
    try {
      const reply = await this.#inAnyFormat(messages);
      this.#failures = 0;
      return reply;
    } catch (error) {
      this.#failures += 1;
      if (error instanceof ModelUnavailable) throw error;
      throw new ModelUnavailable(`${this.settings.url} cannot be reached (${reason(error)})`, { cause: error });
    }
  }

  async #inAnyFormat(messages: readonly ChatMessage[]): Promise<string> {
    for (const format of formats.slice(formats.indexOf(this.#format))) {
      const response = await this.#send(messages, format);
      if (response.ok) {
        this.#format = format;
        return readReply(await limitedText(response));
      }
      const text = (await limitedText(response)).slice(0, 300);
      // 400, 404, 415 and 422 are how services say that they do not know a field; anything else is not about the format.
      if (![400, 404, 415, 422].includes(response.status) || format === "text") {
        throw new ModelUnavailable(`${this.settings.url} answered ${response.status} ${text.replace(/\s+/g, " ")}`);
      }
    }
    throw new ModelUnavailable(`${this.settings.url} takes no request in any format`);
  }

  async #send(messages: readonly ChatMessage[], format: Format): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#post(messages, format);
      if (![429, 500, 502, 503, 504].includes(response.status) || attempt >= patience) return response;
      await response.body?.cancel();
      const pause = retryAfter(response.headers.get("retry-after"), attempt);
      if (pause > longestWait) throw new ModelUnavailable(`${this.settings.url} asks to wait ${Math.round(pause / 1000)} seconds`);
      await wait(pause);
    }
  }

  #post(messages: readonly ChatMessage[], format: Format): Promise<Response> {
    const { url, model, key, timeout } = this.settings;
    const wanted = {
      json_schema: { type: "json_schema", json_schema: { name: "statements", strict: false, schema: this.schema } },
      json_object: { type: "json_object" },
      text: undefined,
    }[format];
    return fetch(`${url}/chat/completions`, {
      method: "POST",
      // A redirect would hand text and key to a host that nobody confirmed.
      redirect: "error",
      headers: { "content-type": "application/json", ...(key !== null && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, messages, temperature: 0, seed: 0, stream: false, response_format: wanted }),
      signal: AbortSignal.timeout(timeout),
    });
  }
}

/** Milliseconds to wait: what the service says (seconds or a date), else longer with every attempt. */
function retryAfter(header: string | null, attempt: number): number {
  const seconds = Number(header);
  if (header !== null && Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(date) ? 500 * 2 ** attempt : Math.max(0, date - Date.now());
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > longestReply) throw new ModelUnavailable(`the reply is longer than ${longestReply} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readReply(body: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw new ModelUnavailable("the service answered with something other than JSON; is it OpenAI-compatible?", { cause });
  }
  const content = contentOf(parsed);
  if (content === null) throw new ModelUnavailable("the service answered without choices[0].message.content; is it OpenAI-compatible?");
  return content;
}

function contentOf(body: unknown): string | null {
  const choices = field(body, "choices");
  const content = field(field(Array.isArray(choices) ? choices[0] : null, "message"), "content");
  return typeof content === "string" ? content : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no reply in time";
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
