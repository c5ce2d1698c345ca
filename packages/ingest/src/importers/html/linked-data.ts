/** What a page's JSON-LD (schema.org) says about its article; null where it does not. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly datePublished: string | null;
  readonly publisher: string | null;
}

/** The first JSON-LD object with a publication date, else nothing. Broken JSON is passed over: pages are full of it. */
export function linkedArticle(document: Document): LinkedArticle {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const objects = scripts.flatMap((script) => topObjects(parseJson(script.textContent ?? "")));
  const article = objects.find((object) => typeof object["datePublished"] === "string");
  return {
    headline: string(article?.["headline"]),
    datePublished: string(article?.["datePublished"]),
    publisher: string(article?.["publisher"]) ?? string(asObject(article?.["publisher"])?.["name"]),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

/** An object, a list of objects, or a `@graph` of them: the three shapes that sites use. */
function topObjects(value: unknown): readonly JsonObject[] {
  const objects = objectsOf(Array.isArray(value) ? value : [value]);
  return [...objects, ...objects.flatMap((object) => objectsOf(Array.isArray(object["@graph"]) ? object["@graph"] : []))];
}

function objectsOf(values: readonly unknown[]): readonly JsonObject[] {
  return values.map(asObject).filter((object) => object !== null);
}

function asObject(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function string(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
