import { isIP } from "node:net";
import { EntenteError } from "@entente/core";

/** Which language model is asked, and how. */
export interface ModelSettings {
  /** Base address of an OpenAI-compatible service, up to and with its version: `http://localhost:11434/v1`. */
  readonly url: string;
  /** The model's name as the service knows it. */
  readonly model: string;
  /** Sent as bearer token, null if the service wants none. */
  readonly key: string | null;
  /** Milliseconds to wait for one reply. */
  readonly timeout: number;
}

/** A reply may take long on a small machine. */
const defaultTimeout = 180_000;

/**
 * The settings from the environment: `ENTENTE_LLM_URL`, `ENTENTE_LLM_MODEL`, `ENTENTE_LLM_KEY`.
 * @throws EntenteError `BAD_INPUT` naming the variable that is missing or wrong
 */
export function modelSettings(environment: Readonly<Record<string, string | undefined>>): ModelSettings {
  const { ENTENTE_LLM_URL: url, ENTENTE_LLM_MODEL: model, ENTENTE_LLM_KEY: key } = environment;
  if (!url) throw new EntenteError("BAD_INPUT", "--model needs ENTENTE_LLM_URL; set it to the service, as in http://localhost:11434/v1");
  if (!model) throw new EntenteError("BAD_INPUT", "--model needs ENTENTE_LLM_MODEL; set it to a model that the service offers");
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new EntenteError(
      "BAD_INPUT",
      "ENTENTE_LLM_URL is no web address; write http:// or https:// and the host, and put a key into ENTENTE_LLM_KEY",
    );
  }
  return { url: url.replace(/\/+$/, ""), model, key: key || null, timeout: defaultTimeout };
}

/** The host that would be given the documents' text, null if it is this very machine. */
export function foreignHost({ url }: Pick<ModelSettings, "url">): string | null {
  const { hostname, host } = new URL(url);
  const bare = hostname.replace(/^\[|\]$/g, "");
  const own = bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
  return own ? null : host;
}
