import type { ProposedStatement } from "@entente/core";
import {
  createExplainer,
  createImporters,
  findSources,
  openLanguage,
  readDocuments,
  readMetadataTable,
  readReference,
  type ExplainedSentence,
  type Extractor,
  type ReadingEvent,
} from "@entente/ingest";
import { Command } from "commander";
import { places, userPath } from "../places.js";
import { userSource } from "../user-source.js";
import type { DefineCommand } from "./command.js";
import { columnMapping, defaultMetadata, withMetadataOptions, type MetadataOptions } from "./ingest.js";
import { toJson, withExamples } from "./options.js";

interface ExplainOptions extends MetadataOptions {
  readonly json?: boolean;
  readonly match?: string;
}

/** Imports alone: what is read is explained afterwards. */
const unread: Extractor = {
  origin: { kind: "extractor", name: "unread", version: "1" },
  reads: () => true,
  extract: () => Promise.resolve({ mentions: [], statements: [], sentences: [] }),
};

/** `entente explain`: what the extractor sees in each sentence, which frame fired, and why another did not. */
export const defineExplain: DefineCommand = (terminal, done) => {
  const command = new Command("explain")
    .argument("<source...>", "files, folders, https:// addresses of pages and feeds")
    .option("--match <words>", "only sentences that hold these words")
    .option("--json", "print everything as JSON")
    .action(async (sources: string[], options: ExplainOptions) => {
      const metadata = options.metadata === undefined ? undefined : await readMetadataTable(userPath(options.metadata));
      const importers = createImporters({ columns: columnMapping(options) });
      const explainer = createExplainer(await readReference(places.reference), await openLanguage(places.models));
      const found = await findSources(sources.map(userSource), { importers, ...(metadata && { except: metadata.location }) });
      const defaults = defaultMetadata(options);
      const settings = { extractor: unread, importers, collection: null, defaults, now: () => new Date(), ...(metadata && { metadata }) };
      for (const { message } of found.skipped) terminal.say(`skipped: ${message}`);
      let skipped = found.skipped.length;
      for await (const event of readDocuments(found.files, settings)) {
        if (event.kind === "skipped") {
          skipped += 1;
          terminal.say(`skipped: ${event.message}`);
        }
        if (event.kind !== "reading") continue;
        const sentences = explainer.explain(event.reading.version).filter(({ text }) => text.includes(options.match ?? ""));
        terminal.answer(options.json ? toJson({ path: pathOf(event), sentences }) : print(pathOf(event), sentences));
      }
      if (skipped > 0) done(1);
    });
  return withExamples(withMetadataOptions(command), [
    "npm run -s entente -- explain talk.txt",
    'npm run -s entente -- explain talk.txt --match "signed" --published 2025-05-16',
  ]);
};

function pathOf({ reading, file }: ReadingEvent): string {
  return reading.document.path ?? file.path;
}

function print(path: string, sentences: readonly ExplainedSentence[]): string {
  return `${path}\n${sentences.map(printSentence).join("")}`;
}

function printSentence({ start, end, region, text, tokens, mentions, frames, statements }: ExplainedSentence): string {
  const words = tokens.map(
    ({ number, text: word, lemma, tag, fineTag, head, relation }) =>
      `${String(number).padStart(3)}  ${word.padEnd(18)} ${lemma.padEnd(16)} ${tag.padEnd(6)} ${fineTag.padEnd(5)} ${String(head).padStart(3)}  ${relation}`,
  );
  return [
    `\n${region} ${start}–${end}: ${text.replace(/\s+/g, " ")}`,
    ...section(
      "mentions",
      mentions.map(({ text: words_, kind, entity }) => `${words_.replace(/\s+/g, " ")} (${kind}) → ${entity.type} "${entity.name}"`),
    ),
    ...section("parse", words),
    ...section(
      "frames",
      frames.map(
        ({ word, frame, findings, reason }) => `${word}: ${frame} ${reason === null ? `fired, ${findings} found` : `rejected: ${reason}`}`,
      ),
    ),
    ...section("statements", statements.map(printStatement)),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return [`  ${title}${lines.length === 0 ? ": none" : ""}`, ...lines.map((line) => `    ${line}`)];
}

function printStatement({
  subject,
  predicate,
  object,
  value,
  polarity,
  modality,
  speaker,
  via,
  qualifiers,
  evidence,
  confidence,
}: ProposedStatement): string {
  const said = [`${subject.name} ${polarity === "negated" ? "not " : ""}${predicate} ${object?.name ?? String(value)}`];
  if (modality !== "asserted") said.push(modality);
  if (speaker) said.push(`says ${speaker.name}`);
  if (via !== null) said.push(`via ${via}`);
  for (const [name, given] of Object.entries(qualifiers)) said.push(`${name} ${typeof given === "object" ? given.name : String(given)}`);
  return `${said.join(", ")}  [${confidence.toFixed(2)}]  “${evidence.quote.replace(/\s+/g, " ")}”`;
}
