import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { Web, webLimits, type WebLimits } from "../fetching/web.js";

/** What a page of a {@link testSite} answers. */
export interface TestPage {
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** True: begins to answer and never ends. */
  readonly hangs?: boolean;
}

/** A web site on this machine for one test. */
export interface TestSite {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What was asked for, in order, robots.txt included. */
  readonly asked: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** A web that may reach this machine and waits for nothing; `waits` are the pauses it would have made. */
  readonly web: Web;
  readonly waits: readonly number[];
}

/**
 * Serves pages by path, 404 for others, until the test ends.
 * @param pages - what to answer; a function is given the site's origin
 */
export async function testSite(
  pages: Readonly<Record<string, TestPage | ((origin: string) => TestPage)>>,
  limits: Partial<WebLimits> = {},
): Promise<TestSite> {
  const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    asked.push({ path: url, headers });
    const entry = pages[url];
    const page = typeof entry === "function" ? entry(origin) : (entry ?? { status: 404 });
    response.writeHead(page.status ?? 200, { "content-type": "text/html; charset=utf-8", ...page.headers });
    if (page.hangs) response.write("<p>");
    else response.end(page.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const web = new Web({ isAllowed: (address) => address === "127.0.0.1", wait, limits: { ...webLimits, ...limits } });
  return { origin, asked, web, waits };
}

/** A page with an article in it. */
export function articlePage(
  title: string,
  head = "",
  text = "The two ministers signed the accord in the capital on Friday, officials said at length, after talks.",
): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><nav>Home</nav><article>${`<p>${text}</p>`.repeat(4)}</article></body></html>`;
}
