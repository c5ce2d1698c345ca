/** The closed classes of English that the rules stand on. All folded: lower case, straight apostrophes. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

export const determiners = words(
  "the a an this that these those its his her their our your my such some any no every each both all another either neither",
);
export const prepositions = words(
  "in of from at with by for on to under over between about into against across through during within without toward towards near outside inside among amid after before since until despite alongside like via per as than including following",
);
export const conjunctions = words(
  "and or but nor yet so while although though because if unless whether when where after before until once since that which who whom whose as than",
);
export const pronouns = words(
  "he she they it we i you him her them us me who which that this these those both neither there himself herself itself themselves what someone nobody everyone one none",
);
export const beForms = words("is are was were be been being am 's isn't aren't wasn't weren't");
export const auxiliaries = words(
  "is are was were be been being am 's isn't aren't wasn't weren't has have had having hasn't haven't hadn't do does did don't doesn't didn't will would shall may might can could must should won't wouldn't can't cannot couldn't shouldn't",
);
export const negations = words(
  "not never no isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't neither",
);
const adverbs = words(
  "also already still now then yet just again even once first ever both all soon recently jointly formally long not never so far however too only always often almost nearly later together instead thus further once more longer itself monday tuesday wednesday thursday friday saturday sunday",
);
/** Words before "to" or a gerund that say how far a deed has come: each with what it makes of the verb after it. */
export const catenatives: Readonly<Record<string, "planned" | "possible" | "negated" | "asserted" | "unread">> = {
  expected: "planned",
  expects: "planned",
  due: "planned",
  set: "planned",
  plan: "planned",
  plans: "planned",
  planned: "planned",
  planning: "planned",
  intend: "planned",
  intends: "planned",
  intended: "planned",
  want: "planned",
  wants: "planned",
  wanted: "planned",
  hopes: "planned",
  hope: "planned",
  hoped: "planned",
  hoping: "planned",
  aims: "planned",
  aim: "planned",
  aiming: "planned",
  vowed: "planned",
  promised: "planned",
  pledged: "planned",
  agreed: "planned",
  agree: "planned",
  agrees: "planned",
  prepared: "planned",
  preparing: "planned",
  scheduled: "planned",
  decided: "planned",
  seeking: "planned",
  seeks: "planned",
  seek: "planned",
  about: "planned",
  going: "planned",
  poised: "planned",
  ready: "planned",
  threatened: "planned",
  offered: "possible",
  willing: "possible",
  likely: "possible",
  considering: "possible",
  considers: "possible",
  mulling: "possible",
  weighing: "possible",
  able: "possible",
  supposed: "possible",
  trying: "possible",
  tried: "possible",
  failed: "negated",
  refused: "negated",
  refuses: "negated",
  refusing: "negated",
  declined: "negated",
  yet: "negated",
  unable: "negated",
  continues: "asserted",
  continue: "asserted",
  continued: "asserted",
  began: "asserted",
  begun: "asserted",
  started: "asserted",
  managed: "asserted",
  has: "unread",
  have: "unread",
  had: "unread",
};
export const modalVerbs: Readonly<Record<string, "planned" | "possible" | "unread">> = {
  will: "planned",
  "won't": "planned",
  shall: "planned",
  would: "possible",
  "wouldn't": "possible",
  may: "possible",
  might: "possible",
  can: "possible",
  "can't": "possible",
  cannot: "possible",
  could: "possible",
  "couldn't": "possible",
  should: "unread",
  "shouldn't": "unread",
  must: "unread",
};
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
export const denyingVerbs = words("denied denies deny");

export const eventNouns = words(
  "summit summits conference conferences election elections referendum referendums congress ceremony meeting forum poll run-off",
);
export const organisationNouns = words(
  "ministry commission council parliament agency court committee taskforce union organisation organization bank authority assembly institute foundation centre center department university bureau secretariat federation confederation association league company corporation tribunal senate chamber fund service bloc society group watchdog mission",
);
export const partyNouns = words("party movement");
export const placeNouns = words(
  "sea ocean channel island islands river lake mountains mountain bay gulf strait desert peninsula valley province region city county airport base border coast",
);
export const groupNouns = words("seekers refugees migrants prisoners nationals citizens detainees workers deportees fishermen hostages");
export const groupModifiers = words(
  "failed rejected asylum foreign irregular illegal undocumented refused unauthorised unauthorized economic migrant syrian seasonal genuine young skilled",
);
/** Adjectives that tell nothing about which agreement is meant. */
export const plainAdjectives = words(
  "new existing current controversial landmark historic recent previous original so-called so called final proposed possible potential planned future draft similar formal bilateral own same further whole old earlier latest such joint first second third one other different separate said important major big small long-awaited definitive wider broader ambitious more interim legal two three four common clear broad single special",
);
export const futureAdjectives = words("proposed possible potential planned future draft");
/** Words that open a sentence with a capital and belong to no name. */
export const openers = words(
  "the a an in on at by for from to of and but or nor as if while when after before since although though despite following under over with without within during speaking according asked there here this that these those it he she they we i you his her their its our my both neither most many much more some several all each every no not one two three four five six seven eight nine ten leaders critics ministers officials government governments local yes also however meanwhile earlier later today yesterday tomorrow ahead alongside like unlike what who which why how where former opposition mr mrs ms dr nobody everyone none media other another such since then now once only even still citing calling asking saying",
);
/** Words that no person's name holds. */
export const notInNames = words(
  "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday north south east west northern southern eastern western european us uk",
);
export const nameParticles = words("von van der den de da di dos del al el bin ibn la le ter tun abu");
