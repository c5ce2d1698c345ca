// Compares what the built extractor reads in data/demo/documents with what a careful person read there (reading.ndjson)
// and prints, for each document, what is right, missing and extra; --details says it statement by statement, with the
// decision that would retract what is extra and the names that may be all that differs. With --write it also writes
// judgements.ndjson, which corrects the machine's reading, and expected.ndjson, every relation that should be there then.
// Whatever the machine reads and the person does not needs a line in decisions.ndjson: nothing is retracted unseen.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const author = "Entente demo curator";
/** The first judgement's time; the others follow a second apart. */
const begin = Date.parse("2026-11-21T12:00:00Z");
/** Documents that retell the two seed articles: what is right in them is accepted, elsewhere it stays unreviewed. */
const accepted = /^0[1-5]-/;

const root = new URL("../", import.meta.url);
const demo = new URL("data/demo/", root);
const built = (name, file = "index") => new URL(`packages/${name}/dist/${file}.js`, root).href;

if (!existsSync(new URL(built("cli", "main")))) {
  console.error("The packages are not built: run `npm run build` first.");
  process.exit(1);
}
const core = await import(built("core"));
const { symmetricPredicates } = await import(built("ontology"));
const { createAnalyst, openLanguage, readReference } = await import(built("ingest"));
const { openStore } = await import(built("store"));
const { ingestInto } = await import(built("cli", "ingest-into"));

const reference = await readReference(fileURLToPath(new URL("data/reference", root)));
const problems = [];
const world = await readDemo();
const decisions = readLines("decisions.ndjson");
const pairs = decisions.filter(({ decision }) => decision === "same" || decision === "notSame").map(toPair);
const reading = readLines("reading.ndjson").flatMap(toStatement);
const resolution = core.resolve({
  mentions: world.records.mentions,
  statements: [...world.records.statements, ...reading],
  judgements: numbered(pairs),
  reference: reference.entities,
});
const matches = match(world.records.statements, reading);
report();
if (process.argv.includes("--write") && problems.length === 0) await writeAll();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** The demo documents as the machine reads them, in a store in memory. */
async function readDemo() {
  const store = await openStore("memory");
  await ingestInto(store, [fileURLToPath(new URL("documents", demo))], {
    extractor: createAnalyst(reference, await openLanguage(fileURLToPath(new URL("../data/models", import.meta.url)))),
    collection: "demo",
  });
  const records = await core.readRecords(store);
  const texts = new Map();
  for (const { id } of records.documents) texts.set(id, await store.text(id));
  return { store, records, texts, names: new Map(records.documents.map(({ id, path }) => [id, path.replace(/\.md$/, "")])) };
}

