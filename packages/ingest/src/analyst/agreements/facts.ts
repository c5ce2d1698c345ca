import { findNumbers, type NumberMention } from "@entente/language";
import type { Modality } from "@entente/ontology";
import type { Article, Thing } from "../article.js";
import type { Nouns } from "../agreementNouns.js";
import { standingOfNoun } from "../clauses/deed-standing.js";
import { standingOf } from "../clauses/standing.js";
import { subjectOf } from "../clauses/subjects.js";
import { treeOf } from "../clauses/tree.js";
import { referents } from "../coreference/index.js";
import { fact } from "../facts/fact.js";
import { confidence, fits, type Finding } from "../findings.js";
import type { AgreementPlace } from "./index.js";
import type { AgreementMention } from "./mentions.js";
import { isActor, sidesAt, type Side } from "./parties.js";
import { lightVerbs, listedSigners, modalityOf, otherSide, sidesOf, wordsBefore } from "./standing.js";

/** What the phrases of agreements say by themselves: parties, form, topic, sums, and how far they have come. */
export function readAgreementFacts(article: Article, places: readonly AgreementPlace[], nouns: Nouns): Finding[] {
  return [
    ...places.flatMap((place) => partyFacts(article, place)),
    ...places.flatMap((place) => statusFacts(article, place)),
    ...places.flatMap((place) => talksFacts(article, place)),
    ...places.flatMap((place) => clauseFacts(article, place)),
    ...once(places.flatMap((place) => [...instrumentFacts(place), ...topicFacts(article, place, nouns)])),
    ...sumFacts(article, places),
  ];
}

/** Form and topic are said with the first phrase that tells them. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Map<Thing, Set<string>>();
  return findings.filter(({ subject, predicate }) => {
    if (!subject) return false;
    const told = seen.get(subject) ?? new Set();
    seen.set(subject, told);
    return !told.has(predicate) && told.add(predicate) !== undefined;
  });
}

function partyFacts(article: Article, { agreement, mention }: AgreementPlace): Finding[] {
  const modality = modalityOf(article, mention);
  if (!modality || (mention.family === "plan" && mention.sides.length < 2 && !mention.named)) return [];
  const owner = ownerSide(article, mention);
  const sides = owner ? [...mention.sides, ...owner] : mention.sides;
  return sides
    .filter(({ thing }) => fits("partyTo", thing, agreement))
    .map(({ thing, role, first, last, doubt }) =>
      fact({
        subject: thing,
        predicate: "partyTo",
        object: agreement,
        first: Math.min(first, mention.from),
        last: Math.max(last, mention.head),
        modality,
        qualifiers: role ? { role } : {},
        confidence: confidence((modality === "asserted" ? 0.7 : 0.55) - doubt),
      }),
    );
}

/** "its deal with Chile", "his country's pact": the owner is a party, a person's country if a person owns it. */
function ownerSide(article: Article, { owner, family }: AgreementMention): Side[] {
  const found = owner < 0 || family === "plan" ? null : referents(article, owner);
  return (found?.things ?? []).flatMap((thing) => {
    const side = thing.type === "Person" ? thing.home : thing;
    return side && isActor(side) ? [{ thing: side, role: null, first: owner, last: owner, doubt: 0.05 + (found?.doubt ?? 0) }] : [];
  });
}

/** Who is a party because of what the clause around the phrase says: "X … a deal with Y", "under a deal, X …", "a deal that obliges X". */
function clauseFacts(article: Article, { agreement, mention }: AgreementPlace): Finding[] {
  const found = [
    ...partner(article, mention),
    ...afterTalks(article, mention, agreement),
    ...underIt(article, mention),
    ...obliged(article, mention),
  ];
  return found
    .filter(({ thing }, k) => fits("partyTo", thing, agreement) && found.findIndex((side) => side.thing === thing) === k)
    .filter(({ thing }) => !mention.sides.some((side) => side.thing === thing))
    .map(({ thing, first, last, doubt, modality }) =>
      fact({
        subject: thing,
        predicate: "partyTo",
        object: agreement,
        first: Math.min(first, mention.from),
        last: Math.max(last, mention.head),
        trigger: mention.head,
        modality,
        confidence: confidence((modality === "asserted" ? 0.6 : 0.5) - doubt),
      }),
    );
}

interface ClauseSide extends Side {
  readonly modality: Modality;
}

/** "The prime minister is finishing an accord with Malaysia": who has a deal with one side is the other. */
function partner(article: Article, mention: AgreementMention): ClauseSide[] {
  const modality = modalityOf(article, mention);
  return modality ? [...otherSide(article, mention), ...listedSigners(article, mention)].map((side) => ({ ...side, modality })) : [];
}

