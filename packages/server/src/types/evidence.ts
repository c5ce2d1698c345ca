import { loadText } from "../loaders.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** Where a document says something. */
export function implementEvidence(_builder: Builder, refs: Refs): void {
  refs.Evidence.implement({
    description: "Where a document says it: text.slice(start, end) is the quote. Offsets are UTF-16 code units, end exclusive.",
    fields: (t) => ({
      start: t.exposeInt("start"),
      end: t.exposeInt("end"),
      quote: t.exposeString("quote"),
      sentence: t.string({
        description: "The sentence or sentences around the quote.",
        resolve: async ({ statement, sentenceStart, sentenceEnd }, _args, { loaders }) => {
          const text = await loadText(loaders, { documentId: statement.documentId, checksum: statement.version });
          return text.slice(sentenceStart, sentenceEnd);
        },
      }),
      sentenceStart: t.exposeInt("sentenceStart"),
      sentenceEnd: t.exposeInt("sentenceEnd"),
    }),
  });
}
