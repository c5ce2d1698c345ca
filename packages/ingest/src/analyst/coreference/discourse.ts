import type { Article, Thing } from "../article.js";
import type { Tree } from "../clauses/tree.js";
import { officialNouns } from "../lexicon.js";

/** One place that brings things up: what a later pronoun may take up. */
export interface Entry {
  /** Empty for a noun that names nothing the reader of this graph knows: it stands in the way of a guess. */
  readonly things: readonly Thing[];
  /** Token that heads the phrase. */
  readonly token: number;
  readonly sentence: number;
  readonly subject: boolean;
  /** Subject of the main clause. */
  readonly main: boolean;
  /** For entries of nothing: what pronoun it would suit. */
  readonly suits: "person" | "thing" | "plural" | null;
  readonly quoted: boolean;
}

/** How many sentences long "the government" is the one that was named. */
const nounReach = 6;

/** What the text has brought up so far, in order. */
export class Discourse {
  readonly entries: Entry[] = [];
  private readonly nouns = new Map<string, { readonly things: readonly Thing[]; readonly sentence: number }>();
  private readonly sentenceNumbers: readonly number[];
  private readonly inQuotes: readonly boolean[];

  constructor(
    readonly article: Article,
    readonly tree: Tree,
  ) {
    this.sentenceNumbers = article.sentences.flatMap(({ first, last }, k) => Array.from({ length: last - first + 1 }, () => k));
    this.inQuotes = quotedTokens(article);
  }

  sentenceAt(token: number): number {
    return this.sentenceNumbers[token] ?? 0;
  }

  isQuoted(token: number): boolean {
    return this.inQuotes[token] ?? false;
  }

  /** Records that a phrase headed at a token brings things up. */
  add(things: readonly Thing[], token: number, suits: Entry["suits"] = null): void {
    const { tree } = this;
    const subject = tree.base(token) === "nsubj";
    const verb = tree.head(token);
    const main = subject && (tree.base(verb) === "root" || (tree.base(verb) === "conj" && tree.base(tree.head(verb)) === "root"));
    this.entries.push({ things, token, subject, main, suits, sentence: this.sentenceAt(token), quoted: this.isQuoted(token) });
  }

  /** Keeps whose a noun was said to be: "the Afghan government". */
  addNoun(lemma: string, things: readonly Thing[], token: number): void {
    this.nouns.set(lemma, { things, sentence: this.sentenceAt(token) });
  }

  /** Whose a noun was said to be last, within some sentences; null if nobody's. */
  lastOf(lemma: string, token: number): readonly Thing[] | null {
    const found = this.nouns.get(lemma);
    return found && this.sentenceAt(token) - found.sentence <= nounReach ? found.things : null;
  }

  /** The entries of the sentence of a token and of so many before it, latest first. */
  back(token: number, sentences: number): Entry[] {
    const from = this.sentenceAt(token) - sentences;
    const found: Entry[] = [];
    for (let k = this.entries.length - 1; k >= 0; k -= 1) {
      const entry = this.entries[k];
      if (!entry || entry.sentence < from) break;
      if (entry.token < token) found.push(entry);
    }
    return found;
  }
}

/** True for every token between quotation marks. */
function quotedTokens(article: Article): boolean[] {
  let open = false;
  return article.words.map(({ text }, i) => {
    if (/^[“„]$/.test(text)) open = true;
    else if (text === "”") open = false;
    else if (text === '"') open = !open;
    // A mark that is never closed does not quote the rest of the text.
    if (article.openings.has(i) && open && !closesSoon(article, i)) open = false;
    return open;
  });
}

function closesSoon(article: Article, i: number): boolean {
  return article.words.slice(i, i + 120).some(({ text }) => text === "”" || text === '"');
}

const personNouns =
  /^(?:man|woman|official|lawyer|analyst|expert|activist|journalist|reporter|doctor|teacher|scholar|professor|researcher|soldier|general|spokesman|spokeswoman|spokesperson|diplomat|source|witness|resident|leader|politician|lawmaker|mp|senator|judge|boy|girl|child|mother|father|son|daughter|wife|husband|brother|sister|candidate|minister|president|opponent|rival|critic|adviser|aide|author|officer|commander|prisoner|refugee|migrant|person|citizen|envoy|ambassador|secretary|chief|chairman|director|king|queen)$/;

/** What pronoun a noun that names nothing known would suit; null where it would suit none well. */
export function suitsOf(article: Article, token: number): Entry["suits"] {
  const { tag, fineTag, lemma, low } = article.words[token] ?? { tag: "X", fineTag: "", lemma: "", low: "" };
  if (fineTag === "NNPS") return "plural";
  if (tag !== "NOUN") return null;
  if (fineTag === "NNS" || officialNouns.has(low)) return "plural";
  return personNouns.test(lemma) ? "person" : "thing";
}
