import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import { decodeBytes } from "../../encodings.js";
import type { Paragraph } from "../written-document.js";
import { charsetEncoding, codePageEncoding } from "./code-pages.js";
import { rtfTokens, type RtfToken } from "./tokens.js";

/** Groups whose words no reader sees as the text: tables of the file, pictures, headers, notes, instructions. */
const silentDestinations = new Set(
  "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation listtable listoverridetable listtext revtbl rsidtbl themedata colorschememapping datastore latentstyles xmlnstbl generator filetbl nonshppict fldinst bkmkstart bkmkend template operator passwordhash mmathPr pgptbl".split(
    " ",
  ),
);
/** Control words and symbols that stand for characters. */
const characters: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["line", "\n"],
  ["lbr", "\n"],
  ["softline", "\n"],
  ["\r", "\n"],
  ["\n", "\n"],
  ["emdash", "\u2014"],
  ["endash", "\u2013"],
  ["emspace", "\u2003"],
  ["enspace", "\u2002"],
  ["qmspace", "\u2005"],
  ["bullet", "\u2022"],
  ["lquote", "\u2018"],
  ["rquote", "\u2019"],
  ["ldblquote", "\u201C"],
  ["rdblquote", "\u201D"],
  ["~", "\u00A0"],
  ["_", "\u2011"],
  ["{", "{"],
  ["}", "}"],
  ["\\", "\\"],
]);
/** Control words that end a paragraph. */
const breaks = new Set(["par", "sect", "page", "cell", "nestcell", "row", "nestrow", "column"]);

/** Word nests some dozens deep. */
const deepest = 1000;

/** What holds inside a group and ends with it. */
interface State {
  silent: boolean;
  hidden: boolean;
  /** How many fallback characters follow a `\uN`. */
  fallback: number;
  font: number;
  /** True in the font table, whose character sets are noted. */
  fonts: boolean;
  /** True in the style sheet, whose headings are noted; then `style` is the style at hand. */
  styles: boolean;
  style: number;
}

/**
 * Reads the words of RTF 1.9.1 paragraph by paragraph: code pages of document and fonts, `\'hh`, `\uN` with its fallback,
 * special characters, cells of tables; what is ignorable (`\*`) and unknown is left out.
 */
export class RtfReader {
  readonly paragraphs: Paragraph[] = [];
  readonly #path: string;
  readonly #fontEncodings = new Map<number, string>();
  /** Styles of first-level headings. */
  readonly #headingStyles = new Set<number>();
  readonly #outer: State[] = [];
  #state: State = { silent: false, hidden: false, fallback: 1, font: -1, fonts: false, styles: false, style: 0 };
  #encoding = "windows-1252";
  #text = "";
  #heading = false;
  /** Bytes of one encoding, one character each, that are not decoded yet: a character of the text may take several. */
  #bytes = "";
  /** Fallback characters still to be passed over. */
  #skip = 0;
  #starred = false;

  /** @param path - named in errors */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws EntenteError `LIMIT_EXCEEDED` if groups nest more than 1,000 deep */
  read(source: string): readonly Paragraph[] {
    for (const token of rtfTokens(source)) this.#take(token);
    this.#endParagraph();
    return this.paragraphs;
  }

  #take(token: RtfToken): void {
    if (token.kind === "open") return this.#open();
    if (token.kind === "close") return this.#close();
    if (token.kind === "word") return this.#word(token.word, token.number);
    this.#addBytes(token.bytes);
  }

  #open(): void {
    if (this.#outer.length >= deepest) {
      throw new EntenteError("LIMIT_EXCEEDED", `${this.#path} nests RTF groups more than ${deepest} deep; save the article's text as .txt`);
    }
    this.#flush();
    this.#skip = 0;
    this.#starred = false;
    this.#outer.push({ ...this.#state });
  }

  #close(): void {
    this.#flush();
    this.#skip = 0;
    this.#state = this.#outer.pop() ?? this.#state;
  }

  #addBytes(bytes: string): void {
    const shown = bytes.slice(this.#skip);
    this.#skip = Math.max(0, this.#skip - bytes.length);
    if (!this.#state.silent && !this.#state.hidden) this.#bytes += shown;
  }

  #word(word: string, number: number | null): void {
    if (this.#skip > 0 && word !== "u" && word !== "uc") {
      this.#skip -= 1;
      return;
    }
    if (word === "*") this.#starred = true;
    else this.#act(word, number);
    if (word !== "*") this.#starred = false;
  }

  #act(word: string, number: number | null): void {
    const character = characters.get(word);
    if (character !== undefined) return this.#addText(character);
    if (breaks.has(word)) return this.#breakParagraph();
    if (this.#starred || silentDestinations.has(word)) this.#silence(word);
    else this.#format(word, number);
  }

  /** An ignorable destination is left out whole; a picture's text stands elsewhere. */
  #silence(word: string): void {
    this.#state.silent = true;
    this.#state.fonts = word === "fonttbl";
    this.#state.styles = word === "stylesheet";
  }

  #format(word: string, number: number | null): void {
    if (word === "u") this.#addUnicode(number ?? 0);
    else if (word === "uc") this.#state.fallback = Math.max(0, number ?? 1);
    else if (word === "f") this.#setFont(number ?? 0);
    else if (word === "fcharset") this.#noteFont(number ?? 0);
    else if (word === "ansicpg") this.#encoding = codePageEncoding(number ?? 1252);
    else if (word === "mac") this.#encoding = "macintosh";
    else if (word === "v" || word === "deleted") this.#hide(number !== 0);
    else if (word === "plain") this.#hide(false);
    else if (word === "outlinelevel" || word === "s") this.#setStyle(word, number ?? 0);
    else if (word === "pard") this.#heading = false;
  }

  /** In the style sheet a style and its level are noted; elsewhere they say whether the paragraph is a heading. */
  #setStyle(word: "outlinelevel" | "s", number: number): void {
    const { styles, style } = this.#state;
    if (word === "s") this.#state.style = number;
    if (styles && word === "outlinelevel" && number === 0) this.#headingStyles.add(style);
    if (!styles) this.#heading ||= word === "s" ? this.#headingStyles.has(number) : number === 0;
  }

  #hide(hidden: boolean): void {
    this.#flush();
    this.#state.hidden = hidden;
  }

  #setFont(font: number): void {
    this.#flush();
    this.#state.font = font;
  }

  #noteFont(charset: number): void {
    const encoding = charsetEncoding(charset);
    if (this.#state.fonts && encoding !== null) this.#fontEncodings.set(this.#state.font, encoding);
  }

  /** Numbers above 32,767 are written negative. */
  #addUnicode(number: number): void {
    this.#addText(String.fromCharCode(number & 0xff_ff));
    this.#skip = this.#state.fallback;
  }

  #addText(text: string): void {
    this.#flush();
    if (!this.#state.silent && !this.#state.hidden) this.#text += text;
  }

  #flush(): void {
    if (this.#bytes === "") return;
    this.#text += decodeBytes(Buffer.from(this.#bytes, "latin1"), this.#fontEncodings.get(this.#state.font) ?? this.#encoding);
    this.#bytes = "";
  }

  #breakParagraph(): void {
    if (!this.#state.silent) this.#endParagraph();
  }

  #endParagraph(): void {
    this.#flush();
    this.paragraphs.push({ text: this.#text, heading: this.#heading });
    this.#text = "";
  }
}
