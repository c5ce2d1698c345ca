import type { Speaker } from "@entente/core";
import type { Polarity } from "@entente/ontology";
import type { Article, Thing } from "../article.js";
import type { Finding } from "../findings.js";
import type { SpeechAct } from "./acts.js";
import type { Speech } from "./speech.js";

/** Who says a finding. */
export interface Attribution {
  /** Null: the article itself. */
  readonly act: SpeechAct | null;
  /** That of the finding, turned where the speaker denies it or answers no. */
  readonly polarity: Polarity;
  /** Each says it on their own; null: the article itself. */
  readonly speakers: readonly (Speaker | null)[];
  /** The outlet or agency that is credited, as the text calls it. */
  readonly via: string | null;
}

/** Nobody is quoted with more than these in one breath. */
const mostSpeakers = 3;

/**
 * Who says a finding: the innermost speech around its trigger. Null where nothing is said: it was only asked, it is
 * not said ("did not say that"), or what is denied is itself negated ("denied that it had not").
 */
export function attribute(article: Article, speech: Speech, finding: Finding): Attribution | null {
  const act = finding.asked ? speech.answerTo(article, finding.trigger) : speech.at(finding.trigger);
  if ((finding.asked && !act) || act?.unsaid === true) return null;
  const turned = finding.asked ? act?.answer === "no" : act?.denies === true;
  // To deny having signed is not to deny being a party.
  if (turned && (finding.polarity === "negated" || (finding.predicate === "partyTo" && !finding.asked))) return null;
  return {
    act,
    polarity: turned ? "negated" : finding.polarity,
    speakers: speakersOf(article, act, finding),
    via: act?.via ?? null,
  };
}

/** The speakers of an act, of several those whose own side the finding is about; null alone: the article itself. */
export function speakersOf(
  article: Article,
  act: SpeechAct | null,
  { subject, object }: Pick<Finding, "subject" | "object">,
): (Speaker | null)[] {
  if (!act || (act.speakers.length === 0 && !act.unnamed)) return [null];
  const own = act.speakers.filter((thing) => [thing, thing.home].some((side) => side !== null && (side === subject || side === object)));
  const speakers = own.length > 0 ? own : act.speakers;
  if (act.unnamed) return [unnamedSpeaker(article, act.unnamed, speakers)];
  return speakers.slice(0, mostSpeakers).map((thing) => ({ name: article.nameOf(thing), entity: article.local(thing), speaksFor: null }));
}

function unnamedSpeaker(article: Article, name: string, sides: readonly Thing[]): Speaker {
  const [side] = sides;
  return { name, entity: null, speaksFor: side && sides.length === 1 ? article.local(side) : null };
}
