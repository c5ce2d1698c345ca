import type { Article, Sentence, Spot, Thing } from "../article.js";
import { referents } from "../coreference/index.js";
import { confidence, fits, type Finding } from "../findings.js";
import { namesAt } from "./resolve.js";
import { standingOf } from "./standing.js";
import { isPassive, subjectOf } from "./subjects.js";
import type { Trace } from "./trace.js";
import { treeOf, type Tree } from "./tree.js";

/** Verbs that put someone into an office, or say that someone takes, has or leaves one. */
const installing = new Set("elect re-elect reelect appoint reappoint name choose install inaugurate designate swear confirm".split(" "));
const taking = new Set("become serve remain act return".split(" "));
const leaving = new Set("resign quit retire step".split(" "));

/** Reads who came into an office or left it: "elected Byron president of Norway", "was sworn in as", "resigned as". */
export function readOffices(article: Article, { first, last }: Sentence, trace?: Trace): Finding[] {
  const tree = treeOf(article);
  const found: Finding[] = [];
  for (let i = first; i <= last; i += 1) {
    const lemma = tree.lemma(i);
    if (tree.words[i]?.tag !== "VERB" || !(installing.has(lemma) || taking.has(lemma) || leaving.has(lemma))) continue;
    const findings = readOffice(article, tree, i, last);
    if (findings.length > 0) trace?.({ trigger: i, frame: `office ${lemma}`, findings, reason: null });
    found.push(...findings);
  }
  return found;
}

/** The tokens of an office as the text names it. */
interface OfficeSpan {
  readonly first: number;
  readonly last: number;
}

function readOffice(article: Article, tree: Tree, verb: number, end: number): Finding[] {
  const office = officeAfter(article, tree, verb, end);
  const standing = standingOf(tree, verb);
  if (!office || standing.unread !== null) return [];
  const person =
    installing.has(tree.lemma(verb)) && !isPassive(tree, verb) ? personBetween(article, verb, office) : subjectPerson(article, tree, verb);
  const body = person && bodyOf(article, tree, office, person.thing);
  if (!person || !body) return [];
  const leads = /^(?:leader|head|chair|chairman|chairwoman|chairperson)$/.test(article.low(office.last)) && body.thing.type !== "Country";
  const predicate = leads ? "leads" : "holdsOffice";
  if (!fits(predicate, person.thing, body.thing)) return [];
  const left = leaving.has(tree.lemma(verb));
  const negated = (standing.polarity === "negated") !== left;
  return [
    {
      subject: person.thing,
      predicate,
      object: body.thing,
      value: null,
      polarity: negated ? "negated" : "affirmed",
      modality: standing.modality,
      qualifiers: {
        ...(leads ? {} : { office: article.slice(office.first, office.last) }),
        ...(left && negated ? { change: "ended" } : {}),
      },
      first: Math.min(person.first, verb),
      last: Math.max(office.last, body.last),
      trigger: verb,
      confidence: confidence(0.7 - person.doubt),
      features: {
        frame: `office ${tree.lemma(verb)}`,
        kind: "verb",
        doubt: person.doubt,
        depth: standing.depth,
        distance: office.last - verb,
      },
      implied: null,
      asked: standing.asked,
    },
  ];
}

/** The office behind the verb: no title of a person ("appointed Prime Minister Byron"), and after "serve" only with "as". */
function officeAfter(article: Article, tree: Tree, verb: number, end: number): OfficeSpan | null {
  for (let i = verb + 1; i <= Math.min(end, verb + 14); i += 1) {
    if (/^[.;:]$/.test(article.low(i)) || (i > verb + 1 && tree.words[i]?.tag === "VERB")) return null;
    if (!article.titles.has(i)) continue;
    const first = i;
    while (article.titles.has(i + 1)) i += 1;
    if (article.startingAt(i + 1)?.thing.type === "Person") continue;
    const owner = article.low(first - 1) === "'s" ? article.endingAt(first - 2) : undefined;
    const as =
      article.low((owner?.first ?? first) - 1) === "as" || article.low(first - 2) === "as" || /^(?:of|to)$/.test(article.low(first - 1));
    const plain = installing.has(tree.lemma(verb)) || tree.lemma(verb) === "become";
    return plain || as ? { first, last: i } : null;
  }
  return null;
}

interface Holder {
  readonly thing: Thing;
  readonly first: number;
  readonly doubt: number;
}

function personBetween(article: Article, verb: number, { first }: OfficeSpan): Holder | null {
  for (let i = verb + 1; i < first; i += 1) {
    const spot = article.startingAt(i);
    if (spot?.thing.type === "Person") return { thing: spot.thing, first: spot.first, doubt: 0 };
  }
  return null;
}

function subjectPerson(article: Article, tree: Tree, verb: number): Holder | null {
  const subject = subjectOf(tree, verb);
  const found = subject && referents(article, subject.token);
  const [person] = found?.things ?? [];
  return subject && found && person?.type === "Person" && found.things.length === 1
    ? { thing: person, first: found.first, doubt: found.doubt + subject.doubt }
    : null;
}

interface Body {
  readonly thing: Thing;
  readonly last: number;
}

/** What it is an office of: "president of Norway", "Norway's president", else the country the person is known to serve. */
function bodyOf(article: Article, tree: Tree, { first, last }: OfficeSpan, person: Thing): Body | null {
  const of = tree.with(last, "nmod").find((child) => /^(?:of|for|at|to)$/.test(tree.preposition(child) ?? ""));
  const named = (of === undefined ? null : referents(article, of)) ?? before(article, first);
  const thing = named?.things.find(({ type }) => /^(?:Country|Organisation|Party)$/.test(type));
  if (named && thing) return { thing, last: named.last };
  return of === undefined && person.home?.type === "Country" ? { thing: person.home, last } : null;
}

function before(article: Article, first: number): ReturnType<typeof namesAt> {
  let from = first;
  // "Norway's first female prime minister".
  while (from > first - 4 && article.words[from - 1]?.tag === "ADJ" && !article.owner[from - 1]) from -= 1;
  const at = article.low(from - 1) === "'s" ? from - 2 : from - 1;
  const spot: Spot | undefined = article.endingAt(at);
  return spot && spot.thing.type !== "Person" ? namesAt(article, spot.last) : null;
}
