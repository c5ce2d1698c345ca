import { irregularDegrees, irregularNouns, irregularVerbs } from "./irregular.js";

/** True of forms that are known to be words of their own: they decide between "visit" and "visite". */
export type KnownForm = (low: string) => boolean;

/**
 * The dictionary form by the rules of English spelling, for what no lexicon lists.
 *
 * @param low - the folded form
 * @param fineTag - its Penn Treebank tag
 * @param known - which forms are words
 */
export function lemmaByRule(low: string, fineTag: string, known: KnownForm): string {
  switch (fineTag) {
    case "NNS":
    case "NNPS":
      return irregularNouns.get(low) ?? compoundNoun(low) ?? withoutS(low, known);
    case "VBZ":
      return low === "has" ? "have" : low === "does" ? "do" : withoutS(low, known);
    case "VBD":
    case "VBN":
      return irregularVerbs.get(low) ?? withoutEnding(low, "ed", known);
    case "VBG":
      return withoutEnding(low, "ing", known);
    case "JJR":
    case "RBR":
      return irregularDegrees.get(low) ?? withoutEnding(low, "er", known);
    case "JJS":
    case "RBS":
      return irregularDegrees.get(low) ?? withoutEnding(low, "est", known);
    default:
      return low;
  }
}

/** "spokeswomen", "grandchildren". */
function compoundNoun(low: string): string | null {
  const end = /(?:women|men|children|people|wives|halves|feet)$/.exec(low)?.[0];
  if (!end || end === low) return null;
  return end === "people" ? `${low.slice(0, -6)}person` : low.slice(0, -end.length) + (irregularNouns.get(end) ?? end);
}

function withoutS(low: string, known: KnownForm): string {
  if (!low.endsWith("s") || low.length < 4 || /(?:ss|us|is)$/.test(low)) return low;
  if (low.endsWith("ies") && low.length > 4)
    return known(`${low.slice(0, -3)}y`) || !known(low.slice(0, -1)) ? `${low.slice(0, -3)}y` : low.slice(0, -1);
  if (/(?:ss|x|zz|ch|sh|o)es$/.test(low)) return known(low.slice(0, -1)) && !known(low.slice(0, -2)) ? low.slice(0, -1) : low.slice(0, -2);
  return low.slice(0, -1);
}

/** Without "ed", "ing", "er" or "est": the stem, the stem with "e", or the stem with one consonant of two. */
function withoutEnding(low: string, ending: string, known: KnownForm): string {
  if (!low.endsWith(ending) || low.length < ending.length + 2) return low;
  const stem = low.slice(0, -ending.length);
  if (!/[aeiouy]/.test(stem)) return low;
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  const [likely, other] = candidates(stem);
  return known(likely) || !known(other) ? likely : other;
}

/** The likelier and the other dictionary form of a stem. */
function candidates(stem: string): readonly [string, string] {
  const doubled = /([bdfgklmnprtz])\1$/.test(stem);
  if (doubled) return /(?:ll|zz|ff)$/.test(stem) ? [stem, stem.slice(0, -1)] : [stem.slice(0, -1), stem];
  const silent =
    /(?:[a-z][^aeiou]e|[^aeiou][aeiou]?(?:at|iz|ut|id|ad|od|ir|ar|or|ur|in|im|am|ak|ok|ik|ag|ap|op|yp)|[cvszu]|[dlr]g|[bcdfgkptz]l|th)$/.test(
      stem,
    );
  const plain = /(?:(?:ai|ea|ee|oa|oo|ou|ei|ie|au)[^aeiouvcsz]|(?:it|et|er|en|on|el|ow|aw|ew|ss|or|in|op|ar)|[aeiou]x)$/.test(stem);
  return silent && !plain ? [`${stem}e`, stem] : [stem, `${stem}e`];
}
