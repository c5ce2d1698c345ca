// A document with its versions, mentions and statements, made from its number alone.
import { checksum, completeStatement } from "../../packages/core/dist/index.js";
import { officeRelations, relations, values, verbOf, worth } from "./frames.mjs";
import { filler, Prose } from "./prose.mjs";
import { mixAll, Random } from "./random.mjs";

const outlets = ["The Harbour Courier", "Morning Ledger", "The Northern Post", "Gazette of the Isles", "Evening Signal", "The Watchtower"];
const collections = ["agreements", "borders", "coast", "energy", "labour", "parliament", "trade"];
const months = "January February March April May June July August September October November December".split(" ");
const polarities = { affirmed: 0.92, negated: 0.08 };
const modalities = { asserted: 0.8, planned: 0.1, possible: 0.06, evaluative: 0.04 };
const origin = { kind: "extractor", name: "made up", version: "1" };
const allRelations = [...relations, ...officeRelations];
const types = [...new Set(allRelations.flatMap(({ subject, object }) => [...subject, ...object]))];
const bySubject = Object.fromEntries(types.map((type) => [type, allRelations.filter(({ subject }) => subject.includes(type))]));
const byObject = Object.fromEntries(types.map((type) => [type, allRelations.filter(({ object }) => object.includes(type))]));

/** Every fiftieth document is a near-copy of one before it, as agencies' texts are. */
export const copyEvery = 50;
/** Statements of a document, so that half its sentences say something. */
const [fewest, most] = [4, 20];
export const meanStatements = (fewest + most) / 2;

/** The document of a number. @param newcomers - entities that nobody named before, which it names */
export function makeDocument({ cast, seed }, number, newcomersOf) {
  const told = number % copyEvery === copyEvery - 1 ? number - 1 - (mixAll(seed, number) % 20) : number;
  const random = new Random(mixAll(seed, told, 1));
  const newcomers = newcomersOf(told);
  const story = tell(random, cast, newcomers, Math.max(newcomers.length, random.between(fewest, most)));
  const own = new Random(mixAll(seed, number, 2));
  if (told !== number) story.prose.end(own, "").write(filler(own));
  return describe(own, number, story);
}

/** A whole article: sentences that say something among others that do not. */
function tell(random, cast, newcomers, count) {
  const prose = new Prose();
  const day = Math.floor(random.next() * 7300);
  const present = [
    cast.pick(random, "Country"),
    cast.pick(random, "Agreement"),
    cast.pick(random, "Person"),
    cast.pick(random, "Organisation"),
  ];
  const said = [];
  for (let done = 0; said.length < count; done += 1) {
    said.push(...say(random, prose, { cast, present, focus: newcomers[done] ?? random.of(present), day }));
    if (done % 3 === 2) present.push(cast.pick(random, random.of(["Person", "Country", "Party", "Agreement", "Event"])));
    for (let silent = random.between(0, 2); silent > 0; silent -= 1) prose.write(filler(random)).end(random, "");
  }
  while (prose.text.length < 1900) prose.write(filler(random)).end(random, "");
  prose.text = prose.text.trimEnd();
  return { prose, said, day };
}

/** Writes one sentence and gives what it says: one statement, or two where two do the same. */
function say(random, prose, { cast, present, focus, day }) {
  const polarity = random.weighted(polarities);
  const modality = random.weighted(modalities);
  const { frame, subjects, object } = choose(random, cast, present, focus);
  const speaker = random.chance(0.3) ? random.of(["named", "spokesperson", "via"]) : null;
  const via = speaker === "via" ? random.of(outlets) : null;
  const sentenceStart = prose.text.length;
  if (via) prose.write(`According to ${via}, `);
  const start = prose.text.length;
  for (const [place, subject] of subjects.entries()) prose.write(place > 0 ? " and " : "").name(subject, random);
  prose.write(` ${verbOf(frame, polarity, modality)}`);
  if (object) prose.write(" ").name(object, random);
  const date = random.chance(0.25) && modality !== "planned" ? dateOf(random, day - random.between(1, 60)) : null;
  if (date) prose.write(date.words);
  const end = prose.text.length;
  const says = attribute(random, prose, cast, present, speaker);
  prose.end(random);
  const evidence = { end, quote: prose.text.slice(start, end), sentenceEnd: prose.text.trimEnd().length, sentenceStart, start };
  const qualifiers = { ...frame.qualifiers, ...(date && { date: date.edtf }) };
  const confidence = Math.round(50 + random.next() * 50) / 100;
  return subjects.map((subject) => ({
    subject: local(subject),
    predicate: frame.predicate,
    object: object ? local(object) : null,
    value: frame.value ?? null,
    polarity,
    modality,
    speaker: says,
    qualifiers,
    via,
    origin,
    confidence,
    evidence,
  }));
}

