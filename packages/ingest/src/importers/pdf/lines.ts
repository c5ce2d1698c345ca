import type { PdfRun } from "./read-pages.js";

/** A line of a page, in points. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly y: number;
  /** Of its letters. */
  readonly height: number;
}

/** The lines of a page in the order in which it draws them: columns follow each other in all but odd files. */
export function pageLines(runs: readonly PdfRun[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfRun[] = [];
  for (const run of runs) {
    if (line.length > 0 && leavesLine(line, run)) lines.push(...toLine(line.splice(0)));
    line.push(run);
    if (run.ends) lines.push(...toLine(line.splice(0)));
  }
  return [...lines, ...toLine(line)];
}

/** Another height on the page, or back to the left: what PDF.js does not always mark. */
function leavesLine(line: readonly PdfRun[], run: PdfRun): boolean {
  const last = line.at(-1);
  if (!last || run.text.trim() === "") return false;
  const size = Math.max(last.height, run.height, 1);
  return Math.abs(last.y - run.y) > size * 0.7 || run.x < last.x - size;
}

function toLine(runs: readonly PdfRun[]): readonly PdfLine[] {
  const words = runs.filter(({ text }) => text.trim() !== "");
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return [];
  const text = joinRuns(runs).replace(/\s+/g, " ").trim();
  return [{ text, left: first.x, right: last.x + last.width, y: first.y, height: Math.max(...words.map(({ height }) => height)) }];
}

/** Runs that stand apart are words apart, even where the file draws no blank. */
function joinRuns(runs: readonly PdfRun[]): string {
  return runs.reduce((text, run, index) => {
    const before = runs[index - 1];
    const gap = before ? run.x - (before.x + before.width) : 0;
    return text + (gap > Math.max(run.height, 1) * 0.2 ? " " : "") + run.text;
  }, "");
}
