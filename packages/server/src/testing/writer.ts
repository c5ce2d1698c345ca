// Another process that writes a store: `node writer.js LOCATION ARTICLE -ARTICLE …` puts articles, and removes those behind a minus.
import { openStore } from "@entente/store";
import { read } from "./articles.js";
import { articles } from "./corpus.js";

const [location = "", ...changes] = process.argv.slice(2);
const store = await openStore(location);
for (const change of changes) {
  if (change.startsWith("-")) {
    await store.removeDocument(change.slice(1), "asked to", "2025-06-03T00:00:00Z");
    continue;
  }
  const article = articles.find(({ id }) => id === change);
  if (!article) throw new Error(`there is no article "${change}"`);
  await store.putReading(read(article));
}
await store.close();
