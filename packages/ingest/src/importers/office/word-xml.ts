import { EntenteError } from "@entente/core";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Paragraph } from "../written-document.js";

/** Elements whose text no reader sees, or which repeat what stands beside them. */
const silent = new Set(["w:del", "w:moveFrom", "w:instrText", "w:delText", "mc:Fallback", "w:footnote", "w:endnote", "w:comment"]);
/** Elements that stand for a character. */
const characters = new Map([
  ["w:tab", "\t"],
  ["w:br", "\n"],
  ["w:cr", "\n"],
  ["w:noBreakHyphen", "\u2011"],
]);
const titleStyle = /^(title|heading1|titel|titre|titre1|berschrift1)$/i;
/** Deeper than any document, and few enough to be kept. */
const deepest = 2000;

/**
 * The paragraphs of WordprocessingML in reading order; a text box comes before the paragraph that holds it.
 * @param xml - the main part, `word/document.xml`
 * @param path - named in errors
 * @throws EntenteError `BAD_INPUT` if it is no well-formed XML, `LIMIT_EXCEEDED` if it nests more than 2,000 deep
 */
export function readWordParagraphs(xml: string, path: string): readonly Paragraph[] {
  const reader = new WordReader(path);
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => reader.open(tag));
  parser.on("closetag", (tag) => reader.close(tag));
  parser.on("text", (text) => reader.text(text));
  parser.on("error", (cause) => {
    throw new EntenteError("BAD_INPUT", `${path} holds broken XML (${cause.message}); save it again from the program that made it`, {
      cause,
    });
  });
  parser.write(xml).close();
  return reader.paragraphs;
}

interface OpenParagraph {
  text: string;
  heading: boolean;
}

/** What has been read so far, and where the parser stands. */
class WordReader {
  readonly paragraphs: Paragraph[] = [];
  readonly #path: string;
  readonly #open: OpenParagraph[] = [];
  #depth = 0;
  /** How many elements around the parser are silent. */
  #silent = 0;
  #inText = false;
  #hiddenRun = false;

  constructor(path: string) {
    this.#path = path;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    this.#depth += 1;
    if (this.#depth > deepest)
      throw new EntenteError("LIMIT_EXCEEDED", `${this.#path} nests its XML more than ${deepest} deep; save the text as .txt`);
    if (silent.has(name)) this.#silent += 1;
    else if (name === "w:p") this.#open.push({ text: "", heading: false });
    else if (name === "w:r") this.#hiddenRun = false;
    else if (name === "w:vanish") this.#hiddenRun = attributes["w:val"] !== "0" && attributes["w:val"] !== "false";
    else if (name === "w:t") this.#inText = true;
    else if (name === "w:pStyle" && titleStyle.test(attributes["w:val"] ?? "")) this.#mark();
    this.#add(characters.get(name) ?? "");
  }

  close({ name }: SaxesTagPlain): void {
    this.#depth -= 1;
    if (silent.has(name)) this.#silent -= 1;
    else if (name === "w:t") this.#inText = false;
    else if (name === "w:p") this.#finish();
  }

  text(text: string): void {
    if (this.#inText && !this.#hiddenRun) this.#add(text);
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1);
    if (paragraph && this.#silent === 0) paragraph.text += text;
  }

  #mark(): void {
    const paragraph = this.#open.at(-1);
    if (paragraph) paragraph.heading = true;
  }

  #finish(): void {
    const paragraph = this.#open.pop();
    if (paragraph && this.#silent === 0) this.paragraphs.push(paragraph);
  }
}