/** "an agreement after two days of talks between A and B": who talked made it. */
function afterTalks(article: Article, mention: AgreementMention, { parties }: Thing): ClauseSide[] {
  const { last, sides } = mention;
  const modality = sides.length > 0 ? null : modalityOf(article, mention);
  if (modality !== "asserted") return [];
  const end = article.sentenceOf(last)?.last ?? last;
  for (let i = last + 1; i <= Math.min(end, last + talksReach); i += 1) {
    const { tag = "X", lemma = "" } = article.words[i] ?? {};
    if ((tag === "VERB" && !/^(?:come|follow|reach|sign|agree|strike|conclude|announce)$/.test(lemma)) || /^[;.:]$/.test(article.low(i)))
      return [];
    if (/^(?:talks|negotiations)$/.test(article.low(i)) && article.low(i + 1) === "between")
      return sidesAt(article, i + 2, end)
        .sides.filter(({ thing }) => parties.length < 2 || parties.includes(thing))
        .map((side) => ({ ...side, doubt: side.doubt + 0.1, modality }));
  }
  return [];
}

/** In tokens. */
const talksReach = 12;

/** "Under the deal, Iran limits its programme": who acts under it, and from or to whom. */
function underIt(article: Article, { head, sides }: AgreementMention): ClauseSide[] {
  const tree = treeOf(article);
  if (tree.base(head) !== "obl" || tree.preposition(head) !== "under") return [];
  const verb = tree.head(head);
  const { polarity, modality, unread } = standingOf(tree, verb);
  if (polarity === "negated" || unread !== null) return [];
  const subject = sidesOf(article, subjectOf(tree, verb)?.token).filter(({ thing }) => thing.type === "Country");
  const other = sides.length > 0 || subject.length === 0 ? [] : counterparts(article, verb, head);
  return [...subject, ...other]
    .filter(({ thing }) => thing.type === "Country")
    .map((side) => ({ ...side, doubt: side.doubt + 0.1, modality: modality === "possible" ? "possible" : "asserted" }));
}

/** "takes prisoners from Denmark under a deal": the other side of the deed. */
function counterparts(article: Article, verb: number, head: number): Side[] {
  const tree = treeOf(article);
  const object = tree.child(verb, "obj");
  const phrases = [...tree.with(verb, "obl"), ...(object === undefined ? [] : tree.with(object, "nmod"))];
  return phrases.flatMap((child) =>
    child !== head && /^(?:from|to|with)$/.test(tree.preposition(child) ?? "") ? sidesOf(article, child) : [],
  );
}

const obliging = /^(?:allow|oblige|require|commit|bind|permit|let|enable|force|compel)$/;

/** "an agreement that lets Ukraine export grain": whom it binds or lets. */
function obliged(article: Article, { head }: AgreementMention): ClauseSide[] {
  const tree = treeOf(article);
  const main = tree.base(head) === "nsubj" ? [tree.head(head)] : [];
  return [...tree.with(head, "acl", "acl:relcl"), ...main].flatMap((verb) => {
    const { polarity, unread, modality } = standingOf(tree, verb);
    if (polarity === "negated" || unread !== null || modality === "possible") return [];
    const object = obliging.test(tree.lemma(verb)) ? (tree.child(verb, "iobj") ?? tree.child(verb, "obj")) : undefined;
    return sidesOf(article, object)
      .filter(({ thing }) => thing.type === "Country")
      .map((side) => ({ ...side, doubt: side.doubt + 0.1, modality: "asserted" as const }));
  });
}

/** "the existing scheme", "a proposed treaty", "the suspended pact". */
function statusFacts(article: Article, { agreement, mention }: AgreementPlace): Finding[] {
  const words = wordsBefore(article, mention).split(" ");
  const found = words.flatMap((low) => statuses.filter(({ pattern }) => pattern.test(low)))[0];
  if (!found || mention.plural) return [];
  return [
    fact({
      subject: agreement,
      predicate: "agreementStatus",
      value: found.value,
      first: mention.from,
      last: mention.last,
      trigger: mention.head,
      confidence: found.sure,
    }),
  ];
}

const statuses: readonly { readonly pattern: RegExp; readonly value: string; readonly sure: number }[] = [
  { pattern: /^existing$/, value: "operating", sure: 0.6 },
  { pattern: /^(?:proposed|planned|envisaged|envisioned)$/, value: "proposed", sure: 0.6 },
  { pattern: /^(?:suspended|frozen|stalled)$/, value: "suspended", sure: 0.6 },
  { pattern: /^(?:defunct|scrapped|abandoned|collapsed)$/, value: "terminated", sure: 0.6 },
  { pattern: /^shelved$/, value: "shelved", sure: 0.6 },
  { pattern: /^expired$/, value: "expired", sure: 0.6 },
];

const talkNouns = /^(?:negotiation|negotiations|talks|talk)$/;

