import { gzipSync, brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { testSite } from "../testing/site.js";
import { Web } from "./web.js";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("a page", () => {
  it("is fetched under the program's own name, after its host's robots.txt", async () => {
    const { origin, web, asked } = await testSite({ "/a": { body: "words", headers: { "content-type": "Text/HTML; Charset=UTF-8" } } });
    expect(await web.get(`${origin}/a`)).toMatchObject({ url: new URL(`${origin}/a`), contentType: "text/html", charset: "utf-8" });
    expect(asked.map(({ path, headers }) => [path, headers["user-agent"]?.split("/")[0]])).toEqual([
      ["/robots.txt", "Entente"],
      ["/a", "Entente"],
    ]);
  });

  it.each([
    ["gzip", gzipSync("words")],
    ["br", brotliCompressSync("words")],
  ])("may come packed as %s", async (encoding, body) => {
    const { origin, web } = await testSite({ "/a": { body, headers: { "content-encoding": encoding } } });
    expect(text((await web.get(`${origin}/a`)).bytes)).toBe("words");
  });

  it("is the last one of its redirects, each asked for anew", async () => {
    const { origin, web, asked } = await testSite({
      "/a": { status: 301, headers: { location: "b" } },
      "/b": (at) => ({ status: 307, headers: { location: `${at}/c` } }),
      "/c": { body: "words" },
    });
    expect((await web.get(`${origin}/a`)).url.href).toBe(`${origin}/c`);
    expect(asked.map(({ path }) => path)).toEqual(["/robots.txt", "/a", "/b", "/c"]);
  });

  it.each([
    [
      "a private address",
      { status: 302, headers: { location: "http://10.0.0.1/x" } },
      "http://10.0.0.1/x leads to 10.0.0.1, which is no public address",
    ],
    ["a file", { status: 302, headers: { location: "file:///etc/passwd" } }, "file:///etc/passwd is of the kind file:"],
    ["itself", { status: 302, headers: { location: "/a" } }, "leads on more than 5 times, and at most 5 redirects are followed"],
  ])("is not followed to %s", async (_what, page, message) => {
    const { origin, web } = await testSite({ "/a": page });
    await expect(web.get(`${origin}/a`)).rejects.toThrow(message);
  });

  it.each([
    [404, "NOT_FOUND", "does not exist (404); check the address"],
    [410, "NOT_FOUND", "does not exist (410)"],
    [403, "BAD_INPUT", "answers 403; it is not open to programs: save the page yourself"],
    [503, "BAD_INPUT", "answers 503; try again after 120 seconds"],
  ])("that answers %i is refused", async (status, code, message) => {
    const { origin, web } = await testSite({ "/a": { status, headers: { "retry-after": "120" } } });
    await expect(web.get(`${origin}/a`)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`${origin}/a ${message}`) as string,
    });
  });

  it.each([
    ["is longer", { body: "a".repeat(2000) }],
    ["says it is longer", { headers: { "content-length": "5000" }, hangs: true }],
    ["unpacks to more", { body: gzipSync("a".repeat(2000)), headers: { "content-encoding": "gzip" } }],
  ])("is held to a size: one that %s is refused", async (_what, page) => {
    const { origin, web } = await testSite({ "/a": page }, { bytes: 1500 });
    await expect(web.get(`${origin}/a`)).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      message: expect.stringContaining("has more than") as string,
    });
  });

  it("is held to a time", async () => {
    const { origin, web } = await testSite({ "/a": { hangs: true } }, { seconds: 0.2 });
    await expect(web.get(`${origin}/a`)).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      message: `${origin}/a took more than 0.2 seconds to answer; try again later`,
    });
  });

  it("that is packed wrongly is refused", async () => {
    const { origin, web } = await testSite({ "/a": { body: "no gzip", headers: { "content-encoding": "gzip" } } });
    await expect(web.get(`${origin}/a`)).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});

describe("robots.txt", () => {
  const robots = "User-agent: other\nDisallow: /\n\nUser-agent: Entente\nDisallow: /closed\nAllow: /closed/open\nCrawl-delay: 3\n";
  const pages = {
    "/robots.txt": { body: robots },
    "/closed/a": {},
    "/closed/open": { body: "words" },
    "/a": { status: 302, headers: { location: "/closed/a" } },
  };

  it("closes what it closes to this program, after redirects too", async () => {
    const { origin, web, asked } = await testSite(pages);
    for (const path of ["/closed/a", "/a"])
      await expect(web.get(origin + path)).rejects.toThrow(`${origin}/closed/a is closed to programs by the robots.txt`);
    await web.get(`${origin}/closed/open`);
    expect(asked.map(({ path }) => path)).toEqual(["/robots.txt", "/a", "/closed/open"]);
  });

  it("sets the pause between two requests, one second where it says nothing", async () => {
    const slow = await testSite(pages);
    for (let turn = 0; turn < 3; turn += 1) await slow.web.get(`${slow.origin}/closed/open`);
    const plain = await testSite({ "/a": {} });
    for (let turn = 0; turn < 2; turn += 1) await plain.web.get(`${plain.origin}/a`);
    expect(slow.waits.map((wait) => Math.ceil(wait / 1000))).toEqual([3, 6]);
    expect(plain.waits.map((wait) => Math.ceil(wait / 1000))).toEqual([1]);
  });

  it("that asks for more patience than there is closes its host", async () => {
    const { origin, web } = await testSite({ "/robots.txt": { body: "User-agent: *\nCrawl-delay: 3600" }, "/a": {} });
    await expect(web.get(`${origin}/a`)).rejects.toThrow("asks for 3600 seconds between two pages");
  });

  it("that cannot be had closes its host, and one that does not exist opens it", async () => {
    const broken = await testSite({ "/robots.txt": { status: 500 }, "/a": {} });
    await expect(broken.web.get(`${broken.origin}/a`)).rejects.toThrow(`${broken.origin}/robots.txt answers 500`);
    const none = await testSite({ "/robots.txt": { status: 404 }, "/a": {} });
    await expect(none.web.get(`${none.origin}/a`)).resolves.toBeDefined();
  });
});

describe("a host inside a network", () => {
  it.each(["http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://0.0.0.0:1/"])(
    "is never reached: %s",
    async (address) => {
      await expect(new Web().get(address)).rejects.toMatchObject({
        code: "BAD_INPUT",
        message: expect.stringContaining("no public address") as string,
      });
    },
  );

  it("is told by every address of its name, before a connection is made", async () => {
    const { origin, asked } = await testSite({ "/a": {} });
    const rule: string[] = [];
    const web = new Web({ isAllowed: (address) => rule.push(address) < 0 });
    await expect(web.get(origin.replace("127.0.0.1", "localhost"))).rejects.toThrow("no public address");
    expect(rule.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });
});
