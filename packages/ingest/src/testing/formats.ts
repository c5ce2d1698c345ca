import { Buffer } from "node:buffer";
import { writeZip } from "./zip.js";

/** Files of every kind with a text of the test's own, made by hand so that no program is needed. */

/** The main part of a Word document with these paragraphs; `xml` goes in front of them. */
export function wordXml(paragraphs: readonly string[], xml = ""): string {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${xml}${body}</w:body></w:document>`;
}

/** A Word document with this main part. */
export function docxOf(xml: string): Uint8Array {
  return writeZip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "word/document.xml", content: xml },
  ]);
}

/** A Word document. */
export function writeDocx(paragraphs: readonly string[]): Uint8Array {
  return docxOf(wordXml(paragraphs));
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** An RTF file; characters outside ASCII as `\uN?`. */
export function writeRtf(paragraphs: readonly string[]): Uint8Array {
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}}\n${paragraphs.map(escapeRtf).join("\\par\n")}\\par}`,
  );
}

function escapeRtf(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at);
    if (code > 0x7e) return `\\u${code > 0x7f_ff ? code - 0x1_00_00 : code}?`;
    return text.charAt(at).replace(/[\\{}]/, "\\$&");
  }).join("");
}

/** A line of a page: where it begins, how high its baseline lies, how large its letters are, in points. */
export interface DrawnLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** Lines below each other, from the top of a page, 14 points apart. */
export function stacked(lines: readonly string[], top = 780): readonly DrawnLine[] {
  return lines.map((text, index) => ({ text, y: top - 14 * index }));
}

/** A PDF 1.4 with these pages in Helvetica; characters of Windows-1252 only. `trailer` goes into the trailer. */
export function writePdf(pages: readonly (readonly DrawnLine[])[], trailer = ""): Uint8Array {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      stream(lines.map(drawLine).join("\n")),
    ]),
  ];
  return assemble(objects, trailer);
}

function drawLine({ text, x = 60, y, size = 11 }: DrawnLine): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;
}

function stream(content: string): string {
  return `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF`,
    "latin1",
  );
}

/** The smallest file of an importer's kind that holds this text. */
export const fileOf: Readonly<Record<string, (text: string) => Uint8Array>> = {
  text: (text) => Buffer.from(text),
  markdown: (text) => Buffer.from(text),
  html: (text) => Buffer.from(text),
  pdf: (text) => writePdf([stacked([text])]),
  docx: (text) => writeDocx([text]),
  rtf: (text) => writeRtf([text]),
  csv: (text) => Buffer.from(`text\n"${text.replaceAll('"', '""')}"\n`),
  jsonl: (text) => Buffer.from(`${JSON.stringify({ text })}\n`),
};
