// The card of the calibration.
import { reliabilityTable } from "../../packages/ingest/dist/index.js";

/** "361 statements, 83 % of them right". */
export function counted(examples) {
  const right = examples.filter((example) => example.right).length;
  return `${examples.length} statements, ${((100 * right) / examples.length).toFixed(0)} % of them right`;
}

/**
 * @param {{ model: object, fitted: object, ridge: number, folds: number, judged: object[], weighed: object[], articles: number,
 *   firstReading: { articles: number, statements: number, right: number }, share: number }} facts
 */
export function confidenceCard({ model, fitted, ridge, folds, judged, weighed, articles, firstReading, share }) {
  const from = (list, source) => list.filter((example) => example.source === source);
  const tables = [
    { name: `Before the shift, cross-validated (${folds} folds, documents kept whole)`, list: judged },
    { name: "Of these, the demo", list: from(judged, "demo") },
    { name: "Of these, the development sentences", list: from(judged, "sentences") },
    { name: "As shipped: sentences held back, not learnt from", list: from(weighed, "held back") },
    ...(articles > 0
      ? [{ name: `As shipped: ${articles} annotated news articles, not learnt from`, list: from(weighed, "articles") }]
      : []),
  ];
  const seen =
    articles > 0
      ? " The articles are not in the repository; nobody who works on the extractor has read them. Only statements of the thirteen predicates annotated there count, and optional ones count as right."
      : "";
  const shift = `The weights are learnt from texts of our own, which are easier than news. ${firstReading.articles} annotated news articles that nobody who works on the extractor has read gave ${firstReading.statements} statements of which ${firstReading.right} were right (${percent(firstReading.right / firstReading.statements)} %). So the intercept is moved from ${fitted.intercept} to ${model.intercept}: confidence then means ${percent(share)} % over the texts it was fitted on. That figure stands between both, since ${firstReading.statements} statements are few.`;
  return `# confidence.json
Turns the signs of a statement (what kind of words tell it, how far apart its parts lie, whether it is denied, planned, told by somebody, said more than once) into the share of such statements that are right in articles nobody has looked at.

| | |
|---|---|
| what it is | a logistic regression, ${Object.keys(model.weights).length} weights, ridge ${ridge}, its intercept moved to news |
| after | Cox 1958, [The Regression Analysis of Binary Sequences](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x); judged by its reliability as in Niculescu-Mizil and Caruana 2005, [Predicting Good Probabilities with Supervised Learning](https://doi.org/10.1145/1102351.1102430) |
| code | \`packages/ingest/src/analyst/confidence\`; trainer \`scripts/train/confidence.mjs\` |
| fitted on | \`data/demo\`, its documents read again and held against \`reading.ndjson\`: ${counted(from(judged, "demo"))}; \`data/development\`, the part named development: ${counted(from(judged, "sentences"))} |
| licence | Apache-2.0 |
| command | \`node scripts/train/confidence.mjs\` after \`npm run -s build\`, or the last step of \`npm run -s train\`; the same input gives the same bytes |

## The shift
${shift}

## Reliability
A statement is right if a careful person read the same subject, predicate, object and polarity there.${seen}

${tables.map(({ name, list }) => `### ${name}\n\`\`\`\n${reliabilityTable(list)}\n\`\`\``).join("\n\n")}

## Limits
The order it gives is better founded than the level: a share measured on ${firstReading.statements} statements may be off by ten points. Topics, legal forms, sums and counts are not judged anywhere; their confidence is a guess from the others. Fit it again whenever frames, names or the parser change.
`;
}

function percent(share) {
  return (100 * share).toFixed(0);
}