/** Who said it, in words behind the clause. */
function attribute(random, prose, cast, present, kind) {
  if (kind === "named") {
    const person = pickFrom(random, present, ["Person"]) ?? cast.pick(random, "Person");
    prose.write(", ").name(person, random).write(" said");
    return { name: person.name, entity: local(person), speaksFor: null };
  }
  if (kind !== "spokesperson") return null;
  const body = cast.pick(random, random.of(["Country", "Organisation"]));
  const start = prose.text.length + 2;
  prose.write(", a spokesperson for ").name(body, random);
  const name = prose.text.slice(start);
  prose.write(" said");
  return { name, entity: null, speaksFor: local(body) };
}

/** A frame that the entity fits, as subject or object, and who stands at its other end. */
function choose(random, cast, present, focus) {
  if (focus.type === "Agreement" && random.chance(0.35)) {
    return { frame: random.chance(0.2) ? worth(random.between(2, 900)) : random.of(values), subjects: [focus], object: null };
  }
  const [asSubject, asObject] = [bySubject[focus.type], byObject[focus.type]];
  const isSubject = asObject.length === 0 || (asSubject.length > 0 && random.chance(0.6));
  const frame = byWeight(random, isSubject ? asSubject : asObject);
  const other = partner(random, cast, present, isSubject ? frame.object : frame.subject, focus);
  const [subject, object] = isSubject ? [focus, other] : [other, focus];
  const second = frame.pairs && random.chance(0.25) ? cast.pick(random, "Country") : null;
  const pair = second && second.name !== subject.name && second.name !== object.name;
  return { frame, subjects: pair ? [subject, second] : [subject], object };
}

function byWeight(random, frames) {
  let rest = random.next() * frames.reduce((sum, { weight }) => sum + weight, 0);
  for (const frame of frames) {
    rest -= frame.weight;
    if (rest <= 0) return frame;
  }
  return frames[0];
}

/** Mostly one that the article spoke of before; never the same one. */
function partner(random, cast, present, types, focus) {
  const known = random.chance(0.6) ? pickFrom(random, present, types) : null;
  if (known && known.name !== focus.name) return known;
  for (;;) {
    const picked = cast.pick(random, random.of(types));
    if (picked.name !== focus.name) return picked;
  }
}

function pickFrom(random, present, types) {
  const fitting = present.filter(({ type }) => types.includes(type));
  return fitting.length > 0 ? random.of(fitting) : null;
}

function local({ type, name }) {
  return { type, name };
}

/** Days since the start of 2005, as words and as EDTF of the same precision. */
function dateOf(random, day) {
  const iso = isoDay(day);
  const [year, month, date] = iso.split("-");
  const name = months[Number(month) - 1];
  if (random.chance(0.6)) return { edtf: iso, words: ` on ${Number(date)} ${name} ${year}` };
  return random.chance(0.5) ? { edtf: `${year}-${month}`, words: ` in ${name} ${year}` } : { edtf: year, words: ` in ${year}` };
}

function isoDay(day) {
  return new Date(Date.UTC(2005, 0, 1 + day)).toISOString().slice(0, 10);
}

/** Puts a story into a document: who published it and when, and, now and then, a later version with a line more. */
function describe(random, number, { prose, said, day }) {
  const id = `doc_${number.toString(16).padStart(24, "0")}`;
  const outlet = random.of(outlets);
  const published = random.chance(0.05) ? null : random.chance(0.1) ? isoDay(day).slice(0, 7) : isoDay(day);
  const title = `${said[0].subject.name} and others: day ${day}`;
  const texts = [prose.text];
  if (random.chance(0.03)) texts.push(`${prose.text}\n\nCorrection: ${filler(random)}`);
  const versions = texts.map((text, place) => {
    const sum = checksum(text);
    const sentences = text.split(/[.!?](?:\s|$)/).length - 1;
    const readAt = `${isoDay(day + 1 + place)}T06:00:00.000Z`;
    return {
      head: {
        checksum: sum,
        origin,
        outlet,
        published,
        readAt,
        sentences,
        silentSentences: Math.max(0, sentences - said.length),
        text,
        title,
      },
      mentions: prose.mentions,
      statements: said.map((proposed) => completeStatement(proposed, id, { checksum: sum, text })),
    };
  });
  const url = random.chance(0.9) ? `https://${outlet.toLowerCase().replaceAll(/[^a-z]+/g, "-")}.example/${isoDay(day)}/${number}` : null;
  const drawn = new Set([random.of(collections), random.of(collections)]);
  const chosen = collections.filter((name) => drawn.has(name));
  return {
    head: {
      collections: chosen,
      id,
      language: "en",
      licence: random.chance(0.2) ? "CC-BY-4.0" : null,
      path: url ? null : `${number}.txt`,
      url,
    },
    versions,
  };
}
