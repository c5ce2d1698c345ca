import type { PdfLine } from "./lines.js";

/** How many lines at the top and at the bottom of a page may be its header and footer. */
const edge = 2;
/** A line that is so much closer to the right edge than this share of the page's width ended there for want of room. */
const fullLine = 0.85;

/**
 * The pages without the lines that stand at the edge of at least half of them, numbers aside: headers, footers and page
 * numbers. A single page keeps all its lines.
 */
export function dropRunningLines(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const counts = new Map<string, number>();
  for (const page of pages) for (const key of new Set(edgeLines(page).map(runningKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(2, pages.length / 2);
  return pages.map((page) => {
    const running = new Set(edgeLines(page).filter((line) => (counts.get(runningKey(line)) ?? 0) >= least));
    return page.filter((line) => !running.has(line));
  });
}

function edgeLines(page: readonly PdfLine[]): readonly PdfLine[] {
  const byHeight = [...page].sort((a, b) => b.y - a.y);
  return [...byHeight.slice(0, edge), ...byHeight.slice(edge).slice(-edge)];
}

function runningKey({ text, y }: PdfLine): string {
  return `${Math.round(y / 4)} ${text.replace(/\d+/g, "#")}`;
}

/** A paragraph and the height of its letters, in points. */
export interface PdfParagraph {
  readonly text: string;
  readonly height: number;
}

/** Paragraphs in reading order, their lines joined. A paragraph that goes on over a page's edge is one. */
export function joinParagraphs(pages: readonly (readonly PdfLine[])[]): readonly PdfParagraph[] {
  const paragraphs: PdfLine[][] = [];
  for (const column of pages.flatMap(columnsOf)) {
    const layout = measure(column);
    for (const [index, line] of column.entries()) {
      const open = paragraphs.at(-1);
      const before = column[index - 1];
      const goesOn = open && (before ? continues(before, line, layout) : continuesOver(open.at(-1), line));
      if (open && goesOn) open.push(line);
      else paragraphs.push([line]);
    }
  }
  const words = wordsOf(pages);
  return paragraphs.map((lines) => ({
    text: lines.map(({ text }) => text).reduce((text, line) => joinLines(text, line, words)),
    height: lines[0]?.height ?? 0,
  }));
}

/** The columns of a page: lines in the order in which they are drawn, until one stands no lower than the one before. */
function columnsOf(page: readonly PdfLine[]): readonly (readonly PdfLine[])[] {
  const columns: PdfLine[][] = [];
  for (const line of page) {
    const open = columns.at(-1);
    if (open && (open.at(-1)?.y ?? 0) > line.y) open.push(line);
    else columns.push([line]);
  }
  return columns;
}

interface Layout {
  /** The usual distance between two baselines. */
  readonly step: number;
  readonly left: number;
  readonly right: number;
}

/** Most lines begin and end at the edges; a headline over two columns is wider than either. */
function measure(column: readonly PdfLine[]): Layout {
  const steps = column.slice(1).map(({ y }, index) => (column[index]?.y ?? y) - y);
  return {
    step: quantile(steps, 1 / 3),
    left: quantile(
      column.map(({ left }) => left),
      1 / 4,
    ),
    right: quantile(
      column.map(({ right }) => right),
      3 / 4,
    ),
  };
}

/** The number below which this share of the others lies; 0 of none. */
function quantile(numbers: readonly number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;
}

/** Same letters, the usual distance, no indent, and the line before it either full or without an end of sentence. */
function continues(before: PdfLine, line: PdfLine, { step, left, right }: Layout): boolean {
  const distance = before.y - line.y;
  if (Math.abs(before.height - line.height) > 0.15 * Math.max(before.height, line.height)) return false;
  if (distance > Math.max(step, before.height) * 1.35) return false;
  const indented = line.left - before.left > line.height * 0.7 && before.left - left < line.height * 0.7;
  const short = before.right - left < fullLine * (right - left) && endsSentence(before.text);
  return !indented && !short;
}

/** On the next page or column only what was cut off in a sentence goes on. */
function continuesOver(before: PdfLine | undefined, line: PdfLine): boolean {
  if (!before || Math.abs(before.height - line.height) > 0.15 * before.height) return false;
  return !endsSentence(before.text) && /^[\p{Ll}\d("“‘]/u.test(line.text);
}

function endsSentence(text: string): boolean {
  return /[.!?:…]["”’»)\]]*$/u.test(text);
}

/** Every word of the pages that no line end cuts, in lower case: what tells which hyphens belong. */
function wordsOf(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const words = pages.flatMap((page) =>
    page.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?!-?$)/gu) ?? []),
  );
  return new Set(words);
}

/** Beginnings of compounds that English writes with a hyphen. */
const compounding = new Set(
  "all anti co cross de ex far five four full half high left long low mid multi near non one part post pre pro quasi re right self semi short single six ten three two ultra vice well".split(
    " ",
  ),
);

/**
 * A line joined to what stands before it. A hyphen at the line end goes if typesetting put it there: where the document
 * has the word elsewhere without it, or has it nowhere with it and both parts are in lower case and no usual compound.
 */
function joinLines(text: string, line: string, words: ReadonlySet<string>): string {
  const soft = text.endsWith("\u00AD");
  const [, first, blank] = /([\p{L}\p{M}]+)( ?)[-\u2010\u00AD]$/u.exec(text) ?? [];
  const [second] = /^[\p{L}\p{M}]+/u.exec(line) ?? [];
  // Justified lines may be drawn with a gap before the hyphen; only a known word tells it from a dash.
  if (blank === " ") return words.has(`${first}${second}`.toLowerCase()) ? text.slice(0, -2) + line : `${text} ${line}`;
  if (first === undefined || second === undefined)
    return /[-\u2013\u2014/]$/u.test(text) && /\p{L}[-/]$/u.test(text) ? text + line : `${text} ${line}`;
  const cut = soft || isCut(first, second, words);
  return (cut ? text.slice(0, -1) : text) + line;
}

function isCut(first: string, second: string, words: ReadonlySet<string>): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (words.has(`${a}-${b}`)) return false;
  if (words.has(a + b)) return true;
  return first.slice(1) === a.slice(1) && second === b && !compounding.has(a);
}
