import type { EntityType } from "@entente/ontology";

/** Closed lists that names are told by. All folded. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Types that a name may have. */
export type NamedType = Extract<EntityType, "Person" | "Country" | "Party" | "Organisation" | "Agreement" | "Event" | "Place">;

/** Nouns that head the names of organisations. */
export const organisationHeads = words(
  `ministry commission council parliament agency court committee taskforce force forces union organisation organization
  bank authority assembly institute institution foundation centre center department university college school academy bureau secretariat
  federation confederation association league company corporation corp inc ltd plc llc tribunal senate chamber chambers fund
  service services bloc society group network office house army navy guard guards police brigade brigades battalion corps command
  board club church airlines airways airline times post herald tribune telegraph journal gazette guardian radio television
  tv media press news observatory watchdog trust cabinet congress presidency directorate inspectorate consortium syndicate
  institut platform alliance front mission units unit militia militias regiment treasury legislature knesset
  hospital museum think-tank collective commissioner ombudsman prosecutors laboratory industries holdings energy
  petroleum airlines motors systems technologies bundestag rights works junta shura jihad brotherhood diocese synod
  patriarchate caucus confederacy ombudsperson delegation secretaria taskforces councils courts ministries community communities`,
);
/** Nouns that head the names of parties. */
export const partyHeads = words("party parties movement greens");
/** Nouns that head the names of places. */
export const placeHeads = words(
  `sea ocean channel island islands river lake mountains mountain mount bay gulf strait straits desert peninsula valley province region
  city county airport coast district governorate oblast prefecture canton municipality territory territories hills hill
  heights beach canal dam forest street avenue square park port harbour harbor plateau corridor delta basin town village
  archipelago cape isthmus lagoon base camp crossing palace bridge highway road temple mosque cathedral castle villa hotel
  zone station plant field fields ocean reef shoal waterway waterways prison stadium`,
);
/** Nouns that head the names of events. */
export const eventHeads = words(
  "summit conference election elections referendum forum olympics games festival war revolution massacre uprising congress exhibition expo",
);
/** First words of names that go on with "of" or "for", with the type of the whole. */
export const openingHeads: Readonly<Record<string, NamedType>> = {
  ministry: "Organisation",
  department: "Organisation",
  bank: "Organisation",
  university: "Organisation",
  institute: "Organisation",
  organisation: "Organisation",
  organization: "Organisation",
  office: "Organisation",
  court: "Organisation",
  council: "Organisation",
  house: "Organisation",
  chamber: "Organisation",
  academy: "Organisation",
  school: "Organisation",
  league: "Organisation",
  union: "Organisation",
  association: "Organisation",
  federation: "Organisation",
  confederation: "Organisation",
  community: "Organisation",
  commission: "Organisation",
  committee: "Organisation",
  centre: "Organisation",
  center: "Organisation",
  church: "Organisation",
  forces: "Organisation",
  army: "Organisation",
  front: "Organisation",
  network: "Organisation",
  coalition: "Organisation",
  alliance: "Organisation",
  assembly: "Organisation",
  authority: "Organisation",
  agency: "Organisation",
  bureau: "Organisation",
  fund: "Organisation",
  group: "Organisation",
  parliament: "Organisation",
  secretariat: "Organisation",
  movement: "Party",
  party: "Party",
  gulf: "Place",
  strait: "Place",
  straits: "Place",
  sea: "Place",
  bay: "Place",
  port: "Place",
  isle: "Place",
  cape: "Place",
  lake: "Place",
  mount: "Place",
  horn: "Place",
  battle: "Event",
};
/** Nouns before "of X" that make X a place: "the town of X". */
export const placeNounsBefore = words(
  "city town village province region port district capital island county municipality governorate suburb neighbourhood neighborhood state stronghold enclave resort hamlet outskirts area coast settlement prefecture",
);
/** Nouns after X that make it a place: "X province". */
export const placeNounsAfter = words(
  "province region city district state airport valley county governorate oblast prefecture municipality coast border area peninsula town village neighbourhood neighborhood island islands crossing port river residents",
);
export const placePrepositions = words("in at near outside around across inside from to into through toward towards via between");
/** Verbs that a person, rarely anyone else, is the subject of. */
export const personVerbs = words(
  `said says told added attended wrote replied argued insisted tweeted spoke thanked met visited resigned smiled joked
  explained stressed noted testified described recalled emphasised emphasized underlined reiterated hailed praised vowed
  acknowledged remarked quipped observed lamented asserted believes thinks died travelled traveled flew chaired hosted`,
);
/** Verbs that take a person as object more often than not. */
export const personObjectVerbs = words(
  "met told thanked hosted succeeded replaced appointed elected named nominated sacked dismissed arrested said added",
);
export const particles = words(
  "von van der den de da di do dos del della du des al el ul bin ibn bint ben la le ter ten tun abu ag ould y zu af",
);
/** "al-Assad", "Al-Shabaab": small words that a hyphen joins to a name. */
export const prefixes = words("al el as ar ash at an ad az bin abu ould ul");
/** Words with capitals that belong to no person's name. */
export const notInPersons = words(
  `january february march april june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday north south east west northern southern eastern western central european nato mps mp
  state national international united democratic republic republican democrat democrats republicans minister ministers president prime secretary foreign home
  general supreme high federal royal constitutional economic security peace human world global covid god bible christmas easter
  ramadan olympics muslim muslims christian christians jewish jews catholic islamic sunni shia shiite arab arabs kurdish kurds
  act bill article protocol treaty convention agreement accord pact deal statute resolution declaration memorandum framework
  initiative programme program plan strategy roadmap constitution charter law government ministry internet twitter photo
  video file image source caption english french german latin communist socialist liberal conservative labour labor green nazi
  opposition ruling governing rival both every main major new old great first second third special joint interim acting former deputy vice chief senior leader leaders`,
);
/** Capital letters that name nothing. */
export const plainAcronyms = words(
  "ceo gdp tv covid hiv aids mp mps pm gmt utc it pr id dna ai file fm am ok no vat phd ufo us$ au$ fta ftas ngo ngos ied ieds sms pdf usd eur gbp qr cctv ppe pcr lng lgbt lgbtq who's mep meps fdi fy dc a.m p.m ad bc ii iii iv vi vii viii ix xi xii xiv xvi",
);
/** Peoples and faiths: they name nobody and no body. */
export const peoples = words(
  `rohingya rohingyas uyghur uyghurs uighur uighurs kurd kurds hutu hutus tutsi tutsis pashtun pashtuns hazara hazaras yazidi yazidis tamil
  tamils sinhalese karen kachin shan kuki kukis meitei meiteis naga nagas roma sami maori maoris inuit berber berbers amazigh tuareg
  tuaregs fulani hausa igbo yoruba oromo oromos amhara amharas tigrayan tigrayans dinka nuer zulu xhosa chagossian chagossians druze
  alawite alawites sunni sunnis shia shias shiite shiites orthodox catholic catholics protestant protestants jew jews jewish muslim
  muslims christian christians hindu hindus sikh sikhs buddhist buddhists mapuche quechua aymara tatar tatars chechen chechens bosniak
  bosniaks slav slavs arab arabs persian persians turkmens kurdish nazi nazis communist communists islamist islamists unionist
  unionists nationalist nationalists republican republicans loyalist loyalists aboriginal aborigines hispanic latino latinos zionist
  zionists marxist maoist maoists taiwanese hongkongers palestinians westerners europeans africans asians arabic english french`,
);
const weekdaysAndMonths = words(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec",
);
/** Words that open the names of organisations: "Radio Okapi". */
export const organisationOpeners = words("radio agence banco groupe grupo fundacion fondation amnesty médecins reporters doctors banque");
export const joints = words("of for on and the de du des in to & against");

/** True for days and months, abbreviated too: "Nov." */
export function isCalendar(low: string): boolean {
  return weekdaysAndMonths.has(low.replace(/\.$/, ""));
}
