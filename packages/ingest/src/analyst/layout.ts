import type { Analysis } from "@entente/language";

/**
 * What a stretch of an article is: `byline` also holds lines that only say when it was published, `boilerplate` what
 * belongs to the page and not to the article (share links, credits, source lists, copyright).
 */
export type RegionKind = "headline" | "byline" | "dateline" | "body" | "boilerplate";

/** A stretch of an article by its first and last token. */
export interface Region {
  readonly kind: RegionKind;
  readonly first: number;
  readonly last: number;
  /** False where words have capitals that are no names: titles, lines of capitals. */
  readonly capitalsTell: boolean;
}

interface Line {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  /** A blank line follows, or nothing. */
  readonly apart: boolean;
}

const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const bylinePattern = /^(?:by|reporting by|written by|edited by|story by|text by|words by|author:|from our)\s+\p{L}/iu;
const dayPattern = new RegExp(
  String.raw`^(?:(?:published|updated|posted|last updated|date|first published|on|at|issued|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?|${month}|gmt|utc|bst|est|cet|am|pm|min|mins|minutes?|read|ago|hours?|\d+(?:st|nd|rd|th)?)\b|[\s,.:|/·•()–—-])+$`,
  "iu",
);
const agencies = "reuters|ap|afp|upi|dpa|ansa|tass|xinhua|bloomberg|voa|rfe/rl|pa media|efe|ani|pti|irna|anadolu|aa|iwpr|ips|kyodo|yonhap";
const datelineWords = String.raw`\p{Lu}[\p{L}.'’-]+(?:[ /-](?:de |la |el |of |and |the )?\p{Lu}[\p{L}.'’]*){0,4}`;
const datelineDay = String.raw`(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\p{L}{0,6}\.?(?: \d{1,2})?(?:,? \d{4})?)?`;
const datelinePattern = new RegExp(
  String.raw`^(?:${datelineWords})(?:, [\p{L}. ]{2,24})?${datelineDay}(?: \([\p{L} ./-]{2,24}\))?(?: ?[—–]| -{1,2}) (?=[\p{Lu}\p{N}"“'‘«(])`,
  "u",
);
const capitalDateline = /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, \p{Lu}[\p{L}. ]{2,20})?: (?=\p{Lu})/u;
const agencyDateline = new RegExp(
  String.raw`^(?:${datelineWords})(?:, [\p{L}. ]{2,24})?${datelineDay} \((?:${agencies}|${agencies.toUpperCase()}|Reuters|Xinhua|Bloomberg|Anadolu|Kyodo|Yonhap)\)\s`,
  "u",
);

