import type { TagClass } from "./classes.js";
import type { Word } from "./words.js";

/** Verbs of the news whose third person is spelt like a plural noun. */
const verbs = new Set(
  (
    "accuses agrees asks backs bans blames blocks calls cancels claims condemns courts cuts delays demands drops ends eyes faces fears fights " +
    "freezes hails halts hits hopes hosts inks intends joins launches lauds leaves mulls needs offers opposes plans pledges praises presses promises " +
    "proposes protests pushes quits raps ratifies rebuffs refuses rejects renews scraps seals seeks sees shelves shuns signs slams snubs spurns starts " +
    "strikes supports suspends talks threatens urges vetoes visits votes vows wants warns weighs welcomes wins withdraws"
  ).split(" "),
);
const deals = new Set(["deal", "pact", "accord", "treaty", "truce", "deals", "pacts", "accords", "treaties"]);

const finite = /^(?:VB[ZPD]|MD)$/;
const opens = /^(?:TO|DT|NNPS?|PRP\$?|JJ|NN|NNS|CD|IN|RP)$/;

/**
 * Mends what a tagger taught with running text gets wrong in headlines and the sentences that open news: "Norway plans to
 * sign" without any verb, "to sign fisheries deal with Chile" with a second one.
 *
 * @param words - of a sentence
 * @param tags - the number of each word's class, changed in place
 * @param classes - what the numbers stand for
 */
export function mendTags(words: readonly Word[], tags: Uint8Array, classes: readonly TagClass[]): void {
  const fine = (i: number): string => classes[tags[i] ?? -1]?.fineTag ?? "";
  const numberOf = (tag: string, fineTag: string): number => classes.findIndex((each) => each.tag === tag && each.fineTag === fineTag);
  words.forEach(({ low }, i) => {
    if (deals.has(low) && isDoubleVerb(fine, i)) tags[i] = numberOf("NOUN", low.endsWith("s") ? "NNS" : "NN");
  });
  const verb = words.findIndex(({ low }, i) => verbs.has(low) && fine(i) === "NNS" && isLostVerb(words.length, fine, i));
  if (verb > 0) tags[verb] = numberOf("VERB", "VBZ");
}

/** "sign fisheries deal": a verb right behind a noun that a verb stands before. */
function isDoubleVerb(fine: (i: number) => string, i: number): boolean {
  if (!fine(i).startsWith("VB") || !/^(?:NNS?|JJ)$/.test(fine(i - 1))) return false;
  return [2, 3, 4].some((back) => fine(i - back).startsWith("VB"));
}

/** A plural noun behind a name, where the words up to the next comma have no verb with a tense: it is that verb. */
function isLostVerb(length: number, fine: (i: number) => string, i: number): boolean {
  if (!/^NNPS?$/.test(fine(i - 1)) || !opens.test(fine(i + 1))) return false;
  for (let at = 0; at < length; at += 1) {
    if (finite.test(fine(at)) && (at > i || fine(i + 1) !== "TO")) return false;
    if (at > i && fine(at) === ",") break;
  }
  return true;
}
