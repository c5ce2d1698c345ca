// Checks data/reference: shapes, ids, order, and that no form is claimed twice without being marked ambiguous.
// Usage: node scripts/bootstrap/check-reference.mjs [DIRECTORY]
// Prints one line a fault; exit code 1 if there is any.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const ENTITY_FILES = {
  countries: "Country",
  organisations: "Organisation",
  parties: "Party",
  places: "Place",
};
const KINDS =
  "headOfState headOfGovernment minister diplomat legislator party organisation spokesperson subnational military judicial honorific";
const INSTRUMENTS = "treaty protocol memorandum exchangeOfLetters jointStatement arrangement domesticScheme";
const TOPICS = "readmission returnHub externalProcessing prisonTransfer police border visa labour resettlement trade defence peace other";
const HOLDERS = "Country Organisation Party Place Event";
const EDTF_DAY = /^\d{4}(-\d{2}(-\d{2})?)?~?$/u;
const ACRONYM = /^\p{Lu}[\p{Lu}.]*$/u;

const words = (list) => new Set(list.split(" "));
const duplicates = (list) => list.filter((item, index) => list.indexOf(item) !== index);

/** Every surface form under which the entity may be named. */
function formsOf(entity) {
  const { name, aliases = [], demonyms = [], capital = [], capitalAliases = [], otherSeats = [] } = entity;
  return [...new Set([name, ...aliases, ...demonyms].concat(capital, capitalAliases, otherSeats))];
}

function* checkText(entity, forms) {
  for (const form of forms) {
    if (form !== form.trim() || form === "") yield `${entity.id}: "${form}" is empty or padded`;
    if (form !== form.normalize("NFC")) yield `${entity.id}: "${form}" is not in NFC`;
    if (/[‘’“”]/u.test(form)) yield `${entity.id}: "${form}" has typographic quotes, write ' or "`;
  }
  for (const field of ["aliases", "demonyms", "ambiguous", "caseSensitive"]) {
    for (const form of duplicates(entity[field] ?? [])) yield `${entity.id}: "${form}" stands twice in ${field}`;
  }
}

function* checkMarks(entity, forms) {
  const marked = [...(entity.ambiguous ?? []), ...(entity.caseSensitive ?? [])];
  for (const form of marked) {
    if (!forms.includes(form)) yield `${entity.id}: "${form}" is marked but is no form of the entity`;
  }
  for (const form of forms.filter((form) => ACRONYM.test(form))) {
    if (!(entity.caseSensitive ?? []).includes(form)) yield `${entity.id}: "${form}" belongs in caseSensitive`;
  }
}

function* checkDates(entity) {
  const periods = [entity, ...(entity.formerNames ?? [])];
  for (const { validFrom, validTo } of periods) {
    for (const date of [validFrom, validTo]) {
      if (date !== undefined && !EDTF_DAY.test(date)) yield `${entity.id}: "${date}" is no EDTF date`;
    }
    if (validFrom !== undefined && validFrom > validTo) yield `${entity.id}: valid from ${validFrom} to ${validTo}`;
  }
}

function* checkEntity(entity, type, ids) {
  const prefix = type.toLowerCase();
  const forms = formsOf(entity);
  if (entity.type !== type) yield `${entity.id}: type is "${entity.type}", expected "${type}"`;
  if (!new RegExp(`^${prefix}:([A-Z]{2}|[a-z0-9]+(-[a-z0-9]+)*)$`, "u").test(entity.id)) yield `${entity.id}: not a ${prefix} id`;
  if (entity.country !== undefined && !ids.has(entity.country)) yield `${entity.id}: no entity "${entity.country}"`;
  if (entity.wikidata !== undefined && !/^Q[1-9]\d*$/u.test(entity.wikidata)) yield `${entity.id}: "${entity.wikidata}" is no Wikidata id`;
  for (const { name } of entity.formerNames ?? []) {
    if (!forms.includes(name)) yield `${entity.id}: former name "${name}" is not among the aliases`;
  }
  yield* checkText(entity, forms);
  yield* checkMarks(entity, forms);
  yield* checkDates(entity);
}