function readLines(name) {
  const lines = readFileSync(new URL(name, demo), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
}

function idOf(document) {
  return core.documentId({ collection: "demo", path: `${document}.md` });
}

/** A line of reading.ndjson as a statement of the document it names; a line that does not hold is a problem. */
function toStatement({ document, quote, ...line }) {
  const documentId = idOf(document);
  const text = world.texts.get(documentId) ?? "";
  const start = text.indexOf(quote);
  if (start < 0 || text.includes(quote, start + 1))
    return problem(`${document}: the quote stands there not at all or more than once: ${quote}`);
  const end = start + quote.length;
  const sentence = core.sentenceAround(text, start, end);
  const evidence = { start, end, quote, sentenceStart: sentence.start, sentenceEnd: sentence.end };
  const proposed = { object: null, value: null, ...line, evidence, origin: { kind: "person", name: author, version: "" }, confidence: 1 };
  const wrong = [...core.checkStatement(proposed, text).map(({ detail }) => detail), ...checkNames(proposed, text)];
  if (wrong.length > 0) return problem(`${document}: ${wrong.join("; ")}: ${quote}`);
  return [core.completeStatement(proposed, documentId, { checksum: core.checksum(text), text })];
}

/** What has a name of its own is named as the document names it; agreements, events and groups may be described. */
function checkNames({ subject, object, speaker, qualifiers }, text) {
  const entities = [subject, object, speaker?.entity, speaker?.speaksFor, ...Object.values(qualifiers)].filter((entity) => entity?.type);
  return entities
    .filter(({ type, name }) => !["Agreement", "Event", "Group"].includes(type) && !text.includes(name))
    .map(({ type, name }) => `the document does not name the ${type} "${name}"`);
}

function problem(message) {
  problems.push(message);
  return [];
}

/** Statements of both readings by canonical meaning, joined where their evidence touches. */
function match(machine, person) {
  const alike = groupBy(person, meaningKey);
  const read = new Map(
    machine.map((statement) => [statement, (alike.get(meaningKey(statement)) ?? []).filter((line) => touches(statement, line))]),
  );
  const found = new Set([...read.values()].flat());
  return { read, missing: person.filter((line) => !found.has(line)) };
}

/** Map.groupBy, which Node 20 does not have. */
function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function meaningKey({ documentId, subject, predicate, object, value, polarity, modality, speaker }) {
  const id = (entity) => entity && (resolution.find(documentId, entity) ?? `${entity.type} ${core.fold(entity.name)}`);
  const said = speaker && (speaker.entity ? id(speaker.entity) : core.fold(speaker.name));
  const ends = [id(subject) ?? "", id(object) ?? ""];
  return JSON.stringify([
    documentId,
    symmetricPredicates.has(predicate) ? ends.toSorted((a, b) => (a < b ? -1 : 1)) : ends,
    predicate,
    value,
    polarity,
    modality,
    said,
  ]);
}

function touches({ evidence: a }, { evidence: b }) {
  return a.start < b.end && b.start < a.end;
}

/** Qualifiers and credited outlet of the machine's statement that no line of the person's reading bears out. */
function differences(statement, lines) {
  return lines.map((line) => differencesTo(statement, line)).sort((a, b) => a.length - b.length)[0] ?? [];
}

function differencesTo(statement, line) {
  const said = qualifierKeys(line);
  const wrong = [...qualifierKeys(statement)].filter(([name, value]) => said.get(name) !== value).map(([name]) => name);
  return statement.via === line.via ? wrong : [...wrong, "via"];
}

function qualifierKeys({ documentId, qualifiers }) {
  const key = (value) => (typeof value === "object" ? (resolution.find(documentId, value) ?? core.fold(value.name)) : value);
  return new Map(Object.entries(qualifiers).map(([name, value]) => [name, key(value)]));
}

/** Prints the comparison of each document and of all. */
function report() {
  const rows = [...world.names].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id, name]) => [name, reportDocument(id, name)]);
  const total = rows.reduce((sum, [, counts]) => sum.map((count, i) => count + counts[i]), [0, 0, 0, 0]);
  for (const [name, counts] of [...rows, ["all", total]]) {
    const [right, inexact, missing, extra] = counts.map((count) => String(count).padStart(3));
    console.log(`${name.padEnd(44)} right ${right} (${inexact.trim()} with other qualifiers)  missing ${missing}  extra ${extra}`);
  }
}

function reportDocument(id, name) {
  const machine = [...matches.read].filter(([{ documentId }]) => documentId === id);
  const right = machine.filter(([, lines]) => lines.length > 0);
  const extra = machine.filter(([, lines]) => lines.length === 0);
  const missing = matches.missing.filter(({ documentId }) => documentId === id);
  const inexact = right.filter(([statement, lines]) => differences(statement, lines).length > 0);
  if (process.argv.includes("--details")) {
    for (const [statement, lines] of inexact) console.log(`~ ${name}: ${differences(statement, lines).join(", ")}: ${describe(statement)}`);
    for (const statement of missing) console.log(`- ${name}: ${describe(statement)}`);
    for (const [statement] of extra) console.log(`+ ${name}: ${describe(statement)}\n    ${retraction(name, statement)}`);
    for (const hint of namingHints(extra, missing)) console.log(`? ${name}: ${hint}`);
  }
  return [right.length, inexact.length, missing.length, extra.length];
}

/** The line of decisions.ndjson that would retract a statement, but for its reason and note. */
function retraction(document, { subject, predicate, object, value, polarity, modality, speaker, evidence }) {
  const target = object ? { object: object.name } : { value };
  const said = { polarity, modality, speaker: speaker?.name ?? null, quote: evidence.quote };
  return JSON.stringify({ decision: "retract", document, predicate, subject: subject.name, ...target, ...said, reason: "", note: "" });
}

