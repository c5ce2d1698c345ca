import type { EntityType } from "@entente/ontology";
import { isCapital, type Draft } from "./draft.js";
import { eventNouns, openers, organisationNouns, partyNouns, placeNouns } from "./lexicon.js";
import type { Nouns } from "./agreementNouns.js";

/** Small words that names hold between capitals. */
const joints = new Set(["of", "for", "on", "and", "the", "de", "du", "des"]);

/**
 * Finds names that no list has, by the noun that heads them: "Joint Migration Taskforce", "Treaty of Ghent",
 * "Movement for Change", "Regional Conference"; and the short form that follows one in brackets.
 */
export function findNamedThings(draft: Draft, nouns: Nouns): void {
  for (const { first, last } of draft.sentences) {
    for (let i = first; i <= last; i += 1) {
      const end = runEnd(draft, i, last);
      if (end < i) continue;
      nameRun(draft, trimStart(draft, i, end), end, nouns);
      i = Math.max(i, end);
    }
  }
}

/** Last token of the run of capitalised words that starts here, one before `i` if none does. */
function runEnd(draft: Draft, i: number, last: number): number {
  if (!isCapital(draft.words[i]) && !draft.startingAt(i)) return i - 1;
  let end = draft.startingAt(i)?.last ?? i;
  for (let next = end + 1; next <= last; ) {
    const at = skipJoints(draft, next, last);
    const spot = draft.startingAt(at);
    const glued = at === next || !(draft.endingAt(end) && draft.low(next) === "and");
    if (!glued || (at > next && spot?.thing.type === "Country" && draft.low(next) !== "of") || !(isCapital(draft.words[at]) || spot)) break;
    end = spot?.last ?? at;
    next = end + 1;
  }
  return end;
}

function skipJoints(draft: Draft, i: number, last: number): number {
  let at = i;
  while (at <= last && at < i + 3 && joints.has(draft.low(at))) at += 1;
  const dash = /^[-–—]$/.test(draft.low(at)) && draft.words[at]?.start === draft.words[at - 1]?.end && draft.words[at]?.end === draft.words[at + 1]?.start;
  return at === i && dash ? at + 1 : at;
}

function trimStart(draft: Draft, i: number, end: number): number {
  let first = i;
  while (first < end && !draft.owner[first] && (openers.has(draft.low(first)) || joints.has(draft.low(first)))) first += 1;
  return first;
}

function nameRun(draft: Draft, first: number, end: number, nouns: Nouns): void {
  if (first > end || draft.owner[first]?.last === end) return;
  const type = headType(draft, first, end, nouns);
  if (!type || first === end) return;
  const label = draft.slice(first, end);
  const thing = draft.thing(type, nameKey(draft, first, end), label);
  draft.spot(thing, first, end, "name");
  bracketForm(draft, thing.type, first, end, label);
}

/** The words of a name that tell it from others, sorted: "Treaty of Ghent" and "Ghent Treaty" have one key. */
function nameKey(draft: Draft, first: number, end: number): string {
  const lows = draft.words.slice(first, end + 1).filter(({ kind }) => kind !== "punctuation").map(({ low }) => low);
  return lows.filter((low) => !joints.has(low)).sort().join(" ");
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

/** "Economic Union of the South (EUS)": the letters in brackets name the same thing from there on. */
function bracketForm(draft: Draft, type: EntityType, first: number, end: number, label: string): void {
  const short = draft.words[end + 2];
  if (draft.low(end + 1) !== "(" || draft.low(end + 3) !== ")" || !short || !/^\p{Lu}[\p{L}]{1,9}$/u.test(short.text)) return;
  const thing = draft.thing(type, nameKey(draft, first, end), label);
  for (let i = 0; i < draft.words.length; i += 1) {
    if (draft.words[i]?.text === short.text && !draft.owner[i]) draft.spot(thing, i, i, "name");
  }
}
