/** What the trainers of `scripts/train` share with the models' readers, so that training and use cannot drift apart. */
export * from "./tokens.js";
export * from "./models/format.js";
export * from "./perceptron/hashing.js";
export * from "./perceptron/weights.js";
export * from "./dense/matrices.js";
export * from "./clusters/clusters.js";
export * from "./tagging/words.js";
export * from "./tagging/classes.js";
export * from "./tagging/features.js";
export * from "./tagging/tagger.js";
export * from "./lemmas/rules.js";
export * from "./lemmas/lemmatiser.js";
export * from "./parsing/inputs.js";
export * from "./parsing/network.js";
export * from "./parsing/parser.js";
