/**
 * What a verb, adjective or noun makes of the deed it takes as its complement: "refused to sign", "the plan to leave",
 * "called for talks". After Karttunen's implicative verbs (https://doi.org/10.2307/412084) and FactBank's classes
 * (https://doi.org/10.1007/s10579-009-9089-9).
 */
export type Effect = "asserted" | "planned" | "possible" | "deferred" | "negated" | "refused" | "unread";

/** The form of the complement: "to sign", "signing", "that it signed", "the signing". */
export type Complement = "infinitive" | "gerund" | "clause" | "noun";

const table: Readonly<Record<Complement, Readonly<Partial<Record<Effect, string>>>>> = {
  infinitive: {
    asserted:
      "begin start continue manage help get proceed resume force compel cause convince persuade succeed rush vote come join gather meet return remain serve allow enable lead authorise authorize go+on",
    planned:
      "plan intend agree pledge vow promise decide resolve expect schedule set prepare commit commitment undertake swear aim due about ready poised go be arrange mean slate bound determined prepared choose opt decision intention pledge promise vow move agreement deal announce announcement invitation ambition readiness determination consent undertaking",
    possible:
      "consider propose proposal want hope seek try attempt wish threaten threat offer ask urge call demand request invite encourage suggest recommend tempt struggle press pressure push lobby appeal advise order instruct require oblige tell warn love like prefer need likely able willing eager keen open free right chance opportunity ability power bid effort attempt desire option possibility idea mandate authority possible entitle permit permission willingness wait approach beg implore command campaign",
    negated: "fail forget neglect yet unable impossible hesitate unlikely failure inability omit forbid ban prohibit bar",
    refused: "refuse decline unwilling reluctant refusal reluctance reject unwillingness",
    unread: "apply application bid candidacy have need supposed dare pretend deserve appear seem fit important necessary better too enough",
  },
  gerund: {
    asserted:
      "begin start continue finish complete resume keep regret celebrate welcome blame criticise criticize condemn thank praise defend justify",
    planned: "plan intend agree set",
    possible:
      "consider propose mull contemplate suggest recommend weigh discuss explore envisage advocate urge threaten warn risk favour favor support insist aim talk of+idea open idea possibility prospect",
    negated: "stop cease halt avoid end prevent bar ban block prohibit quit abandon delay postpone suspend forgo stall",
    refused: "rule+out oppose reject resist refuse rebuff opposed exclude object opposition",
    unread: "imagine mean involve require accuse suspect charge convict acquit",
  },
  clause: {
    asserted: "",
    planned: "expect promise pledge vow agree decide anticipate",
    possible:
      "hope believe think suspect fear speculate suppose propose suggest demand insist+on urge recommend request ask wish predict imagine assume require likely possible unlikely pray argue+for prefer",
    negated: "unlikely",
    refused: "",
    unread: "doubt wonder consider discuss ensure pretend question debate deny+if dispute rule+out",
  },
  noun: {
    asserted: "",
    planned:
      "plan expect schedule await prepare agree set promise pledge announce arrange prepare anticipate planned ahead upcoming forthcoming invite invitation schedule approve offer vow prepare invite",
    possible:
      "call+for propose demand seek request offer suggest urge want consider mull contemplate favour favor discuss explore proposal call possibility prospect idea hope need push appeal advocate press possible potential proposed recommend envisage push+for ask ask+for press+for hope+for",
    deferred: "postpone put+off delay defer",
    negated:
      "walk+out break+off pull+out quit walk+away cancel call+off avoid prevent scrap lack absence miss skip cancellation abandon without instead+of preclude",
    refused: "resist ignore defy reject rule+out refuse decline boycott rebuff oppose snub turn+down spurn shun rejection",
    unread: "",
  },
};

const effects = new Map<string, Effect>();
for (const [complement, groups] of Object.entries(table))
  for (const [effect, lemmas] of Object.entries(groups))
    for (const lemma of lemmas.split(" ").filter(Boolean)) effects.set(`${complement} ${lemma}`, effect as Effect);

/** What a governor makes of its complement: by its lemma with its particle or preposition first; null if it is not listed. */
export function effectOf(complement: Complement, lemma: string, companion: string | null): Effect | null {
  return effects.get(`${complement} ${lemma}+${companion ?? ""}`) ?? effects.get(`${complement} ${lemma}`) ?? null;
}

const objectControl = new Set(
  (
    "ask urge tell invite want force compel persuade convince encourage allow permit enable order instruct advise warn require oblige beg " +
    "implore request expect authorise authorize accuse blame criticise criticize condemn praise thank prevent stop bar ban block forbid " +
    "prohibit call press pressure push lobby appeal help lead invite name appoint elect nominate choose recommend dissuade discourage " +
    "command entitle mandate designate send dispatch schedule see keep need like love wish wait"
  ).split(" "),
);

/** Whose deed the complement is: of the governor's subject, or of the object that is asked, told or accused. */
export function controls(lemma: string): "subject" | "object" {
  return objectControl.has(lemma) ? "object" : "subject";
}

/** Verbs that report: what they take stands as it is, and belongs to a speaker. Denied, it says nothing. */
export const reporting: ReadonlySet<string> = new Set(
  (
    "say tell add announce confirm insist claim argue warn stress note explain report write reply acknowledge declare state suggest reveal " +
    "emphasise emphasize recall concede deny admit allege maintain assert reiterate understand learn know see find show indicate hear " +
    "disclose mention comment observe remark point+out estimate believe agree tweet post reaffirm affirm signal conclude"
  ).split(" "),
);

/** Verbs of coming and meeting: what they are done for happens with them ("visited Italy to discuss migration"). */
export const arriving: ReadonlySet<string> = new Set(
  "visit meet travel fly arrive come go gather convene return host receive welcome sit join attend hold call phone telephone speak land tour".split(
    " ",
  ),
);

/** Verbs that say of a deed that it happens: their modality and polarity are the deed's ("talks have not begun"). */
export const happening: ReadonlySet<string> = new Set(
  (
    "take+place begin start continue resume open happen occur go+ahead proceed fail collapse end conclude stall break+down be remain " +
    "schedule hold plan expect set due cancel postpone call+off arrange suspend restart reopen delay agree conduct follow last go+on launch under+way"
  ).split(" "),
);