/** "negotiations for the free trade agreement", "FTA talks between A and B": it is being negotiated, by those who talk. */
function talksFacts(article: Article, { agreement, mention }: AgreementPlace): Finding[] {
  const noun = talksAt(article, mention);
  if (noun < 0) return [];
  const tree = treeOf(article);
  const { polarity, unread } = standingOfNoun(tree, noun, lightVerbs);
  if (polarity === "negated" || unread !== null) return [];
  const [first, last] = [Math.min(noun, mention.from), Math.max(noun, mention.last)];
  const sides = talkers(article, noun, mention);
  const status = fact({
    subject: agreement,
    predicate: "agreementStatus",
    value: "negotiating",
    first,
    last,
    trigger: noun,
    confidence: 0.6,
  });
  return [
    status,
    ...sides
      .filter((thing) => fits("partyTo", thing, agreement))
      .map((thing) =>
        fact({ subject: thing, predicate: "partyTo", object: agreement, modality: "planned", first, last, trigger: noun, confidence: 0.5 }),
      ),
  ];
}

function talksAt(article: Article, { first, head, determiner, from, sides }: AgreementMention): number {
  if (talkNouns.test(article.low(head + 1))) return head + 1;
  const lead = determiner ? from - 1 : first - 1;
  const on = /^(?:for|on|over|about|towards|toward)$/.test(article.low(lead));
  return on && talkNouns.test(article.low(lead - 1)) && sides.length < 9 ? lead - 1 : -1;
}

/** Who talks: "between A and B", "India-Chile FTA talks", else the subjects of the clause. */
function talkers(article: Article, noun: number, { sides }: AgreementMention): Thing[] {
  const tree = treeOf(article);
  if (/^(?:between|with)$/.test(article.low(noun + 1))) return sidesAt(article, noun + 2, noun + 30).sides.map(({ thing }) => thing);
  const own = sides.map(({ thing }) => thing);
  if (own.length > 1) return own;
  let at = noun;
  while (tree.base(at) === "nmod" && tree.preposition(at) === "of") at = tree.head(at);
  const verb = tree.base(at) === "obj" ? tree.head(at) : -1;
  const subject = verb < 0 ? undefined : tree.child(verb, "nsubj");
  const found = subject === undefined ? null : referents(article, subject);
  return (found?.things ?? []).length > 1 ? (found?.things ?? []).filter(isActor) : [];
}

const plainForms = /^(?:treaty|protocol|memorandum|exchangeOfLetters|jointStatement)$/;

function instrumentFacts({ agreement, mention }: AgreementPlace): Finding[] {
  const { instrument, first, last, head } = mention;
  if (!instrument || !plainForms.test(instrument)) return [];
  return [fact({ subject: agreement, predicate: "instrument", value: instrument, first, last, trigger: head, confidence: 0.6 })];
}

function topicFacts(article: Article, { agreement, mention }: AgreementPlace, { topics }: Nouns): Finding[] {
  const words = ` ${article.words
    .slice(mention.first, mention.last + 1)
    .map(({ low }) => low)
    .join(" ")} `.replaceAll(" - ", "-");
  const topic = topics.find((entry) => entry.words.some((word) => words.includes(` ${word} `)))?.topic;
  return topic
    ? [
        fact({
          subject: agreement,
          predicate: "topic",
          value: topic,
          first: mention.first,
          last: mention.last,
          trigger: mention.head,
          confidence: 0.55,
        }),
      ]
    : [];
}

/** "a 200-million-euro deal", "the deal is worth 5 million euros", "the pact, valued at …". */
function sumFacts(article: Article, places: readonly AgreementPlace[]): Finding[] {
  const byStart = new Map(article.words.map(({ start }, i) => [start, i]));
  return findNumbers(article.text).flatMap((number) => {
    const first = byStart.get(number.start);
    if (first === undefined || !number.currency) return [];
    let last = first;
    while (article.words[last + 1] && (article.words[last + 1]?.start ?? 0) < number.end) last += 1;
    const place = places.find(({ mention }) => mention.first <= first && last <= mention.last) ?? worthBefore(article, places, first);
    return place ? [sumFact(place, number, first, last)] : [];
  });
}

/** "the deal, which is worth …", "the pact is valued at …". */
function worthBefore(article: Article, places: readonly AgreementPlace[], number: number): AgreementPlace | undefined {
  let at = number - 1;
  while (at > number - 4 && !/^(?:worth|costs?|valued)$/.test(article.low(at))) at -= 1;
  if (!/^(?:worth|costs?|valued)$/.test(article.low(at))) return undefined;
  const sentence = article.sentenceOf(number)?.first ?? 0;
  return places.findLast(({ mention }) => mention.head < at && mention.head >= sentence && at - mention.last < 7);
}

function sumFact({ agreement, mention }: AgreementPlace, number: NumberMention, first: number, last: number): Finding {
  const comparator: Record<string, string> = number.bound === "exactly" ? {} : { comparator: number.bound };
  return fact({
    subject: agreement,
    predicate: "monetaryValue",
    value: number.value,
    qualifiers: { currency: number.currency ?? "", ...comparator },
    first: Math.min(first, mention.from),
    last: Math.max(last, mention.head),
    trigger: first,
    confidence: 0.65,
  });
}
