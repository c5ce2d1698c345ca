import type { SpeechAct } from "./acts.js";
import { sourceAt, type Source } from "./sources.js";
import type { Telling } from "./telling.js";

/** Headlines name the speaker before or behind a colon or dash: "Norway has left the pact – minister", "Byron: pact is dead". */
export function headlineAct({ article, sentence, before }: Telling): SpeechAct[] | null {
  const marks = range(sentence.first + 1, sentence.last - 1).filter((i) => /^[:–—]$/.test(article.low(i)) || isSpacedHyphen(i));
  const mark = marks.at(-1);
  if (mark === undefined) return null;
  const behind = speakerIn(mark + 1, sentence.last);
  if (behind) return [act(behind, mark, sentence.first, mark - 1)];
  const ahead = article.low(mark) === ":" ? speakerIn(sentence.first, mark - 1) : null;
  return ahead ? [act(ahead, mark, mark + 1, sentence.last)] : null;

  function isSpacedHyphen(i: number): boolean {
    const [left, hyphen, right] = [article.words[i - 1], article.words[i], article.words[i + 1]];
    return hyphen?.text === "-" && left !== undefined && right !== undefined && left.end < hyphen.start && hyphen.end < right.start;
  }

  /** A stretch of a few words that is nothing but someone. */
  function speakerIn(first: number, last: number): Source | null {
    if (last - first > 4 || last < first) return null;
    const spot = article.startingAt(first) ?? article.endingAt(last);
    if (spot && spot.first === first && spot.last === last) return sourceAt(article, spot.last, before);
    return spot?.last === last ||
      /^(?:minister|president|official|officials|ministry|report|reports|sources|source|pm|premier|spokesperson|spokesman)$/.test(
        article.low(last),
      )
      ? sourceAt(article, last, before)
      : null;
  }
}

function act(source: Source, verb: number, first: number, last: number): SpeechAct {
  return { ...source, verb, spans: [{ first, last }], denies: false, unsaid: false, answer: null };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
}
