import type { EntityType } from "@entente/ontology";
import { isCapital, type Draft, type Thing } from "./draft.js";
import { eventNouns, openers, organisationNouns, partyNouns, placeNouns } from "./lexicon.js";
import type { Nouns } from "./agreementNouns.js";

/** Small words that names hold between capitals. */
const joints = new Set(["of", "for", "on", "and", "the", "de", "du", "des"]);

/**
 * Finds names that no list has, by the noun that heads them: "Joint Migration Taskforce", "Treaty of Ghent",
 * "Movement for Change", "Regional Conference"; and the short form that follows one in brackets.
 */
export function findNamedThings(draft: Draft, nouns: Nouns): void {
  const short = new Map<string, Thing>();
  for (const { first, last } of draft.sentences) {
    if (isHeadline(draft, first, last)) continue;
    for (let i = first; i <= last; i += 1) {
      const end = runEnd(draft, i, last);
      if (end < i) continue;
      const thing = nameRun(draft, trimStart(draft, i, end), end, nouns);
      const form = draft.words[end + 2];
      if (thing && form && bracketed(draft, end)) short.set(form.text, thing);
      i = Math.max(i, end);
    }
  }
  draft.words.forEach(({ text }, i) => {
    const thing = draft.owner[i] ? undefined : short.get(text);
    if (thing) draft.spot(thing, i, i, "name");
  });
}

/** "Economic Union of the South (EUS)": letters in brackets name the same thing wherever they stand. */
function bracketed(draft: Draft, end: number): boolean {
  return draft.low(end + 1) === "(" && draft.low(end + 3) === ")" && /^\p{Lu}\p{L}{1,9}$/u.test(draft.words[end + 2]?.text ?? "");
}

/** A line in which nearly every word has a capital: there capitals tell nothing. */
function isHeadline(draft: Draft, first: number, last: number): boolean {
  const words = draft.words.slice(first, last + 1).filter(({ kind, text }) => kind === "word" && text.length > 1);
  return words.length > 4 && draft.low(last) !== "." && words.filter((word) => isCapital(word)).length > words.length * 0.8;
}

/** Last token of the run of capitalised words that starts here, one before `i` if none does. */
function runEnd(draft: Draft, i: number, last: number): number {
  if (!isCapital(draft.words[i]) && !draft.startingAt(i)) return i - 1;
  let end = draft.startingAt(i)?.last ?? i;
  for (let next = end + 1; next <= last;) {
    const at = skipJoints(draft, next, last);
    const spot = draft.startingAt(at);
    const glued = at === next || !(draft.endingAt(end) && draft.low(next) === "and");
    if (!glued || (/^(?:and|for|on|the)$/.test(draft.low(next)) && spot?.thing.type === "Country") || !(isCapital(draft.words[at]) || spot))
      break;
    end = spot?.last ?? at;
    next = end + 1;
  }
  return end;
}

function skipJoints(draft: Draft, i: number, last: number): number {
  let at = i;
  while (at <= last && at < i + 3 && joints.has(draft.low(at)) && !(draft.low(at) === "the" && draft.low(at - 1) === "and")) at += 1;
  const dash =
    /^[-–—]$/.test(draft.low(at)) &&
    draft.words[at]?.start === draft.words[at - 1]?.end &&
    draft.words[at]?.end === draft.words[at + 1]?.start;
  return at === i && dash ? at + 1 : at;
}

/** "Norway's foreign ministry", "the Chilean ministry": an organisation of its own, named with its country. */
export function findMinistries(draft: Draft): void {
  draft.words.forEach(({ low }, i) => {
    if (low !== "ministry" || draft.owner[i]) return;
    let at = i - 1;
    while (
      at > i - 4 &&
      (/^(?:foreign|interior|defence|defense|finance|justice|health|trade|energy)$/.test(draft.low(at)) || draft.low(at) === "'s")
    )
      at -= 1;
    const country = draft.endingAt(at);
    if (country?.thing.type !== "Country") return;
    const label = draft.slice(country.first, i);
    draft.spot(draft.thing("Organisation", label.toLowerCase(), label), country.first, i, "name");
  });
}

/** "the taskforce", "the court": the last organisation whose name ends so. */
export function findShortNames(draft: Draft): void {
  const byNoun = new Map<string, Thing>();
  for (let i = 0; i < draft.words.length; i += 1) {
    const spot = draft.owner[i];
    const low = draft.low(i);
    if (spot?.thing.type === "Organisation" && spot.last === i && spot.first < i) byNoun.set(low, spot.thing);
    const thing = spot || draft.low(i - 1) !== "the" || draft.words[i]?.text !== low ? undefined : byNoun.get(low);
    if (thing && organisationNouns.has(low) && !/^[-–]$/.test(draft.low(i + 1))) draft.spot(thing, i, i, "description");
  }
}

function trimStart(draft: Draft, i: number, end: number): number {
  let first = i;
  while (first < end && !draft.owner[first] && (openers.has(draft.low(first)) || joints.has(draft.low(first)))) first += 1;
  return first;
}

function nameRun(draft: Draft, first: number, end: number, nouns: Nouns): Thing | null {
  if (first > end || draft.owner[first]?.last === end) return draft.owner[first]?.thing ?? null;
  const type = headType(draft, first, end, nouns);
  if (!type || first === end) return null;
  const thing = draft.thing(type, nameKey(draft, first, end), draft.slice(first, end));
  draft.spot(thing, first, end, "name");
  return thing;
}

/** The words of a name that tell it from others, sorted: "Treaty of Ghent" and "Ghent Treaty" have one key. */
function nameKey(draft: Draft, first: number, end: number): string {
  const lows = draft.words
    .slice(first, end + 1)
    .filter(({ kind }) => kind !== "punctuation")
    .map(({ low }) => low);
  return lows
    .filter((low) => !joints.has(low))
    .sort()
    .join(" ");
}

function headType(draft: Draft, first: number, end: number, nouns: Nouns): EntityType | null {
  const ofHead = joints.has(draft.low(first + 1)) && draft.low(first + 1) !== "and" ? typeOfNoun(draft.low(first), nouns) : null;
  if (ofHead) return ofHead;
  const last = draft.low(end);
  return typeOfNoun(last, nouns);
}

function typeOfNoun(low: string, nouns: Nouns): EntityType | null {
  if (nouns.byWord.has(low)) return "Agreement";
  if (eventNouns.has(low) && low !== "congress" && low !== "forum") return "Event";
  if (organisationNouns.has(low)) return "Organisation";
  if (partyNouns.has(low)) return "Party";
  return placeNouns.has(low) ? "Place" : null;
}
