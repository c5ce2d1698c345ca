/**
 * Runs in a thread of its own, since a PDF may ask for any time and memory and only a thread can be stopped. In
 * JavaScript, so that the same file runs from the sources and from the build.
 */
import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";

/** @typedef {import("./read-pages.js").PdfPages} PdfPages */
/** @typedef {import("./read-pages.js").PdfRun} PdfRun */

/**
 * @param {unknown} item
 * @returns {readonly PdfRun[]}
 */
function toRuns(item) {
  const { str, transform, width, height, hasEOL } =
    /** @type {{str?: string, transform: number[], width: number, height: number, hasEOL: boolean}} */ (item);
  if (str === undefined) return [];
  return [{ text: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width, height: height || Math.abs(transform[3] ?? 0), ends: hasEOL }];
}

/**
 * @param {Uint8Array} bytes
 * @param {number} mostPages
 * @returns {Promise<PdfPages>}
 */
async function readPages(bytes, mostPages) {
  const document = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false });
  if (document.numPages > mostPages) return { count: document.numPages, title: null, pages: [] };
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.flatMap(toRuns));
    page.cleanup();
  }
  return { count: document.numPages, title: await readTitle(document), pages };
}

/**
 * @param {Awaited<ReturnType<typeof getDocumentProxy>>} document
 * @returns {Promise<string | null>}
 */
async function readTitle(document) {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const title = /** @type {{Title?: unknown}} */ (info).Title;
  return typeof title === "string" ? title : null;
}

try {
  const { bytes, mostPages } = /** @type {{bytes: Uint8Array, mostPages: number}} */ (workerData);
  parentPort?.postMessage({ kind: "pages", ...(await readPages(bytes, mostPages)) }, []);
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  parentPort?.postMessage({ kind: "failure", name, message }, []);
}
