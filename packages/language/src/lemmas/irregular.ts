/** Irregular verbs: base, past, past participle; forms that differ in use stand with a stroke between them. */
const verbs = `
arise arose arisen;awake awoke awoken;be was/were been;bear bore borne/born;beat beat beaten;become became become;
begin began begun;bend bent bent;beset beset beset;bet bet bet;bid bid bid;bind bound bound;bite bit bitten;
bleed bled bled;blow blew blown;break broke broken;breed bred bred;bring brought brought;broadcast broadcast broadcast;
build built built;burst burst burst;buy bought bought;catch caught caught;choose chose chosen;cling clung clung;
come came come;cost cost cost;creep crept crept;cut cut cut;deal dealt dealt;dig dug dug;do did done;draw drew drawn;
drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;fight fought fought;
find found found;flee fled fled;fling flung flung;fly flew flown;forbid forbade forbidden;forecast forecast forecast;
foresee foresaw foreseen;forget forgot forgotten;forgive forgave forgiven;forgo forwent forgone;forsake forsook forsaken;
freeze froze frozen;get got gotten;give gave given;go went gone;grind ground ground;grow grew grown;hang hung hung;
have had had;hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;know knew known;
lay laid laid;lead led led;leave left left;lend lent lent;let let let;lie lay lain;light lit lit;lose lost lost;
make made made;mean meant meant;meet met met;mislead misled misled;mistake mistook mistaken;
misunderstand misunderstood misunderstood;outdo outdid outdone;overcome overcame overcome;override overrode overridden;
oversee oversaw overseen;overtake overtook overtaken;overthrow overthrew overthrown;partake partook partaken;pay paid paid;
prove proved proven;put put put;quit quit quit;read read read;rebuild rebuilt rebuilt;redraw redrew redrawn;
repay repaid repaid;rethink rethought rethought;rewrite rewrote rewritten;ride rode ridden;ring rang rung;rise rose risen;
run ran run;say said said;see saw seen;seek sought sought;sell sold sold;send sent sent;set set set;shake shook shaken;
shed shed shed;shine shone shone;shoot shot shot;show showed shown;shrink shrank shrunk;shut shut shut;sing sang sung;
sink sank sunk;sit sat sat;sleep slept slept;slide slid slid;speak spoke spoken;spend spent spent;spin spun spun;
split split split;spread spread spread;spring sprang sprung;stand stood stood;steal stole stolen;stick stuck stuck;
sting stung stung;strike struck struck/stricken;strive strove striven;swear swore sworn;sweep swept swept;
swell swelled swollen;swim swam swum;swing swung swung;take took taken;teach taught taught;tear tore torn;tell told told;
think thought thought;throw threw thrown;undergo underwent undergone;understand understood understood;
undertake undertook undertaken;undo undid undone;uphold upheld upheld;wake woke woken;wear wore worn;weave wove woven;
weep wept wept;win won won;wind wound wound;withdraw withdrew withdrawn;withhold withheld withheld;
withstand withstood withstood;write wrote written`;

const nouns = `man men;woman women;child children;person people;foot feet;tooth teeth;mouse mice;ox oxen;goose geese;half halves;
life lives;wife wives;knife knives;leaf leaves;loaf loaves;thief thieves;wolf wolves;shelf shelves;calf calves;self selves;
crisis crises;analysis analyses;basis bases;thesis theses;hypothesis hypotheses;diagnosis diagnoses;axis axes;
phenomenon phenomena;criterion criteria;memorandum memoranda;referendum referenda;bacterium bacteria;datum data;
medium media;stratum strata;curriculum curricula;appendix appendices;index indices;matrix matrices;alumnus alumni;
nucleus nuclei;stimulus stimuli;bureau bureaux;plateau plateaux`;

const degrees = `good better best;bad worse worst;far further furthest;far farther farthest;little less least;many more most`;

/** The verb that an irregular past or participle belongs to. */
export const irregularVerbs = byForm(verbs);
/** The singular that an irregular plural belongs to. */
export const irregularNouns = byForm(nouns);
/** The adjective or adverb that an irregular comparative or superlative belongs to. */
export const irregularDegrees = byForm(degrees);

function byForm(list: string): ReadonlyMap<string, string> {
  const pairs = list.split(";").flatMap((entry) => {
    const [base = "", ...forms] = entry.trim().split(" ");
    return forms.flatMap((form) => form.split("/")).map((form) => [form, base] as const);
  });
  // "lay" is the past of "lie" only where it is tagged as a past: the first base that is not the form itself stands.
  return new Map(pairs.toReversed());
}
