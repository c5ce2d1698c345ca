import { fits, type Finding } from "../findings.js";
import type { Article, Spot, Thing } from "../article.js";
import { fact } from "./fact.js";

/** Who belongs to a party, and which party governs: "Byron's Labour party", "Byron (Labour)", "the Norwegian Labour government". */
export function partyStanding(article: Article): Finding[] {
  const parties = article.things.filter(({ type }) => type === "Party");
  return parties.flatMap(({ spots }) =>
    spots.flatMap((spot) => [...governing(article, spot), ...membersOf(article, spot), ...named(article, spot), ...headed(article, spot)]),
  );
}

function governing(article: Article, spot: Spot): Finding[] {
  const { thing, first, last } = spot;
  const before = article.endingAt(article.low(first - 1) === "'s" ? first - 2 : first - 1);
  const country = before?.thing.type === "Country" ? before.thing : ownCountry(article, spot);
  if (!country || article.low(last + 1) !== "government") return [];
  return [
    fact({
      subject: thing,
      predicate: "governs",
      object: country,
      first: before?.thing === country ? before.first : first,
      last: last + 1,
    }),
  ];
}

/** The country that a party's name begins with: "UK Labour". */
function ownCountry(article: Article, { thing, first }: Spot): Thing | null {
  const country = thing.reference?.country ? article.find("Country", thing.reference.country) : undefined;
  return country?.spots.some((spot) => spot.last === spot.first && article.low(spot.first) === article.low(first)) ? country : null;
}

function membersOf(article: Article, spot: Spot): Finding[] {
  const last = article.low(spot.last + 1) === "party" ? spot.last + 1 : spot.last;
  const person = ownerOf(article, spot) ?? memberAfter(article, spot, last) ?? memberBefore(article, spot);
  if (!person || !fits("memberOf", person.thing, spot.thing)) return [];
  const former = /^(?:former|ex|then)$/.test(article.low(Math.min(spot.first, person.first) - 1));
  if (former) return [];
  const [first, end] = [Math.min(spot.first, person.first), Math.max(last, person.last)];
  return [fact({ subject: person.thing, predicate: "memberOf", object: spot.thing, first, last: end, confidence: 0.7 })];
}

const memberNouns =
  /^(?:ministers?|members?|lawmakers?|mps?|senators?|deputies|politicians?|leaders|officials|figures|candidates|legislators?|parliamentarians|leadership)$/;

