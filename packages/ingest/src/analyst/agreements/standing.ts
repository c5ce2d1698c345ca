import type { Modality } from "@entente/ontology";
import type { Article, Thing } from "../article.js";
import { standingOfNoun } from "../clauses/deed-standing.js";
import { isPassive, subjectOf } from "../clauses/subjects.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import { referents } from "../coreference/index.js";
import { countriesTo } from "../facts/lists.js";
import type { AgreementMention } from "./mentions.js";
import { isActor, type Side } from "./parties.js";
import { isDefinite } from "./unify.js";

/** Verbs that hand on to the agreement they take whether it is so. */
export const lightVerbs: ReadonlySet<string> = new Set(
  "reach sign strike have make conclude seal agree negotiate get hold forge finalise finalize do secure".split(" "),
);

/** How far an agreement has come, as the phrase and its clause tell: null if there is none, or nobody says so. */
export function modalityOf(article: Article, mention: AgreementMention): Modality | null {
  if (/\b(?:proposed|planned|prospective|future|potential|possible|draft)\b/.test(wordsBefore(article, mention))) return "possible";
  if (isDefinite(mention)) return mention.owner >= 0 && mention.age === null ? ofClause(article, mention) : "asserted";
  if (mention.headline && mention.determiner === "") return "asserted";
  return ofClause(article, mention);
}

const wanting =
  /^(?:aim|aimed|aiming|hope|hopes|hoped|hoping|towards|toward|goal|bid|effort|efforts|seek|seeks|seeking|sought|push|pushed|pushing|call|calls|called|try|tries|trying|tried|attempt|attempts|urge|urged|urges|want|wants|wanted|need|needs|until|if)$/;
const modals = /^(?:will|would|could|may|might|should|must|can)$/;

/** Whether an agreement is only wanted, sought or possible: "talks aimed at reaching an accord", "a deal would …". */
export function isProspective(article: Article, mention: AgreementMention): boolean {
  if (isDefinite(mention)) return false;
  const { head, from, last } = mention;
  if (modalityOf(article, mention) !== "asserted") return true;
  const sentence = article.sentenceOf(head);
  const before = article.words.slice(Math.max(sentence?.first ?? 0, from - 5), from);
  const behind = article.words.slice(last + 1, Math.min(last + 10, (sentence?.last ?? last) + 1));
  const tree = treeOf(article);
  const subject = tree.base(head) === "nsubj" && behind.some(({ low }) => modals.test(low));
  return subject || before.some(({ low }) => wanting.test(low));
}

/** "is negotiating an accord", "seeks a deal": what is worked on is not there yet, unless the verb tells of the past. */
function isSought(tree: Tree, head: number): boolean {
  const verb = tree.base(head) === "obj" ? tree.head(head) : -1;
  if (verb < 0 || !/^(?:negotiate|seek|pursue|discuss|eye|mull|want|propose|draft|demand|need)$/.test(tree.lemma(verb))) return false;
  return tree.lemma(verb) !== "negotiate" || /^VB[GPZ]?$/.test(tree.fineTag(verb));
}

function ofClause(article: Article, { head, determiner }: AgreementMention): Modality | null {
  if (/^(?:no|any)$/.test(determiner)) return null;
  const tree = treeOf(article);
  const { polarity, modality, unread } = standingOfNoun(tree, head, lightVerbs);
  if (polarity === "negated" || unread !== null) return null;
  return modality === "asserted" && isSought(tree, head) ? "possible" : modality;
}

/** The words before the noun, folded. */
export function wordsBefore(article: Article, { first, head }: Pick<AgreementMention, "first" | "head">): string {
  return article.words
    .slice(first, head)
    .map(({ low }) => low)
    .join(" ");
}

/** Verbs with which someone speaks of an agreement that need not be theirs. */
const others =
  /^(?:praise|welcome|criticise|criticize|condemn|broker|mediate|support|report|oppose|reject|hail|slam|denounce|discuss|describe|call|see|know|mention|propose|urge|demand|facilitate|back|endorse|applaud|question|cite|compare|defend|block)$/;

/** "The prime minister is finishing an accord with Malaysia": who has a deal with one side is the other. */
export function otherSide(article: Article, mention: AgreementMention): Side[] {
  const { sides, head, named, owner } = mention;
  const [only] = sides;
  if (named || owner >= 0 || sides.length !== 1 || !only || only.first < head || article.low(only.first - 1) === "by") return [];
  const tree = treeOf(article);
  const at = wholeOf(tree, mention);
  const verb = /^(?:obj|obl)$/.test(tree.base(at)) ? tree.head(at) : -1;
  if (verb < 0 || others.test(tree.lemma(verb)) || isPassive(tree, verb)) return [];
  return sidesOf(article, subjectOf(tree, verb)?.token).filter(({ thing }) => thing !== only.thing);
}

const making = /^(?:sign|reach|strike|agree|conclude|seal|ink|negotiate|ratify|make|announce|finalise|finalize)$/;

/** "In May, Norway and Chile reached an accord": who stands right before the verb, where the tree has lost its subject. */
export function listedSigners(article: Article, { head }: AgreementMention): Side[] {
  const tree = treeOf(article);
  const verb = tree.base(head) === "obj" ? tree.head(head) : -1;
  if (verb < 0 || !/^VB[DZP]$/.test(tree.fineTag(verb)) || !making.test(tree.lemma(verb)) || subjectOf(tree, verb)) return [];
  const spots = countriesTo(article, verb - 1);
  return spots.length > 1 ? spots.map(({ thing, first, last }) => ({ thing, role: null, first, last, doubt: 0.05 })) : [];
}

/** The noun that governs the phrase: "stages" of "the last stages of an accord". */
function wholeOf(tree: Tree, { head, from }: AgreementMention): number {
  let at = head;
  for (let steps = 0; steps < 6; steps += 1) {
    const inside = tree.head(at) >= from && tree.head(at) < head && /^(?:appos|nmod|compound|dep)$/.test(tree.base(at));
    const part = tree.base(at) === "nmod" && (tree.preposition(at) === "of" || tree.low(from - 1) === "of");
    if (!inside && !part) return at;
    at = tree.head(at);
  }
  return at;
}

/** What a token stands for, as sides: people stand for their countries. */
export function sidesOf(article: Article, token: number | undefined): Side[] {
  const found = token === undefined ? null : referents(article, token);
  return (found?.things ?? []).flatMap((thing) => {
    const side = standsIn(thing);
    return found && side ? [{ thing: side, role: null, first: found.first, last: found.last, doubt: found.doubt }] : [];
  });
}

function standsIn(thing: Thing): Thing | null {
  if (thing.type === "Person") return thing.home ?? thing;
  return isActor(thing) ? thing : null;
}
