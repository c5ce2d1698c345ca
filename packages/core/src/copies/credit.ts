import { agencyOf } from "./agencies.js";

/** How much of a text's beginning and end may hold its credit, in UTF-16 code units. */
const reach = 1500;
/** How many lines at the beginning may be a byline. */
const bylines = 6;

/** "TIRANA, June 5 (Reuters) -", "LONDON (AP) —", "(AFP) –": capitals at the start of a line, the agency in brackets, a dash. */
const dateline = /^(?:[^\n()]{0,80}\s)?\(([\p{L}\s-]{2,40})\)\s*(?:-|–|—|_|:)/gmu;
/** "said. (Reuters)", "/AFP/": the agency alone behind the last sentence. */
const signature = /(?:\(([\p{L}\s-]{2,40})\)|\/([\p{L}\s-]{2,40})\/|—\s*([\p{L}-]{2,40}))\s*$/u;
/** "© AFP", "Source: Reuters", "Copyright 2024 The Associated Press". */
const notice =
  /^(?:source|credit|agency|©|\(c\)|copyright)[\s:©]*(?:\(c\)\s*)?(?:\d{4}\s*)?(?:by\s+)?([\p{L}\s.-]{2,60}?)(?:[.,;]|\s*\d{4}|$)/iu;
/** "This article was first published by The Example on 3 May". */
const republished =
  /\b(?:originally|first)\s+(?:published|appeared)\s+(?:by|in|on|at)\s+(?:the\s+website\s+of\s+)?(\p{Lu}[\p{L}\p{N}'’.&-]*(?:\s+(?:of|the|and|for|\p{Lu}[\p{L}\p{N}'’&-]*)){0,5})/u;

/**
 * The outlet or agency whose work an article as a whole says it is: in its dateline or byline, in a notice at its end, or
 * as the place where it was first published. Null where it names none; that somebody "told Reuters" is no credit.
 * @param text - the article
 */
export function articleCredit(text: string): string | null {
  const start = text.slice(0, reach);
  const end = text.slice(-reach);
  return datelineCredit(start) ?? bylineCredit(start) ?? endCredit(end) ?? firstPublisher(start) ?? firstPublisher(end);
}

function datelineCredit(start: string): string | null {
  for (const [, credit] of start.matchAll(dateline)) {
    const agency = agencyOf(credit ?? "");
    if (agency !== null) return agency;
  }
  return null;
}

/** A line of its own at the top: "Reuters", "By Reuters", "By Ana Moor, Associated Press", "AFP | 3 May 2024". */
function bylineCredit(start: string): string | null {
  const lines = start
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, bylines);
  const parts = lines
    .filter(isByline)
    .flatMap((line) => line.replace(/^by\s+/i, "").split(/\s*(?:[,|/•·]|\s[–—-]\s|\s(?:for|and|with)\s)\s*/i));
  return parts.map(agencyOf).find((agency) => agency !== null) ?? null;
}

function isByline(line: string): boolean {
  return line.length <= 80 && !/[.!?:]["”’)]?$/.test(line);
}

function endCredit(end: string): string | null {
  const lines = end
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(-3);
  const signed = signature.exec(lines.at(-1) ?? "");
  const noted = lines.map((line) => notice.exec(line)?.[1] ?? "");
  return (
    [signed?.[1], signed?.[2], signed?.[3], ...noted].map((credit) => agencyOf(credit ?? "")).find((agency) => agency !== null) ?? null
  );
}

function firstPublisher(part: string): string | null {
  const publisher =
    republished
      .exec(part)?.[1]
      ?.replace(/\s+(?:of|the|and|for)$/, "")
      .replace(/[.]$/, "") ?? null;
  return publisher && (agencyOf(publisher) ?? publisher);
}
