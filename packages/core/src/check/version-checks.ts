import type { GraphRecords, GraphSource, SourceDocument, SourceVersion } from "../graph/source.js";
import { checkStatement, isGrounded } from "../model/check.js";
import { readDate } from "../model/dates.js";
import { groupBy } from "../model/group.js";
import { checksum } from "../model/hash.js";
import type { RejectReason } from "../model/reading.js";
import { occurrence, statementId, type Mention, type Statement } from "../model/statement.js";
import { examine, type Outcome } from "./report.js";

/** One version with its text and all that was read in it. */
export interface VersionRecords {
  readonly document: SourceDocument;
  readonly version: SourceVersion;
  /** Null if the source has none. */
  readonly text: string | null;
  readonly statements: readonly Statement[];
  readonly mentions: readonly Mention[];
}

/** A check that needs a version's text. */
export interface VersionCheck {
  readonly name: string;
  readonly check: (version: VersionRecords) => Outcome;
}

/** Every version, one at a time. */
export async function* versionsOf(source: GraphSource, { documents, statements, mentions }: GraphRecords): AsyncGenerator<VersionRecords> {
  const stated = groupBy(statements, keyOf);
  const mentioned = groupBy(mentions, keyOf);
  for (const document of documents) {
    for (const version of document.versions) {
      const key = keyOf({ documentId: document.id, version: version.checksum });
      const text = await source.text(document.id, version.checksum);
      yield { document, version, text, statements: stated.get(key) ?? [], mentions: mentioned.get(key) ?? [] };
    }
  }
}

function keyOf({ documentId, version }: Pick<Statement, "documentId" | "version">): string {
  return `${version} ${documentId}`;
}

const groundingReasons: ReadonlySet<RejectReason> = new Set(["quoteNotInText", "emptyQuote"]);

function checksums({ document, version, text }: VersionRecords): Outcome {
  return examine(
    [version],
    () => document.id,
    ({ checksum: sum }) => {
      if (text === null) return `version ${sum} has no text; read the document again`;
      return checksum(text) === sum ? null : `version ${sum}: its text has another checksum; restore it from a copy`;
    },
  );
}

function grounding({ statements, text }: VersionRecords): Outcome {
  return examine(statements, byId, (statement) => {
    const problem = checkStatement(statement, text ?? "").find(({ reason }) => groundingReasons.has(reason));
    return problem?.detail ?? null;
  });
}

function mentionGrounding({ document, mentions, text }: VersionRecords): Outcome {
  return examine(
    mentions,
    () => document.id,
    (mention) => (isGrounded(mention, text ?? "") ? null : `the mention at ${mention.start} to ${mention.end} does not hold its text`),
  );
}

function statementIds({ document, statements, text }: VersionRecords): Outcome {
  return examine(statements, byId, (statement) => {
    const { quote, start } = statement.evidence;
    const id = statementId(document.id, statement, quote, occurrence(text ?? "", quote, start));
    return statement.id === id ? null : `the id does not follow from what the statement says; it should be ${id}`;
  });
}

function publicationDates({ document, version: { published, checksum: sum } }: VersionRecords): Outcome {
  return examine(
    published === null ? [] : [published],
    () => document.id,
    (date) => (readDate(date) ? null : `version ${sum} was published on "${date}", which is no EDTF date`),
  );
}

function byId({ id }: Statement): string {
  return id;
}

/** Checks that look at a version together with its text, in the order of the report. */
export const versionChecks: readonly VersionCheck[] = [
  { name: "checksums", check: checksums },
  { name: "grounding", check: grounding },
  { name: "mentions", check: mentionGrounding },
  { name: "statementIds", check: statementIds },
  { name: "publicationDates", check: publicationDates },
];