/** Pairs of names that would make an extra and a missing statement one, with how many: perhaps one thing under two names. */
function namingHints(extra, missing) {
  const pairs = extra.flatMap(([statement]) => missing.flatMap((line) => oneNameApart(statement, line)));
  return [...groupBy(pairs, (pair) => pair)].map(([pair, list]) => `${pair} (${list.length})`);
}

/** The two names, if the statements touch and differ in the name of one end alone. */
function oneNameApart(statement, line) {
  const ends = ["subject", "object"].filter((end) => line[end] && line[end].name !== statement[end]?.name);
  const [end] = ends;
  if (ends.length !== 1 || !statement[end] || !touches(statement, line)) return [];
  if (meaningKey({ ...statement, [end]: line[end] }) !== meaningKey(line)) return [];
  return [`${statement[end].type} "${statement[end].name}" here, ${line[end].type} "${line[end].name}" in reading.ndjson`];
}

function describe({ subject, predicate, object, value, polarity, modality, speaker, via, qualifiers, evidence }) {
  const target = object ? `${object.type} "${object.name}"` : value;
  const rest = JSON.stringify({ ...qualifiers, ...(via && { via }) });
  return `${subject.type} "${subject.name}" ${predicate} ${target} [${polarity} ${modality}] ${speaker?.name ?? ""} ${rest}\n    ${evidence.quote}`;
}

/** A `same` or `notSame` of the table; each side names an entity as one document does, or by its id. */
function toPair({ decision, left, right, note }) {
  const side = ({ document, entity, entityId }) => (entityId ? { entityId } : { documentId: idOf(document), entity });
  return { judgement: decision, note: note ?? null, left: side(left), right: side(right) };
}

/** Judgements of the demo's author with their times and ids. */
function numbered(judgements) {
  return judgements.map((judgement, index) => {
    const at = new Date(begin + index * 1000).toISOString();
    const whole = { ...judgement, author, at };
    return { ...whole, id: core.judgementId(whole) };
  });
}

async function writeAll() {
  const judgements = numbered([...pairs, ...judgeStatements()]);
  if (problems.length > 0) return;
  await world.store.appendJudgements(judgements);
  const graph = core.buildGraph(await core.readRecords(world.store), reference.entities);
  verify(graph);
  if (problems.length > 0) return;
  writeLines(
    "judgements.ndjson",
    judgements.map(({ id, judgement, author: by, at, ...rest }) => ({ kind: "judgement", id, judgement, author: by, at, ...rest })),
  );
  writeLines("expected.ndjson", expectedLines(graph));
  const kinds = groupBy(judgements, ({ judgement }) => judgement);
  console.log(`${judgements.length} judgements: ${[...kinds].map(([kind, list]) => `${list.length} ${kind}`).join(", ")}`);
}

