import { fits, type Finding } from "../findings.js";
import type { Article } from "../article.js";
import type { Holding } from "../holdings.js";
import { fact } from "./fact.js";

const leading = /^(?:leader|party leader|chief|head|general secretary|leader of the opposition|co-leader|chair|chairman|chairwoman)$/;

/** Who holds which office, as titles and appositions say. Who held it once holds it no more. */
export function officeFacts(article: Article, { person, span, first, last }: Holding): Finding[] {
  return span.of.flatMap(({ thing, kind }) => {
    const office = article.slice(span.first, span.last);
    const leads = isLeading(span.office.name, office, thing.type);
    const predicate = leads ? "leads" : "holdsOffice";
    const legislator = span.office.kind === "legislator" && (kind === "demonym" || thing.type === "Party");
    const ended = span.former ? { polarity: "negated" as const, qualifiers: { change: "ended" } } : {};
    const named = leads || /^counterparts?$/i.test(office) ? {} : { office };
    const held = fact({ subject: person, predicate, object: thing, first, last, ...ended, qualifiers: { ...ended.qualifiers, ...named } });
    const member = fact({ subject: person, predicate: "memberOf", object: thing, first, last, confidence: 0.7 });
    return [
      ...(!legislator && fits(predicate, person, thing) && !isVague(office) ? [held] : []),
      ...(thing.type === "Party" && !span.former && fits("memberOf", person, thing) ? [member] : []),
    ];
  });
}

/** "Labour leader", "the head of the agency"; the leader of a country holds an office. */
function isLeading(name: string, office: string, type: string): boolean {
  return (
    type !== "Country" &&
    type !== "Place" &&
    ((leading.test(name) && leading.test(office.toLowerCase())) || /^(?:leader|head)s?$/i.test(office))
  );
}

/** "a Norwegian official", "a Norwegian lawmaker": no office that a person is named by. */
function isVague(office: string): boolean {
  return /^(?:official|senior official|government official|diplomat|lawmaker|legislator|parliamentarian|representative|candidate|nominee|aide)s?$/i.test(
    office,
  );
}
