// Who there is: entities of invented names, each made from its number alone, so that a million of them need no memory.
import { mixAll } from "./random.mjs";

const onsets = "b br d dr f g gr h j k kl l m n p pr r s st t tr v z".split(" ");
const vowels = "a e i o u ai ei ou á ö ü".split(" ");
const codas = ["", "", "n", "r", "l", "s", "k", "m", "nd", "rt", "š", "ć"];
const syllables = onsets.length * vowels.length * codas.length;

/** What share of all entities is of a type; countries are few and named everywhere. */
const shares = {
  Country: 0.0002,
  Party: 0.05,
  Place: 0.04,
  Group: 0.018,
  Event: 0.06,
  Agreement: 0.1,
  Organisation: 0.18,
  Person: 0.5518,
};
const entityTypes = Object.keys(shares);

const bodies = ["Council", "Ministry", "Agency", "Commission", "Institute", "Bank", "Tribunal", "Foundation"];
const fields = ["Harbour", "River", "Trade", "Migration", "Energy", "Border", "Fisheries", "Railway", "Health", "Customs"];
const wings = ["Democratic", "People's", "Reform", "Centre", "Labour", "Green", "National", "Liberal"];
const deals = ["Accord", "Treaty", "Memorandum", "Protocol", "Pact", "Arrangement"];
const gatherings = ["Summit", "Conference", "Forum", "Round Table"];
const crowds = ["fishermen", "farmers", "nurses", "students", "dockworkers", "pensioners"];

function syllable(number) {
  const onset = onsets[number % onsets.length];
  const vowel = vowels[Math.floor(number / onsets.length) % vowels.length];
  return onset + vowel + codas[Math.floor(number / onsets.length / vowels.length) % codas.length];
}

/** A made-up word of two or three syllables; different below nine million, but for the few that two pairs of syllables spell alike. */
function word(number) {
  const spread = Math.imul(number, 0x9e37_79b1) >>> 0;
  const [first, second] = [spread % syllables, Math.floor(spread / syllables) % syllables];
  const third = number % 3 === 0 ? syllable(number % 97) : "";
  const letters = syllable(first) + syllable(second) + third;
  return letters[0].toUpperCase() + letters.slice(1);
}

const makers = {
  Country: (name, at) => ({ name: `${name}${["ia", "land", "ova"][at % 3]}`, demonym: `${name}${["ian", "landic", "ovan"][at % 3]}` }),
  Party: (name, at) => abbreviated(`${name} ${wings[at % wings.length]} Party`),
  Place: (name, at) => ({ name: at % 4 === 0 ? `Port ${name}` : name }),
  Group: (name, at) => ({ name: `${name} ${crowds[at % crowds.length]}` }),
  Event: (name, at) => ({ name: `${name} ${gatherings[at % gatherings.length]} ${2005 + (at % 20)}`, description: "the meeting" }),
  Agreement: (name, at) => ({
    name: `${name} ${fields[at % fields.length]} ${deals[(at >>> 4) % deals.length]}`,
    description: `the ${deals[(at >>> 4) % deals.length].toLowerCase()}`,
  }),
  Organisation: (name, at) => abbreviated(`${name} ${fields[at % fields.length]} ${bodies[(at >>> 4) % bodies.length]}`),
  Person: (name, at) => ({ name: `${word((at % 2999) + 20_000_000)} ${name}`, short: name }),
};

function abbreviated(name) {
  const short = name
    .split(" ")
    .map((part) => part[0])
    .join("");
  return { name, short };
}

/** All entities of a made-up world. Those of low rank within their type turn up in thousands of statements, most in a few. */
export class Cast {
  #counts;
  #seed;

  constructor(entities, seed) {
    this.#seed = seed;
    this.#counts = Object.fromEntries(entityTypes.map((type) => [type, Math.max(1, Math.round(entities * shares[type]))]));
    const others = entityTypes.slice(0, -1).reduce((sum, type) => sum + this.#counts[type], 0);
    this.#counts.Person = Math.max(1, entities - others);
  }

  /** How many there are. */
  get size() {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** The entity of a type and rank: its full name, and what else it is called. */
  at(type, rank) {
    const at = mixAll(this.#seed, entityTypes.indexOf(type), rank);
    const made = makers[type](word(rank * entityTypes.length + entityTypes.indexOf(type) + (this.#seed % 1000) * 1_000_003), at);
    return { type, ...made };
  }

  /** The entity of a number below `size`. */
  numbered(number) {
    let rest = number;
    for (const type of entityTypes) {
      if (rest < this.#counts[type]) return this.at(type, rest);
      rest -= this.#counts[type];
    }
    throw new Error(`there are ${this.size} entities and none numbered ${number}`);
  }

  /** One of a type: the share of the one of rank r falls with r to the power of two thirds. */
  pick(random, type) {
    return this.at(type, Math.floor(this.#counts[type] * random.next() ** 3));
  }
}