function writeLines(name, lines) {
  writeFileSync(new URL(name, demo), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** Accepts, retractions and additions in the order of the text, then what the table disputes or remarks. */
function judgeStatements() {
  const machine = [...matches.read].flatMap(([statement, lines]) => judgeRead(statement, lines));
  const added = matches.missing.map((statement) => ({
    statement,
    judgement: { judgement: "add", note: null, target: targetOf(statement) },
  }));
  const place = ({ statement }) =>
    `${world.names.get(statement.documentId)} ${String(statement.evidence.start).padStart(6, "0")} ${String(statement.evidence.end).padStart(6, "0")} ${statement.id}`;
  const ordered = [...machine, ...added].sort((a, b) => (place(a) < place(b) ? -1 : 1)).map(({ judgement }) => judgement);
  const used = new Set(ordered.flatMap(({ line }) => (line ? [line] : [])));
  for (const line of decisions)
    if (line.decision === "retract" && !used.has(line)) problem(`the machine reads this no more: ${JSON.stringify(line)}`);
  return [...ordered.map(({ line: _line, ...judgement }) => judgement), ...decisions.flatMap(toRemark)];
}

/** What becomes of a statement that the machine read; where its date or another qualifier is wrong, the person's is added over it. */
function judgeRead(statement, lines) {
  const name = world.names.get(statement.documentId);
  const target = targetOf(statement);
  const line = decided("retract", statement);
  if (line) return [{ statement, judgement: { judgement: "retract", note: line.note, reason: line.reason, target, line } }];
  if (lines.length === 0) return problem(`undecided: ${name}: ${describe(statement)}`);
  const wrong = differences(statement, lines);
  if (wrong.length > 0) {
    const { qualifiers, via, origin, confidence } = lines[0];
    const note = `The text gives another ${wrong.join(", ")} than was read.`;
    return [{ statement, judgement: { judgement: "add", note, target: { ...target, qualifiers, via, origin, confidence } } }];
  }
  return accepted.test(name) ? [{ statement, judgement: { judgement: "accept", note: null, target } }] : [];
}

function decided(decision, statement) {
  return decisions.find((line) => line.decision === decision && isAbout(line, statement));
}

/** A dispute or note of the table, about the one statement that it describes. */
function toRemark(line) {
  if (line.decision !== "dispute" && line.decision !== "note") return [];
  const found = [...matches.read.keys(), ...matches.missing].filter((statement) => isAbout(line, statement));
  if (found.length !== 1) return problem(`${found.length} statements are what this is about: ${JSON.stringify(line)}`);
  const { decision, note, reason } = line;
  return [{ judgement: decision, note, ...(reason && { reason }), target: targetOf(found[0]) }];
}

/** True if a line of the table describes the statement: what it leaves out may be anything. */
function isAbout(line, statement) {
  if (idOf(line.document) !== statement.documentId || line.predicate !== statement.predicate) return false;
  const same = (name, value) => line[name] === undefined || line[name] === value;
  const said = ["value", "polarity", "modality", "via"].every((name) => same(name, statement[name]));
  return (
    said &&
    (line.occurrence ?? occurrenceOf(statement)) === occurrenceOf(statement) &&
    same("subject", statement.subject.name) &&
    same("object", statement.object?.name) &&
    same("speaker", statement.speaker?.name ?? null) &&
    same("quote", statement.evidence.quote)
  );
}

function targetOf(statement) {
  const { id, version: _version, evidence, ...rest } = statement;
  return { statementId: id, documentId: rest.documentId, quote: evidence.quote, occurrence: occurrenceOf(statement), ...rest };
}

function occurrenceOf({ documentId, evidence }) {
  return core.occurrence(world.texts.get(documentId), evidence.quote, evidence.start);
}

/** The judged graph must hold all that the person read, and nothing else that is not retracted; no judgement may be loose. */
function verify(graph) {
  for (const { judgement, reason } of graph.loose) problem(`loose (${reason}): ${JSON.stringify(judgement)}`);
  const live = [...graph.statements.values()].filter(({ review }) => review !== "retracted");
  const after = match(live, reading);
  for (const statement of after.missing) problem(`not in the judged graph: ${describe(statement)}`);
  for (const [statement, lines] of after.read)
    if (lines.length === 0) problem(`in the judged graph, and nobody reads it: ${describe(statement)}`);
}

/** Every relation of the graph with all its statements, retracted ones too, in an order that hangs on nothing but their words. */
function expectedLines(graph) {
  const name = (id) => graph.entities.get(id)?.name ?? null;
  const type = (id) => graph.entities.get(id)?.type ?? null;
  const lines = [...graph.relations.values()].map(({ subjectId, predicate, objectId, value, statementIds }) => ({
    subject: name(subjectId),
    subjectType: type(subjectId),
    predicate,
    object: name(objectId),
    objectType: type(objectId),
    value,
    statements: statementIds
      .map((id) => expectedStatement(graph.statements.get(id), name))
      .map((line) => JSON.stringify(line))
      .sort()
      .map((line) => JSON.parse(line)),
  }));
  return lines
    .map((line) => JSON.stringify(line))
    .sort()
    .map((line) => JSON.parse(line));
}

function expectedStatement({ documentId, polarity, modality, review, speaker, speakerId, via, qualifiers, qualifierIds, evidence }, name) {
  const said = Object.entries(qualifiers).map(([key, value]) => [key, typeof value === "object" ? name(qualifierIds[key]) : value]);
  return {
    document: world.names.get(documentId),
    quote: evidence.quote,
    polarity,
    modality,
    review,
    speaker: speakerId ? name(speakerId) : (speaker?.name ?? null),
    via,
    qualifiers: Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
