/** Elements that stand on lines of their own; everything else flows within one. */
const blockTags = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
/** Elements whose text no reader sees. */
const silentTags = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TITLE HEAD SVG MATH IFRAME OBJECT SELECT BUTTON TEXTAREA NAV FOOTER FORM".split(" "),
);

const elementNode = 1;
const textNode = 3;

/**
 * The text of an element as a reader sees it: block by block with a blank line between, white space as one space, `<br>`
 * as a line end. Scripts, styles, forms and navigation are left out.
 * @param root - nests no deeper than the stack allows: `parsePage` sees to it
 */
export function blockText(root: Node): string {
  const blocks: string[] = [];
  let line = "";
  const flush = (): void => {
    const block = tidy(line);
    if (block !== "") blocks.push(block);
    line = "";
  };
  const visit = (node: Node): void => {
    if (node.nodeType === textNode) line += (node.textContent ?? "").replace(/[ \t\r\n\f]+/g, " ");
    if (node.nodeType !== elementNode || silentTags.has(node.nodeName.toUpperCase())) return;
    const name = node.nodeName.toUpperCase();
    if (name === "BR") line += "\n";
    if (blockTags.has(name)) flush();
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    if (blockTags.has(name)) flush();
  };
  visit(root);
  flush();
  return blocks.join("\n\n");
}

function tidy(line: string): string {
  return line
    .replace(/ {2,}/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
