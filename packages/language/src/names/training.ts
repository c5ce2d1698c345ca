/** What the trainer of `scripts/train/names.mjs` shares with the tagger, so that training and use cannot drift apart. */
export { readClusters } from "../clusters/clusters.js";
export { nameKinds } from "../analysis.js";
export { writeList, writeModel } from "../models/format.js";
export { writeWeights } from "../perceptron/weights.js";
export { segment } from "../segment.js";
export { fold } from "../tokens.js";
export { nameFeatures } from "./features.js";
export { labelCount, labelsOf, mayFollow } from "./labels.js";
export { matchLists } from "./lists.js";
export { createNames, nameModel, weightScale } from "./tagger.js";
