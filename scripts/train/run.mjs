// `npm run -s train`: trains the language models that the repository ships. The first extractor is rules alone.
console.error("There is nothing to train yet: the extractor is rules and gazetteers, and ships no trained model.");
process.exit(1);
