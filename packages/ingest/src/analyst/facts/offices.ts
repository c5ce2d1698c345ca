import { fits, type Finding } from "../findings.js";
import type { Article, Thing } from "../article.js";
import { referents } from "../coreference/index.js";
import type { Holding } from "../holdings.js";
import type { OfficeSpan } from "../owners.js";
import { fact } from "./fact.js";

const leading =
  /^(?:leader|party (?:leader|chief|chair|chairman|chairwoman)|chief|head|general secretary|leader of the opposition|(?:co-)?(?:leader|chair)|chairman|chairwoman|chairperson)$/;

/** Who holds which office, as titles and appositions say. Who held it once held it: the office says so ("former president"). */
export function officeFacts(article: Article, { person, span, first, last, inferred }: Holding): Finding[] {
  const confidence = inferred ? 0.5 : 0.8;
  return owners(article, span).flatMap(({ thing, kind }) => {
    const office = `${span.former ? "former " : ""}${article.slice(withStanding(article, span.first), span.last)}`;
    const leads = !span.former && isLeading(span.office.name, office, thing.type);
    const predicate = leads ? "leads" : "holdsOffice";
    const legislator = span.office.kind === "legislator" && (kind === "demonym" || thing.type === "Party");
    const named = leads || /counterparts?$/i.test(office) ? {} : { office };
    const held = fact({
      subject: person,
      predicate,
      object: thing,
      first,
      last,
      confidence,
      qualifiers: named,
    });
    const member = fact({ subject: person, predicate: "memberOf", object: thing, first, last, confidence: 0.7 });
    return [
      ...(!legislator && fits(predicate, person, thing) && !isVague(office) ? [held] : []),
      ...(thing.type === "Party" && !span.former && fits("memberOf", person, thing) ? [member] : []),
    ];
  });
}

/** Whom an office is of: a name beside it, or what "the tribunal's" and "for the agency" stand for. */
function owners(article: Article, span: OfficeSpan): readonly { readonly thing: Thing; readonly kind: string }[] {
  if (span.of.length > 0) return span.of;
  const before = article.low(span.from - 1);
  const noun = /^(?:its|their)$/.test(before) ? span.from - 1 : /^'s?$/.test(before) ? span.from - 2 : nounAfter(article, span.last);
  const meant = noun === null ? null : referents(article, noun);
  const [thing] = meant?.things ?? [];
  return thing && meant?.things.length === 1 && ownerTypes.has(thing.type) ? [{ thing, kind: "description" }] : [];
}

/** "acting foreign minister": how an office is held belongs to it. */
function withStanding(article: Article, first: number): number {
  return /^(?:acting|interim|caretaker)$/.test(article.low(first - 1)) ? first - 1 : first;
}

const ownerTypes = new Set(["Country", "Organisation", "Party"]);

/** The noun that "of the", "for the" after an office lead to. */
function nounAfter(article: Article, last: number): number | null {
  if (!/^(?:of|for)$/.test(article.low(last + 1)) || article.low(last + 2) !== "the") return null;
  let at = last + 3;
  while (at < last + 7 && article.words[at + 1]?.tag === "NOUN") at += 1;
  return article.words[at]?.tag === "NOUN" ? at : null;
}

/** "Labour leader", "the head of the agency"; the leader of a country holds an office. */
function isLeading(name: string, office: string, type: string): boolean {
  return (
    type !== "Country" &&
    type !== "Place" &&
    ((leading.test(name) && leading.test(office.toLowerCase().replace(/s$/, "").replace(/men$/, "man"))) ||
      /^(?:leader|head)s?$/i.test(office))
  );
}

/** "a Norwegian official", "a Norwegian lawmaker": no office that a person is named by. */
function isVague(office: string): boolean {
  return /^(?:former )?(?:official|senior official|government official|diplomat|lawmaker|legislator|parliamentarian|representative|candidate|nominee|aide)s?$/i.test(
    office,
  );
}
