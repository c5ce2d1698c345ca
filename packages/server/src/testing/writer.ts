// Another process that writes a store: `node writer.js LOCATION ARTICLE ?ARTICLE -ARTICLE …` puts articles, disputes the first statement of those
// behind a question mark, and removes those behind a minus.
import { openStore } from "@entente/store";
import { read } from "./articles.js";
import { articles, judge, target } from "./corpus.js";

const at = "2025-06-03T00:00:00Z";

function readingOf(id: string) {
  const article = articles.find((one) => one.id === id);
  if (!article) throw new Error(`there is no article "${id}"`);
  return read(article);
}

function dispute(id: string) {
  return judge({ judgement: "dispute", author: "Cleo", at, note: null, target: target(id, 0), reason: "wrong" });
}

const [location = "", ...changes] = process.argv.slice(2);
const store = await openStore(location);
for (const change of changes) {
  if (change.startsWith("-")) await store.removeDocument(change.slice(1), "asked to", at);
  else if (change.startsWith("?")) await store.appendJudgements([dispute(change.slice(1))]);
  else await store.putReading(readingOf(change));
}
await store.close();
