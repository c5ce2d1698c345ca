import type { GraphReader } from "../graph/reader.js";
import type { GraphStatement } from "../graph/types.js";
import type { Tally, TallyField, TallyRequest } from "../graph/native.js";

/** How many statements are read at once by readers that do not count by themselves. */
const stretch = 10_000;

/** How many statements a request finds, by each of the fields. */
export async function tally(reader: GraphReader, request: TallyRequest, fields: readonly TallyField[]): Promise<readonly Tally[]> {
  return reader.native ? reader.native.tally(request, fields) : tallyByPages(reader, request, fields);
}

async function tallyByPages(reader: GraphReader, request: TallyRequest, fields: readonly TallyField[]): Promise<readonly Tally[]> {
  const tallies = fields.map(() => new Map<string | null, number>());
  for (let after: string | null = null; ;) {
    const { items, hasNext } = await reader.findStatements({ ...request, limit: stretch, after });
    for (const statement of items) {
      for (const [place, field] of fields.entries()) {
        for (const value of valuesOf(statement, field)) tallies[place]?.set(value, (tallies[place].get(value) ?? 0) + 1);
      }
    }
    after = items.at(-1)?.id ?? null;
    if (!hasNext || after === null) return tallies;
  }
}

function valuesOf(statement: GraphStatement, field: TallyField): readonly (string | null)[] {
  switch (field) {
    case "predicate":
    case "polarity":
    case "modality":
    case "review":
      return [statement[field]];
    case "document":
      return [statement.documentId];
    case "collection":
      return statement.collections.length > 0 ? statement.collections : [null];
    case "speaker":
      return [statement.speakerId];
    case "published":
      return [statement.published];
  }
}
