function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Lemmas of verbs that report what their subject says or holds to be so. */
export const sayingVerbs = words(
  "say tell add announce confirm insist claim argue warn stress note explain report write reply acknowledge declare state suggest reveal " +
    "emphasise emphasize recall concede deny admit allege maintain assert reiterate disclose mention comment observe remark tweet post reaffirm " +
    "affirm signal conclude respond answer continue caution contend complain lament predict repeat underline underscore highlight point testify " +
    "estimate hint indicate retort quip joke promise pledge vow believe think agree hope fear quote cite speculate guess read inform assure remind " +
    "notify threaten brief hail urge ask call demand propose accuse counter interject go begin open clarify elaborate opine find rule hold judge determine hear learn",
);
/** Of these, those that report with a clause or a quotation only: their object is no content ("asked Norway", "began talks"). */
export const quotingOnly = words(
  "continue respond answer quip joke urge ask call demand propose hail go begin open counter interject threaten hope fear quote cite read brief elaborate agree write post point tell inform assure remind notify recall suggest report think believe note conclude complain find rule hold judge determine hear learn",
);
/** Of these, those whose object is what is said: "confirmed the signing". */
export const announcing = words("announce confirm deny acknowledge reveal disclose reiterate reaffirm declare signal dispute");
/** What these report is denied. */
export const denyingVerbs = words("deny dispute refute rebut disavow");
/** With what is claimed as object these deny it: "dismissed reports that". */
export const dismissingVerbs = words("dismiss reject deny refute rebut dispute rubbish contradict brush deride");
/** What can be dismissed because somebody claims it. */
export const claimNouns = words(
  "report claim suggestion allegation accusation rumour rumor speculation notion idea assertion story charge talk statement remark possibility",
);
/** People who speak without a name; of bodies ("Norway's government") what they belong to speaks itself. */
export const peopleNouns = words(
  "spokesperson spokesman spokeswoman spokespeople official source aide adviser advisor diplomat minister secretary ambassador envoy " +
    "negotiator mediator lawmaker politician senator deputy councillor mayor governor president premier chancellor king leader chief " +
    "director chair chairman chairwoman head commissioner general commander officer judge prosecutor lawyer analyst expert observer critic " +
    "campaigner activist supporter opponent protester resident witness representative delegate participant insider correspondent journalist member",
);
/** What people say things in: the speaker is who made it. */
export const documentNouns = words(
  "statement communique communiqué declaration letter report document note memo release tweet post message email e-mail " +
    "readout text transcript resolution submission testimony speech address remark interview briefing notice announcement",
);
/** Who passes on what others say. */
export const outletNouns = words(
  "media newspaper paper daily weekly magazine broadcaster television tv radio station newswire tabloid broadsheet agency outlet press programme website site channel network podcast",
);
/** Reports whose maker nobody knows: "media reports suggest". */
export const reportNouns = words("report rumour rumor leak");

/** Nouns with "in X's …" that make a clause X's own: "in her view". */
export const viewNouns = words("view opinion eye word judgement judgment assessment mind account estimation telling");

const outletName =
  /(?:^|\s)(?:(?:the\s)?(?:\p{Lu}[\p{L}.'’&-]*\s)*)?(?:news|newspaper|times|post|herald|guardian|telegraph|tribune|gazette|courier|ledger|journal|mirror|mail|express|observer|independent|star|sun|standard|chronicle|echo|examiner|inquirer|monitor|bulletin|register|record|dispatch|globe|mercury|review|today|daily|weekly|radio|television|tv|broadcasting|press|agency|spiegel|monde|figaro|país|repubblica|zeitung|online|magazine|reuters|bloomberg|cnn|bbc|nbc|cbs|abc|npr|pbs|itv|rte|rté|afp|tass|xinhua|interfax|jazeera|politico|economist|channel|wire|newswire|podcast)$/iu;

/** True if a name is that of a newspaper, a station or an agency, as far as a name can tell. */
export function namesOutlet(name: string): boolean {
  return outletName.test(name) || /^(?:news agency|radio|channel|tv|daily|le|der|die|el|la|il)\s\p{Lu}/iu.test(name);
}
