/** The closed classes of English that the rules stand on. All folded: lower case, straight apostrophes. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

export const determiners = words(
  "the a an this that these those its his her their our your my such some any no every each both all another either neither",
);
export const auxiliaries = words(
  "is are was were be been being am 's isn't aren't wasn't weren't has have had having hasn't haven't hadn't do does did don't doesn't didn't will would shall may might can could must should won't wouldn't can't cannot couldn't shouldn't",
);
const adverbs = words(
  "also already still now then yet just again even once first ever both all soon recently jointly formally long not never so far however too only always often almost nearly later together instead thus further once more longer itself monday tuesday wednesday thursday friday saturday sunday",
);
/** Adverbs and the like that may stand inside a verb group. */
export function isAdverb(word: string): boolean {
  return (
    adverbs.has(word) || (word.length > 4 && word.endsWith("ly") && !/^(?:italy|july|reply|supply|ally|family|early|assembly)$/.test(word))
  );
}

/** Nouns for those who act for a country: in "Danish ministers" and "ministers in Denmark" the country acts. */
export const officialNouns = words(
  "government governments ministers officials authorities leaders parliament lawmakers diplomats negotiators cabinet delegation administration regime representatives senate",
);
/** Officials that speak without a name; "a Home Office spokesperson". */
export const spokesNouns = words(
  "spokesperson spokesman spokeswoman spokespeople official officials source sources aide aides diplomat diplomats office statement readout",
);
export const reportingVerbs = words(
  "said says say saying told tells tell added adds announced announces confirmed confirms insisted insists claimed claims argued argues warned warns stressed stresses noted notes noting explained reported reports wrote replied acknowledged declared stated believes suggested suggests suggest revealed emphasised recalled conceded denied denies deny",
);

export const groupNouns = words("seekers refugees migrants prisoners nationals citizens detainees workers deportees fishermen hostages");
export const groupModifiers = words(
  "failed rejected asylum foreign irregular illegal undocumented refused unauthorised unauthorized economic migrant syrian seasonal genuine young skilled",
);
/** Adjectives that tell nothing about which agreement is meant. */
export const plainAdjectives = words(
  "new existing current controversial landmark historic recent previous original so-called so called final proposed possible potential planned future draft similar formal bilateral own same further whole old earlier latest such joint first second third one other different separate said important major big small long-awaited definitive wider broader ambitious more interim legal two three four common clear broad single special",
);
/** Words that open a sentence with a capital and belong to no name. */
export const openers = words(
  "the a an in on at by for from to of and but or nor as if while when after before since although though despite following under over with without within during speaking according asked there here this that these those it he she they we i you his her their its our my both neither most many much more some several all each every no not one two three four five six seven eight nine ten leaders critics ministers officials government governments local yes also however meanwhile earlier later today yesterday tomorrow ahead alongside like unlike what who which why how where former opposition mr mrs ms dr nobody everyone none media other another such since then now once only even still citing calling asking saying",
);
