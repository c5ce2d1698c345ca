import { EntenteError } from "@entente/core";
import { parseHTML } from "linkedom";

/** The most elements a page may have: articles stay far below it, and finding the article grows with the square in places. */
const mostElements = 30_000;
/** The most `<` of any kind, comments and scripts included: each may become a node of its own. */
const mostMarks = 100_000;
/** The deepest an element may lie: browsers cut at 512, articles stay below 60, and reading time grows with the square. */
const deepest = 200;

/**
 * A page as a document tree. Nothing in it is run or fetched.
 * @param source - the page's HTML; fragments without `html` and `body` are taken as a body
 * @param path - named in errors
 * @throws EntenteError `LIMIT_EXCEEDED` if it has too many elements or nests them too deep
 */
export function parsePage(source: string, path: string): Document {
  if (exceeds(source, /<[a-z]/gi, mostElements) || exceeds(source, /</g, mostMarks)) throw tooMany(path);
  const page = parseHTML(source).document;
  const whole = page.documentElement?.tagName === "HTML" && page.querySelector("body") !== null;
  const document = whole ? page : parseHTML(`<!doctype html><html><head></head><body>${source}</body></html>`).document;
  if (depth(document) > deepest) throw tooDeep(path);
  return document;
}

function exceeds(source: string, mark: RegExp, most: number): boolean {
  let count = 0;
  while (count <= most && mark.test(source)) count += 1;
  return count > most;
}

/** How deep the deepest element lies; walks without recursion, as a page may nest deeper than the stack is high. */
function depth(document: Document): number {
  let level = 0;
  let most = 0;
  let element: Element | null = document.documentElement;
  while (element) {
    most = Math.max(most, level + 1);
    const child: Element | null = element.firstElementChild;
    if (child) [element, level] = [child, level + 1];
    else [element, level] = following(element, level);
  }
  return most;
}

function following(from: Element, level: number): [Element | null, number] {
  let element: Element | null = from;
  let at = level;
  while (element && !element.nextElementSibling) [element, at] = [element.parentElement, at - 1];
  return [element?.nextElementSibling ?? null, at];
}

function tooMany(path: string): EntenteError {
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${path} has more than ${mostElements} HTML elements, or ${mostMarks} tags and comments, as no article has; save the article alone, or its text as .txt`,
  );
}

function tooDeep(path: string): EntenteError {
  return new EntenteError("LIMIT_EXCEEDED", `${path} nests HTML elements more than ${deepest} deep; save the article's text as .txt`);
}
