/**
 * Words that praise or blame what they are said of: "called the deal a betrayal", "the deal will boost trade", she said.
 * Only words that judge in every context; "strong" or "big" may go either way.
 */
const praise =
  "historic great good excellent positive important essential vital crucial fair welcome constructive fantastic wonderful useful beneficial necessary helpful " +
  "balanced valuable promising perfect sensible successful significant encouraging outstanding remarkable indispensable pragmatic groundbreaking worthy momentous courageous brave bold sensible ambitious fruitful " +
  "win-win visionary timely decisive terrific superb magnificent splendid brilliant transformative equitable workable reassuring heartening long-awaited " +
  "success victory milestone breakthrough achievement triumph lifeline beacon blessing cornerstone accomplishment landmark win benefit progress boon hope " +
  "opportunity honour honor friend hero tool solution courage wisdom foundation asset gain bridge relief reconciliation leap stride interest";
const blame =
  "bad terrible unfair unacceptable illegal unlawful defective flawed dangerous inadequate insufficient wrong disastrous unjust disappointing unworkable " +
  "illegitimate shameful irresponsible cruel useless worthless reckless unconstitutional one-sided harmful hypocritical corrupt immoral inhumane horrible awful " +
  "appalling outrageous deplorable disgraceful regrettable unreasonable provocative unhelpful ineffective ludicrous absurd ridiculous misguided undemocratic " +
  "repressive brutal barbaric catastrophic humiliating unsustainable discriminatory biased untrustworthy unreliable weak pointless cowardly " +
  "mistake defeat betrayal disaster failure disgrace shame threat error catastrophe capitulation surrender travesty farce sham insult scandal liar terrorist dictator " +
  "tyrant aggressor sponsor cruelty blackmail joke embarrassment humiliation tragedy blunder provocation violation crime sellout gimmick fiasco mess folly charade " +
  "imperialism aggression hypocrisy occupation persecution instrument puppet colonialism interference setback injustice giveaway appeasement trap " +
  "delusion illusion madness nonsense waste";
/** Pairs that judge together, as adjective and noun: "a new chapter", "common sense has prevailed". */
const praisePairs =
  "new+chapter new+era new+page new+beginning new+start new+dawn new+phase fresh+start common+sense right+direction right+thing right+decision right+step " +
  "right+path key+step big+step major+step giant+step clear+signal strong+signal big+win proud+day proud+moment happy+day happy+moment special+day " +
  "only+way strong+message key+role central+role leading+role major+role turning+point first+step real+chance";
const blamePairs =
  "wrong+direction black+day dark+day sad+day bad+day dark+chapter step+backward backward+step empty+promise red+line stab+back slap+face huge+risk grave+risk " +
  "serious+risk wrong+signal wrong+message dangerous+precedent raw+deal death+knell false+hope hollow+promise";
/** Verbs that say of their subject what their object judges: "marks a milestone", "sends the wrong signal", "has a vital role". */
const bearing =
  "mark represent constitute open herald signal usher turn write create bring deliver send pave make provide offer have play give pose set form embody reflect show remain become lay";
/** What a deal brings that is praised for it: "will bring peace". */
const goods = "peace stability prosperity security growth job trust certainty investment freedom";
const ills = "war chaos instability conflict misery poverty suffering unemployment bloodshed violence";
const bringing = "bring create deliver generate produce ensure restore open cause fuel spread";
/** Verbs of what is good and wins: "common sense has prevailed". */
const prevailing = "prevail triumph win";
const praisingVerbs =
  "boost strengthen help improve benefit promote protect guarantee safeguard enhance deepen facilitate foster cement advance ease secure bolster";
const blamingVerbs =
  "violate undermine threaten betray harm damage weaken breach destroy endanger jeopardise jeopardize harm hurt punish discriminate lack flout break contravene infringe persecute " +
  "destabilise destabilize sabotage obstruct provoke exploit escalate bully mislead deceive lie trample disregard poison";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Adjectives and nouns that praise or blame. */
export const judgements = { praise: words(praise), blame: words(blame) } as const;
/** Verbs whose deed speaks for, or against, the one who does it. */
export const judgingVerbs = { praise: words(praisingVerbs), blame: words(blamingVerbs) } as const;
/** Verbs that call someone something: "called the deal a betrayal", "described Norway as a friend". */
export const namingVerbs: ReadonlySet<string> = words(
  "call declare rule judge pronounce refer describe label brand deem dub term consider regard view see portray depict characterise characterize hail denounce condemn dismiss",
);
/** Adjectives and nouns that praise or blame only together, as "adjective noun". */
export const judgingPairs = { praise: words(praisePairs), blame: words(blamePairs) } as const;
/** Verbs that say of their subject what their object judges. */
export const bearingVerbs: ReadonlySet<string> = words(bearing);
/** Verbs of bringing about, and what is good or bad to bring about. */
export const bringingVerbs: ReadonlySet<string> = words(bringing);
/** What is good, and what is bad, to bring about. */
export const effectsBrought = { praise: words(goods), blame: words(ills) } as const;
/** Verbs whose subject, where it is praised, tells that what happened is good. */
export const prevailingVerbs: ReadonlySet<string> = words(prevailing);
