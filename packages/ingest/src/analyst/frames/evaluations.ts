/**
 * Words that praise or blame what they are said of: "called the deal a betrayal", "the deal will boost trade", she said.
 * Only words that judge in every context; "strong" or "big" may go either way.
 */
const praise =
  "historic great good excellent positive important essential vital crucial fair welcome constructive fantastic wonderful useful beneficial necessary helpful " +
  "balanced valuable promising perfect sensible successful significant encouraging outstanding remarkable indispensable pragmatic groundbreaking worthy " +
  "success victory milestone breakthrough achievement triumph lifeline beacon blessing cornerstone accomplishment landmark win benefit progress boon hope " +
  "opportunity honour honor friend hero tool solution";
const blame =
  "bad terrible unfair unacceptable illegal unlawful defective flawed dangerous inadequate insufficient wrong disastrous unjust disappointing unworkable " +
  "illegitimate shameful irresponsible cruel useless worthless reckless unconstitutional one-sided harmful hypocritical corrupt immoral inhumane horrible awful " +
  "appalling outrageous deplorable disgraceful regrettable unreasonable provocative unhelpful ineffective ludicrous absurd ridiculous misguided undemocratic " +
  "repressive brutal barbaric catastrophic humiliating unsustainable discriminatory biased untrustworthy unreliable weak pointless cowardly " +
  "mistake defeat betrayal disaster failure disgrace shame threat error catastrophe capitulation surrender travesty farce sham insult scandal liar terrorist dictator " +
  "tyrant aggressor sponsor cruelty blackmail joke embarrassment humiliation tragedy blunder provocation violation crime sellout gimmick fiasco mess folly charade " +
  "imperialism aggression hypocrisy occupation persecution instrument puppet colonialism interference";
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
