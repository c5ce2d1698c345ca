// A made-up graph of any size: seeded, so that the same size and seed give the same graph; degrees follow a power law.
import { createHash } from "node:crypto";

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const onsets = ["b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z"];
const vowels = ["a", "e", "i", "o", "u", "ai", "ei", "ou", "á", "ö", "ü"];
const codas = ["", "", "n", "r", "l", "s", "k", "m", "nd", "rt", "š", "ć"];
const kinds = {
  Person: 0.55,
  Organisation: 0.18,
  Agreement: 0.1,
  Event: 0.06,
  Party: 0.05,
  Place: 0.04,
  Country: 0.002,
  Group: 0.018,
};
const tails = {
  Organisation: ["Council", "Ministry", "Agency", "Bank"],
  Agreement: ["Accord", "Treaty", "Memorandum"],
  Event: ["Summit", "Conference"],
  Party: ["Party", "Union"],
  Group: ["fishermen", "workers"],
};
const predicates = ["negotiatesWith", "cooperatesWith", "metWith", "criticises", "supports", "approached", "memberOf", "leads"];
const symmetric = new Set(["negotiatesWith", "cooperatesWith", "metWith"]);
const statuses = ["negotiating", "agreed", "signed", "inForce", "suspended"];

function choose(random, list) {
  return list[Math.floor(random() * list.length)];
}

function weighted(random, weights) {
  let rest = random();
  for (const [name, weight] of Object.entries(weights)) {
    rest -= weight;
    if (rest <= 0) return name;
  }
  return Object.keys(weights)[0];
}

function word(random) {
  const syllables = 2 + Math.floor(random() * 2);
  const letters = Array.from({ length: syllables }, () => choose(random, onsets) + choose(random, vowels) + choose(random, codas)).join("");
  return letters[0].toUpperCase() + letters.slice(1);
}

function shortId(prefix, ...parts) {
  return `${prefix}${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 24)}`;
}

function makeEntities(random, count) {
  const given = Array.from({ length: 3000 }, () => word(random));
  return Array.from({ length: count }, (_, number) => {
    const type = weighted(random, kinds);
    const name =
      type === "Person"
        ? `${choose(random, given)} ${word(random)}`
        : [word(random), ...(tails[type] ? [choose(random, tails[type])] : [])].join(" ");
    const aliases = random() < 0.2 ? [`${name[0]}. ${name.split(" ").at(-1)}`] : [];
    const id = `${type.toLowerCase()}:${name.toLowerCase().replaceAll(" ", "-")}-${number.toString(36)}`;
    return { id, type, name, aliases, mergedIds: [], locals: [{ documentId: `doc_${number % 1000}`, type, name }] };
  });
}

function makeDocuments(random, count) {
  return Array.from({ length: count }, (_, number) => {
    const day = new Date(Date.UTC(2005, 0, 1 + Math.floor(random() * 7300))).toISOString().slice(0, 10);
    const published = random() < 0.05 ? null : random() < 0.1 ? day.slice(0, 7) : day;
    const checksum = number.toString(16).padStart(64, "0");
    const version = {
      checksum,
      title: null,
      outlet: "The Ledger",
      published,
      readAt: "2024-01-01T00:00:00.000Z",
      sentences: 30,
      silentSentences: 25,
    };
    const collections = [`collection ${number % 7}`];
    return {
      id: shortId("doc_", number),
      url: null,
      path: `${number}.txt`,
      collections,
      language: "en",
      licence: null,
      versions: [version],
    };
  });
}

/** Some entities turn up in thousands of statements, most in a few: the share falls with the rank. */
function byPower(random, entities) {
  return entities[Math.floor(entities.length * random() ** 3)];
}

function makeStatement(random, { entities, documents, number }) {
  const document = choose(random, documents);
  const [{ checksum, published, outlet }] = document.versions;
  const [a, b] = [byPower(random, entities), choose(random, entities)];
  const isValue = random() < 0.08;
  const predicate = isValue ? "agreementStatus" : choose(random, predicates);
  const value = isValue ? choose(random, statuses) : null;
  const objectId = isValue ? null : b.id;
  const ends = symmetric.has(predicate) && b.id < a.id ? [b.id, a.id] : [a.id, objectId];
  const start = Math.floor(random() * 4000);
  const quote = `${a.name} ${predicate} ${b.name} (${number}).`;
  const says = random() < 0.4 ? byPower(random, entities) : null;
  return {
    id: shortId("st_", number),
    documentId: document.id,
    version: checksum,
    versions: [checksum],
    subject: { type: a.type, name: a.name },
    predicate,
    object: isValue ? null : { type: b.type, name: b.name },
    value,
    polarity: random() < 0.08 ? "negated" : "affirmed",
    modality: random() < 0.8 ? "asserted" : choose(random, ["planned", "possible", "evaluative"]),
    speaker: says && { name: says.name, entity: { type: says.type, name: says.name }, speaksFor: null },
    qualifiers:
      random() < 0.25 ? { date: `20${10 + Math.floor(random() * 14)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}` } : {},
    via: null,
    origin: { kind: "extractor", name: "made up", version: "1" },
    confidence: Math.round(50 + random() * 50) / 100,
    evidence: { start, end: start + quote.length, quote, sentenceStart: start, sentenceEnd: start + quote.length },
    subjectId: a.id,
    objectId,
    speakerId: says?.id ?? null,
    speaksForId: null,
    qualifierIds: {},
    relationId: shortId("rl_", ends[0], predicate, ends[1], value),
    review: random() < 0.95 ? "unreviewed" : choose(random, ["accepted", "retracted", "disputed"]),
    judgements: [],
    published,
    outlet,
    collections: document.collections,
    ends,
  };
}

function byPlace(a, b) {
  const [x, y] = [a.published ?? "~", b.published ?? "~"];
  if (x !== y) return x < y ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end || (a.id < b.id ? -1 : 1);
}

function byId(a, b) {
  return a.id < b.id ? -1 : 1;
}

function mapById(items) {
  return new Map(items.sort(byId).map((item) => [item.id, item]));
}

/** A graph as `buildGraph` makes one, of so many entities and statements; some statements make up one relation. */
export function powerLawGraph({ entities: entityCount, statements: statementCount, seed = 1 }) {
  const random = createRandom(seed);
  const entities = makeEntities(random, entityCount);
  const documents = makeDocuments(random, Math.max(1, Math.round(statementCount / 12)));
  const made = [];
  for (let number = 0; made.length < statementCount; number += 1) {
    const earlier = made.length > 0 && random() < 0.2 ? choose(random, made) : null;
    const statement = makeStatement(random, { entities, documents, number });
    const { subject, predicate, object, value, subjectId, objectId, relationId, ends } = earlier ?? statement;
    made.push({ ...statement, subject, predicate, object, value, subjectId, objectId, relationId, ends });
  }
  return gather(entities, documents, made.sort(byPlace));
}

function gather(entities, documents, made) {
  const relations = new Map();
  for (const { id, relationId, ends, predicate, value } of made) {
    const relation = relations.get(relationId);
    if (relation) relation.statementIds.push(id);
    else relations.set(relationId, { id: relationId, subjectId: ends[0], predicate, objectId: ends[1], value, statementIds: [id] });
  }
  return {
    sequence: 1,
    documents: mapById(documents),
    entities: mapById(entities),
    relations: mapById([...relations.values()]),
    statements: new Map(made.map(({ ends: _ends, ...statement }) => [statement.id, statement])),
    redirects: new Map(),
    loose: [],
    apart: [],
    judgements: 0,
    rejects: 0,
  };
}
