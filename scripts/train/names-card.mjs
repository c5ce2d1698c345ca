// The card of the name model.

/**
 * @param {{ scores: Record<string, { precision: string, recall: string, f1: string, gold: number }>, bytes: number, sentences: number, news: number }} facts
 * @returns {string} Markdown
 */
export function nameCard({ scores, bytes, sentences, news }) {
  const rows = Object.entries(scores).map(
    ([kind, { precision, recall, f1, gold }]) => `| ${kind} | ${precision} | ${recall} | ${f1} | ${gold} |`,
  );
  return `# names.bin
Finds the names of people, countries, parties, organisations, places and events in English text.

| | |
|---|---|
| what it is | a linear-chain conditional random field over words, affixes, shapes, word clusters (\`clusters.txt\`), runs of capitalised words and lists of known names; then once more with what the document says elsewhere |
| after | Lafferty, McCallum and Pereira 2001 (field); Ratinov and Roth 2009 (features); Krishnan and Manning 2006 (repeats in a document) |
| code | \`packages/language/src/names\`; trainer \`scripts/train/names.mjs\` |
| size | ${bytes.toLocaleString("en")} bytes |
| trained on | ${sentences.toLocaleString("en")} sentences of CrossNER: politics, literature and science, train and dev; and ${news.toLocaleString("en")} made-up sentences of news: templates of our own (\`news-templates.txt\`), filled with names of the reference data and with people and bodies that do not exist |
| data | [CrossNER](https://github.com/zliucr/CrossNER), commit 2e7ba2a7, MIT licence, © 2020 Zihan Liu (Liu et al. 2021, [CrossNER: Evaluating Cross-Domain Named Entity Recognition](https://arxiv.org/abs/2012.04373)); its texts are from Wikipedia (CC BY-SA). Its labels were joined: politician, person, writer, scientist → person; politicalparty → party; organisation, university → organisation; country → country; location → place; election, event → event |
| lists | \`data/reference\`, given when the tagger is made: they may grow without training again |
| licence | Apache-2.0, with the attribution above |
| command | \`npm run -s train -- --data DIR names\`, DIR holding \`crossner/\`; the same input gives the same bytes |

## Scores
Exact span and kind, five-fold cross-validation on the politics sentences (train and dev), each fold tagged by a model
of the shipped kind and size that was trained on the other four, on literature, science and the made-up news. The politics *test*
sentences were never used.

| kind | precision | recall | F1 | gold names |
|---|---|---|---|---|
${rows.join("\n")}

## Limits
The annotation it learnt from is uneven (the same kind of coalition, school or constituency is a place here and an
organisation there), which bounds what any tagger can score. Adjectives of nationality ("Danish") are no names.
Names of agreements are not its business. Most of what it learnt from is encyclopaedic prose: headlines in capitals,
lists and spoken language are read less well. Organisations that no list knows and parties by a short name ("Reform")
are missed most often. It knows only text in English.
`;
}