function claims(entities) {
  const byForm = new Map();
  for (const entity of entities) {
    for (const form of formsOf(entity)) byForm.set(form, [...(byForm.get(form) ?? []), entity]);
  }
  return byForm;
}

/**
 * Within one type every claimant marks a shared form, except where one claimant outlived all others.
 * Across types one claimant may stay unmarked: it is the default reading.
 */
function* checkClaims(entities) {
  for (const [form, claimants] of claims(entities)) {
    const unmarked = claimants.filter(({ ambiguous = [] }) => !ambiguous.includes(form));
    const rivals = claimants.filter(({ type, validTo }) => type === unmarked[0]?.type && validTo === undefined);
    const shared = claimants.length > 1;
    if (shared && (unmarked.length > 1 || (unmarked.length === 1 && rivals.length > 1))) {
      yield `"${form}" is claimed by ${claimants.map(({ id }) => id).join(", ")}: mark it ambiguous at ${unmarked.map(({ id }) => id).join(", ")}`;
    }
  }
}

function* checkUnique(entities) {
  for (const id of duplicates(entities.map((entity) => entity.id))) yield `${id}: stands twice`;
  const items = entities.flatMap(({ wikidata }) => wikidata ?? []);
  for (const item of duplicates(items)) yield `${item}: claimed by two entities`;
}

function* checkOrder(file, entities) {
  for (const [index, { id }] of entities.entries()) {
    if (index > 0 && entities[index - 1].id > id) yield `${file}.json: ${id} is out of order`;
  }
}

function* checkOffices({ offices, honorifics }) {
  const forms = [...offices, ...honorifics].flatMap(({ name, aliases = [], abbreviations = [] }) => [name, ...aliases, ...abbreviations]);
  for (const form of duplicates(forms)) yield `offices.json: "${form}" stands twice`;
  for (const { name, kind, of } of offices) {
    if (!words(KINDS).has(kind)) yield `offices.json: ${name} is of unknown kind "${kind}"`;
    for (const type of of) if (!words(HOLDERS).has(type)) yield `offices.json: ${name} is of unknown type "${type}"`;
  }
}

function* checkNouns({ nouns, topics }) {
  const forms = nouns.flatMap(({ name, plural = [] }) => [name].concat(plural));
  for (const form of duplicates(forms)) yield `agreementNouns.json: "${form}" stands twice`;
  for (const { name, instrument } of nouns) {
    if (instrument !== undefined && !words(INSTRUMENTS).has(instrument)) yield `agreementNouns.json: ${name}: "${instrument}"`;
  }
  for (const { topic } of topics) if (!words(TOPICS).has(topic)) yield `agreementNouns.json: unknown topic "${topic}"`;
  for (const word of duplicates(topics.flatMap((entry) => entry.words))) yield `agreementNouns.json: "${word}" stands twice`;
}

function parse(name, bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Error(`${name}.json is no JSON in UTF-8: correct it first`, { cause });
  }
}

function readFile(directory, name) {
  const file = parse(name, readFileSync(new URL(`${name}.json`, directory)));
  if (!file.licence || !file.source) faults.push(`${name}.json: has no licence or source`);
  return file;
}

const faults = [];
const directory = process.argv[2] ? pathToFileURL(`${process.argv[2]}/`) : new URL("../../data/reference/", import.meta.url);
const files = Object.keys(ENTITY_FILES).map((name) => ({ name, ...readFile(directory, name) }));
const entities = files.flatMap((file) => file.entities);
const ids = new Set(entities.map(({ id }) => id));
for (const file of files) {
  faults.push(...checkOrder(file.name, file.entities));
  for (const entity of file.entities) faults.push(...checkEntity(entity, ENTITY_FILES[file.name], ids));
}
faults.push(...checkUnique(entities), ...checkClaims(entities));
faults.push(...checkOffices(readFile(directory, "offices")), ...checkNouns(readFile(directory, "agreementNouns")));
for (const fault of faults) console.log(fault);
console.error(`${entities.length} entities, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
