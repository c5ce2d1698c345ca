// Learns what the lemmatiser's rules do not know: which forms are words, and which forms the rules would get wrong.
import { fold, lemmaByRule, lemmaModel, writeList, writeModel } from "../../packages/language/dist/training.js";
import { byCodeUnits } from "./learning.mjs";
import { countBy } from "./tags.mjs";

/** Forms whose lemma the rules miss, and all lemmas, by the training sentences. */
export function learnLemmas(sentences) {
  const readings = sentences.flatMap(({ forms, lemmas, fineTags }) =>
    forms.map((form, i) => ({ key: `${fold(form)} ${fineTags[i]}`, lemma: fold(lemmas[i]) })),
  );
  const counts = countBy(
    readings
      .filter(({ key, lemma }) => !/ .* | $/.test(`${key} ${lemma}`.replace(" ", "")) && !lemma.includes(" "))
      .map(({ key, lemma }) => `${key} ${lemma}`),
  );
  const lemmaCounts = countBy(readings.map(({ lemma }) => lemma).filter((lemma) => /^\p{L}{2,}$/u.test(lemma)));
  const known = [...lemmaCounts.keys()].toSorted(byCodeUnits);
  const forms = new Set(known);
  const best = new Map();
  for (const [line, count] of counts) {
    const [form, fineTag, lemma] = line.split(" ");
    const key = `${form} ${fineTag}`;
    const held = best.get(key);
    if (lemma && (!held || count > held.count || (count === held.count && lemma < held.lemma))) best.set(key, { lemma, count });
  }
  const wrong = [...best].filter(([key, { lemma }]) => lemmaByRule(...key.split(" "), (low) => forms.has(low)) !== lemma);
  const exceptions = wrong.map(([key, { lemma }]) => `${key} ${lemma}`).toSorted(byCodeUnits);
  return writeModel({ ...lemmaModel, parts: { exceptions: writeList(exceptions), known: writeList(known) } });
}