const creditPattern =
  /^[([*–—-]?\s*(?:(?:additional )?reporting (?:and writing )?by|editing by|writing by|compiled by|translated by|with (?:additional )?(?:reporting|inputs?|files|contributions?) (?:by|from)|(?:(?:some )?information|(?:some )?material|portions?) (?:for|in|of) this (?:report|article|story)|this (?:report|article|story) (?:was|is|has been|first|originally|includes|contains|appeared)|(?:associated press|ap|reuters|afp)\b.{0,80}\bcontributed to this (?:report|story|article)|.{0,90}\bcontributed to this (?:report|story|article)|our standards:)/iu;
const chromePattern =
  /^[([*•]?\s*(?:read (?:more|also|next|the full)|see also|also read|more (?:on|from|about) this|related(?: articles?| news| stories| topics?| content)?\s*:?$|related:|share(?: this| on| via|:|$)|tweet$|print$|e-?mail(?: this|$)|follow us|follow .{1,30} on (?:twitter|facebook|x\b)|subscribe|sign up|newsletter|advertisement|copyright|©|\(c\)|all rights reserved|(?:photo|image|picture|file photo|photograph|photo credit|image credit|credit|video|graphic|map|caption|source|sources|tags?|topics?|keywords?|categor(?:y|ies))\s*:|(?:photo|image|picture) (?:by|from)|\((?:photo|image|picture)|listen to|watch:|watch (?:the|this) video|click here|download|get the latest|support (?:us|our)|donate|comments?$|leave a (?:comment|reply)|view (?:all|comments)|terms of (?:use|service)|privacy policy|cookie|have an opinion|https?:\/\/\S+$|www\.\S+$|\[edit\])/iu;
const sourceHeading =
  /^(?:sources?|external links?|references|related (?:news|articles?|stories)|see also|further reading|notes|footnotes|sister links)$/iu;

/** No dateline, byline or line of the page is longer, in characters. */
const longestOpening = 120;
const longestLine = 300;

/** Tells headline, byline, dateline, body and boilerplate apart. Regions are in order and cover every token once. */
export function findRegions({ text, tokens, sentences }: Analysis): Region[] {
  const lines = linesOf(text, tokens);
  const start = firstBodyLine(lines);
  const regions: Region[] = [];
  let ended = false;
  lines.forEach((line, k) => {
    ended ||= k > start && k >= lines.length / 2 && sourceHeading.test(line.text);
    regions.push(...(ended ? [region("boilerplate", line)] : regionsOf(lines, k, start, text, tokens)));
  });
  return cutCredits(regions, text, sentences);
}

function region(kind: RegionKind, { first, last, text }: Pick<Line, "first" | "last" | "text">): Region {
  return { kind, first, last, capitalsTell: (kind !== "headline" && kind !== "body") || !isTitled(text) };
}

function linesOf(text: string, tokens: Analysis["tokens"]): Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const match of text.matchAll(/[^\n\r]+/g)) {
    const end = match.index + match[0].length;
    const first = next;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < end) next += 1;
    if (next === first) continue;
    const apart = !/^\r?\n[ \t]*[^\s]/.test(text.slice(end, end + 200));
    lines.push({ text: match[0].trim(), first, last: next - 1, apart });
  }
  return lines;
}

/** Number of the first line that belongs to the body: after headline, byline and date, if the text has any. */
function firstBodyLine(lines: readonly Line[]): number {
  let k = 0;
  let titles = 0;
  for (; k < lines.length - 1 && k < 8; k += 1) {
    const line = lines[k];
    if (!line) break;
    if (isByline(line.text) || isDay(line.text) || isChrome(line.text)) continue;
    if (titles >= 2 || !isHeadline(lines, k)) break;
    titles += 1;
  }
  return k;
}

function isDay(text: string): boolean {
  return text.length < longestOpening && dayPattern.test(text);
}

function isChrome(text: string): boolean {
  return text.length < longestLine && (chromePattern.test(text) || creditPattern.test(text));
}

function isByline(text: string): boolean {
  return bylinePattern.test(text) && text.split(/\s+/).length <= 14 && !/[.!?]$/.test(text.replace(/\b\p{L}\.$/u, ""));
}

function isHeadline(lines: readonly Line[], k: number): boolean {
  const line = lines[k];
  const words = line?.text.split(/\s+/).length ?? 0;
  if (!line || words > 24 || /[.,;:]["”’)]?$/.test(line.text) || datelinePattern.test(line.text)) return false;
  const next = lines[k + 1];
  if (!line.apart && (/^\p{Ll}/u.test(next?.text ?? "") || (next && !next.apart && words > 9 && !isTitled(line.text)))) return false;
  return lines.slice(k + 1).some(({ text }) => text.split(/\s+/).length > 15 || /[.!?]["”’)]?$/.test(text));
}

function regionsOf(lines: readonly Line[], k: number, start: number, text: string, tokens: Analysis["tokens"]): Region[] {
  const line = lines[k];
  if (!line) return [];
  if (k >= start && isChrome(line.text)) return [region("boilerplate", line)];
  if (isByline(line.text) || (k < start + 2 && isDay(line.text))) return [region("byline", line)];
  if (k < start) return [region(isChrome(line.text) ? "boilerplate" : "headline", line)];
  if (isSubheading(lines, k)) return [region("headline", line)];
  return k < start + 3 ? withDateline(line, text, tokens) : [region("body", line)];
}

/** A short line of its own between paragraphs, without a stop. */
function isSubheading(lines: readonly Line[], k: number): boolean {
  const line = lines[k];
  if (!line?.apart || k === lines.length - 1 || lines[k - 1]?.apart === false) return false;
  return (
    line.text.split(/\s+/).length <= 9 &&
    /^["“‘']?[\p{Lu}\d]/u.test(line.text) &&
    !/[.!?:;,…"”'’)]$/.test(line.text) &&
    !/^[-•*]/.test(line.text)
  );
}

function withDateline(line: Line, text: string, tokens: Analysis["tokens"]): Region[] {
  const opening = line.text.slice(0, longestOpening);
  const found = datelinePattern.exec(opening) ?? agencyDateline.exec(opening) ?? capitalDateline.exec(opening);
  if (!found || !isPlainOpening(found[0])) return [region("body", line)];
  const offset = text.indexOf(line.text, tokens[line.first]?.start ?? 0) + found[0].length;
  let last = line.first;
  while (last < line.last && (tokens[last + 1]?.start ?? 0) < offset) last += 1;
  if (last >= line.last) return [region("body", line)];
  return [
    { kind: "dateline", first: line.first, last, capitalsTell: true },
    region("body", { ...line, first: last + 1, text: line.text.slice(found[0].length) }),
  ];
}

/** A dateline opens with a place: no word of grammar, unless it is all in capitals. */
function isPlainOpening(opening: string): boolean {
  return !/^(?:the|a|an|in|on|at|but|and|it|he|she|they|we|i|this|that|these|if|when|while|as|after|before|since|for|no|yes|so|what|who|how|why|president|prime|minister|mr|mrs|king|queen|former)\b/iu.test(
    opening,
  );
}

/** A line in which nearly every longer word has a capital: there capitals tell nothing about names. */
function isTitled(text: string): boolean {
  const words = Array.from(text.matchAll(/\p{L}[\p{L}\p{M}'’]*/gu), ([word]) => word);
  const longer = words.filter((word) => word.length > 3);
  const capitals = longer.filter((word) => /^\p{Lu}/u.test(word)).length;
  const stop = /[.!?]["”’)]?$/.test(text);
  if (longer.length > 0 && longer.every((word) => word === word.toUpperCase())) return longer.length > 1 || !stop;
  return !stop && words.length > 3 && longer.length > 2 && capitals >= longer.length * 0.8;
}

/** Credits that close the last paragraph ("(Reporting by …; editing by …)") are no part of the body. */
function cutCredits(regions: readonly Region[], text: string, sentences: Analysis["sentences"]): Region[] {
  const credit = sentences.slice(-6).find(({ start, end }) => creditPattern.test(text.slice(start, end)));
  if (!credit) return [...regions];
  return regions.flatMap((whole) => {
    if (whole.kind !== "body" || whole.first > credit.first || whole.last < credit.first) return [whole];
    const rest: Region = { ...whole, kind: "boilerplate", first: credit.first };
    return credit.first > whole.first ? [{ ...whole, last: credit.first - 1 }, rest] : [rest];
  });
}
