import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currentVersion, documentId, normaliseUrl } from "./document.js";

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ["http", "https"] }),
  fc
    .tuple(
      fc.constantFrom("http", "https", "HTTPS"),
      fc.constantFrom("www.example.com", "www.www.example.org", "www.", "Example.COM", "www.com", "user:pass@example.com"),
      fc.constantFrom("", ":80", ":443", ":8080"),
      fc.constantFrom("", "/", "//", "/a/", "/a//b//", "/%7Ea/./..", "/ä ö"),
      fc.constantFrom("", "?", "?b=2&a=1", "?utm_source=x&id=7", "?q=a+b%20c&q=", "?ref=x#top", "#part"),
    )
    .map(([scheme, host, port, path, query]) => `${scheme}://${host}${port}${path}${query}`),
);

describe("normaliseUrl", () => {
  test.each([
    ["http://www.Example.com/News/", "https://example.com/News"],
    ["https://example.com/a?utm_source=x&b=2&a=1#top", "https://example.com/a?a=1&b=2"],
    ["https://example.com", "https://example.com"],
    ["http://example.com:443/a", "https://example.com/a"],
    ["https://example.com:8080/a", "https://example.com:8080/a"],
    ["https://www.com/", "https://www.com"],
  ])("spells %s as %s", (given, expected) => {
    expect(normaliseUrl(given)).toBe(expected);
  });

  test("spelling twice changes nothing", () => {
    fc.assert(
      fc.property(url, (given) => {
        const once = normaliseUrl(given);
        expect(normaliseUrl(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test.each(["example.com", "ftp://example.com/a", "", "javascript:alert(1)", "https://"])("refuses %j by name", (given) => {
    expect(() => normaliseUrl(given)).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining(`"${given}"`) }),
    );
  });
});

describe("documentId", () => {
  test("is the same for every spelling of a URL, whatever the path", () => {
    const id = documentId({ url: "https://example.com/a" });
    expect(id).toMatch(/^doc_[0-9a-f]{24}$/);
    expect(documentId({ url: "http://www.example.com/a/?utm_medium=mail", path: "a.html" })).toBe(id);
  });

  test("is collection and path without a URL", () => {
    const id = documentId({ collection: "news", path: "a.txt" });
    expect(documentId({ collection: "news", path: "b.txt" })).not.toBe(id);
    expect(documentId({ collection: "notes", path: "a.txt" })).not.toBe(id);
    expect(documentId({ path: "a.txt" })).toBe(documentId({ collection: null, path: "a.txt", url: null }));
  });

  test("is the user's own id before all", () => {
    expect(documentId({ id: "mine", url: "https://example.com/a" })).toBe("mine");
  });

  test("needs something to go by", () => {
    expect(() => documentId({ collection: "news" })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  });
});

test("currentVersion is the last, and a document without any is corrupt", () => {
  const head = { id: "doc_a", url: null, path: null, collections: [], language: null, licence: null };
  const version = { checksum: "a", title: null, outlet: null, published: null, readAt: "2024-01-01T00:00:00Z", text: "" };
  expect(currentVersion({ ...head, versions: [version, { ...version, checksum: "b" }] }).checksum).toBe("b");
  expect(() => currentVersion({ ...head, versions: [] })).toThrow(expect.objectContaining({ code: "STORE_CORRUPT" }));
});