/** "Labour ministers, including Byron and Rojas", "who belong to Labour, among them Minister Byron". */
function named(article: Article, spot: Spot): Finding[] {
  let at = spot.last + 1;
  if (article.low(at) === "(" && article.low(at + 2) === ")") at += 3;
  while (at < spot.last + 5 && (/^(?:party|'s)$/.test(article.low(at)) || isPlain(article, at))) at += 1;
  const nouns = memberNouns.test(article.low(at));
  const belong = belongs(article, spot);
  if (!nouns && !belong) return [];
  if (nouns) at += 1;
  if (article.low(at) === ",") at += 1;
  if (article.low(at) === "among" && article.low(at + 1) === "them") at += 2;
  else if (/^(?:including|namely)$/.test(article.low(at))) at += 1;
  else return [];
  return peopleFrom(article, at)
    .filter(({ thing }) => fits("memberOf", thing, spot.thing))
    .map(({ thing, last }) =>
      fact({ subject: thing, predicate: "memberOf", object: spot.thing, first: spot.first, last, trigger: spot.first, confidence: 0.7 }),
    );
}

/** "Labour, headed by former minister Byron", "the Labour party of President Byron", "Labour under Byron". */
function headed(article: Article, spot: Spot): Finding[] {
  let at = spot.last + 1;
  if (article.low(at) === "party") at += 1;
  if (article.low(at) === "(" && article.low(at + 2) === ")") at += 3;
  const direct = /^(?:of|under)$/.test(article.low(at));
  if (article.low(at) === ",") at += 1;
  while (/^(?:which|is|now|currently)$/.test(article.low(at))) at += 1;
  const led = /^(?:headed|led|chaired)$/.test(article.low(at)) && article.low(at + 1) === "by";
  const [head] = direct || led ? peopleFrom(article, led ? at + 2 : at + 1) : [];
  const predicate = led ? "leads" : "memberOf";
  if (!head || /^'s?$/.test(article.low(head.last + 1)) || !fits(predicate, head.thing, spot.thing)) return [];
  return [fact({ subject: head.thing, predicate, object: spot.thing, first: spot.first, last: head.last, confidence: 0.7 })];
}

/** "belong to the Labour party", "members of Labour", "ministers from Labour". */
function belongs(article: Article, { first }: Spot): boolean {
  let at = first - 1;
  while (at > first - 5 && (isPlain(article, at) || article.low(at) === "the")) at -= 1;
  if (article.low(at) === "to") return article.low(at - 1).startsWith("belong");
  return /^(?:of|from)$/.test(article.low(at)) && memberNouns.test(article.low(at - 1));
}

/** The people named in a row from a token, with their titles. */
function peopleFrom(article: Article, from: number): Spot[] {
  const found: Spot[] = [];
  for (let at = from; found.length < 20;) {
    const start = at;
    while (
      at < start + 8 &&
      !isPerson(article.startingAt(at)) &&
      (article.titles.has(at) || /^(?:,|and|the|former|its)$/.test(article.low(at)))
    )
      at += 1;
    const spot = article.startingAt(at);
    if (!spot || !isPerson(spot)) return found;
    found.push(spot);
    at = spot.last + 1;
    if (!/^(?:,|and)$/.test(article.low(at))) return found;
  }
  return found;
}

function isPerson(spot: Spot | undefined): boolean {
  return spot?.thing.type === "Person";
}

/** "Byron's ruling Labour party", "Byron and his Labour party", "Byron, whose Labour party". */
function ownerOf(article: Article, { first }: Spot): Spot | undefined {
  let at = first - 1;
  for (let k = 0; k < 4 && isPlain(article, at); k += 1) at -= 1;
  if (article.low(at) === "'s" || article.low(at) === "'") return personEnding(article, at - 1);
  if (article.low(at) === "whose") return personEnding(article, article.low(at - 1) === "," ? at - 2 : at - 1);
  const his = /^(?:his|her)$/.test(article.low(at));
  return his && /^(?:and|with|of)$/.test(article.low(at - 1)) ? personEnding(article, at - 2) : undefined;
}

function isPlain(article: Article, i: number): boolean {
  return (
    !article.owner[i] &&
    (article.words[i]?.tag === "ADJ" ||
      /^(?:ruling|governing|new|own|opposition|conservative|centrist|far-right|right-wing|left-wing|populist|-|right|left|wing|far|centre|center|liberal|nationalist|once|powerful|former)$/.test(
        article.low(i),
      ))
  );
}

function personEnding(article: Article, i: number): Spot | undefined {
  const spot = article.endingAt(i);
  return spot?.thing.type === "Person" ? spot : undefined;
}

/** "the Conservative Ada Byron", "Labour MP Ada Byron", "Labour's Ada Byron", "Labour party member Ada Byron". */
function memberAfter(article: Article, spot: Spot, last: number): Spot | undefined {
  let at = last + 1;
  if (article.low(at) === "'s" || article.low(at) === "'") at += 1;
  else if (/^(?:member|members|politician|stalwart|veteran|grandee|figure|heavyweight|rebel|activist|official)$/.test(article.low(at)))
    at += 1;
  else while (article.titles.has(at) && at < last + 6) at += 1;
  const person = article.startingAt(at);
  const direct = at > last + 1 || spot.kind === "demonym" || (spot.first === spot.last && article.low(spot.first - 1) !== "of");
  return person?.thing.type === "Person" && direct ? person : undefined;
}

/** "Byron of the Labour party", "Byron (Labour)", "Byron, a member of the opposition Labour party", "Byron, who leads Labour". */
function memberBefore(article: Article, { first, last }: Spot): Spot | undefined {
  // "Byron, a Democrat from Ohio,".
  if (/^an?$/.test(article.low(first - 1)) && article.low(first - 2) === "," && /^(?:[,.;)]|from|and|who)$/.test(article.low(last + 1)))
    return personEnding(article, first - 3);
  // "Byron, a senior Labour politician,".
  const noun =
    /^(?:politician|stalwart|veteran|grandee|figure|heavyweight|member|official|activist|lawmaker|mp|senator|legislator|candidate)$/;
  if (noun.test(article.low(last + 1)) || (article.low(last + 1) === "party" && noun.test(article.low(last + 2)))) {
    let from = first - 1;
    while (from > first - 5 && isPlain(article, from)) from -= 1;
    if (/^an?$/.test(article.low(from)) && article.low(from - 1) === ",") return personEnding(article, from - 2);
  }
  if (article.low(first - 1) === "(" && /^[,);]$/.test(article.low(last + 1))) return personEnding(article, first - 2);
  let at = first - 1;
  for (
    let k = 0;
    k < 4 &&
    (isPlain(article, at) ||
      /^(?:the|his|her)$/.test(article.low(at)) ||
      article.owner[at]?.kind === "demonym" ||
      article.low(at) === "'s" ||
      article.owner[at]?.thing.type === "Country");
    k += 1
  )
    at -= 1;
  if (!/^(?:of|from|in|with)$/.test(article.low(at))) return undefined;
  const close = personEnding(article, article.low(at - 1) === "," ? at - 2 : at - 1);
  if (close && article.low(at) !== "in" && article.low(at) !== "with") return close;
  return apposed(article, at);
}

/** Back from "of" over "a senior member" to the person before the comma. */
function apposed(article: Article, of: number): Spot | undefined {
  if (
    !/^(?:member|founder|co-founder|politician|lawmaker|mp|candidate|deputy|senator|figure|secretary|chairman|chairwoman|treasurer|spokesman|spokeswoman|spokesperson|leader|head|president)$/.test(
      article.low(of - 1),
    )
  )
    return undefined;
  let at = of - 2;
  for (let k = 0; k < 6 && /^\p{Ll}|^-$/u.test(article.words[at]?.text ?? "") && !/^(?:said|says|told)$/.test(article.low(at)); k += 1)
    at -= 1;
  return article.low(at) === "," ? personEnding(article, at - 1) : undefined;
}
