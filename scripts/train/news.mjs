// Made-up news sentences: templates of our own, filled at random with names of the reference data and with people,
// institutions and groups that do not exist. The same lists and seed give the same sentences.
import { readFileSync } from "node:fs";
import { fold, segment } from "../../packages/language/dist/names/training.js";
import { random } from "./learning.mjs";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const templates = read("news-templates.txt")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));
const { regions } = JSON.parse(read("news-people.json"));
const words = Object.fromEntries(Object.entries(JSON.parse(read("news-institutions.json"))).map(([name, list]) => [name, list.split("|")]));
const adjectives = "National Democratic United Free Central Northern Southern Eastern Western New Popular Independent Federal Royal".split(
  " ",
);
const days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const months = "January February March April May June July August September October November December".split(" ");

/** Which kind each slot is; those that are not here are no names. */
const kinds = {
  P: "person",
  S: "person",
  C: "country",
  K: "place",
  L: "place",
  T: "party",
  O: "organisation",
  M: "organisation",
  I: "organisation",
  G: "organisation",
};

/**
 * Sentences with gold names, in the form of `readCrossNer`.
 * @param {Record<string, readonly string[]>} lists - the lists of the tagger
 * @param {number} rounds - how often each template is filled
 */
export function makeNews(lists, rounds, seed = 7) {
  const next = random(seed);
  const filler = new Filler(lists, next);
  return Array.from({ length: rounds }, () => templates.map((template) => toSentence(filler.fill(template)))).flat();
}

function toSentence({ text, gold }) {
  return { text, gold, parts: segment(text).map(({ tokens }) => tokens.map((token) => ({ ...token, low: fold(token.text) }))) };
}

class Filler {
  #lists;
  #next;
  #surname = "Smith";

  constructor(lists, next) {
    this.#lists = lists;
    this.#next = next;
  }

  /** The text of a template with its names by their places. */
  fill(template) {
    const gold = [];
    let text = "";
    for (const [, kind, inner, slot, plain] of template.matchAll(/\{(\w+):([^}]*)\}|\[(\w+)\]|([^[{]+)/gu)) {
      const start = text.length;
      text += plain ?? (slot ? this.#slot(slot) : inner.replace(/\[(\w+)\]/gu, (_, each) => this.#slot(each)));
      const label = kind ?? kinds[slot];
      if (label) gold.push({ start, end: text.length, kind: label });
    }
    return { text: text[0].toUpperCase() + text.slice(1), gold };
  }

  #slot(name) {
    const { country, capital, demonym, place, party, organisation, media, office } = this.#lists;
    switch (name) {
      case "P":
        return this.#person();
      case "S":
        return this.#next() < 0.6 ? this.#surname : this.#family(this.#pick(regions));
      case "C":
        return this.#short(country);
      case "D":
        return this.#pick(demonym);
      case "K":
        return this.#pick(capital);
      case "L":
        return this.#pick(place);
      case "T":
        return this.#next() < 0.8
          ? this.#pick(party)
          : `${this.#pick(adjectives)} ${this.#pick(["People's", "Workers'", "Justice", "Unity", "Reform", "Peasant"])} Party`;
      case "O":
        return this.#next() < 0.75 ? this.#pick(organisation) : `${this.#pick(adjectives)} ${this.#pick(words.makers)}`;
      case "M":
        return this.#next() < 0.6
          ? this.#pick(media)
          : `${this.#pick(this.#next() < 0.5 ? capital : country)} ${this.#pick(words.outlets)}`;
      case "M2":
        return this.#pick(words.makers);
      case "I":
        return this.#pick(words.institutions);
      case "G":
        return `${this.#next() < 0.7 ? `${this.#pick(adjectives)} ` : `${this.#pick(country)} `}${this.#pick(words.armed)}`;
      case "F":
        return this.#pick(office);
      case "FF":
        return this.#pick(office).replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase());
      default:
        return this.#figure(name);
    }
  }

  #figure(name) {
    const number = Math.floor(this.#next() * 990) + 2;
    if (name === "W") return this.#pick(days);
    if (name === "A")
      return this.#next() < 0.5 ? `${(number % 28) + 1} ${this.#pick(months)}` : `${this.#pick(months)} ${(number % 28) + 1}`;
    return name === "Y" ? String(1950 + (number % 76)) : String(number);
  }

  #person() {
    const region = this.#pick(regions);
    const [given, family] = [this.#pick(region.given.split(" ")), this.#family(region)];
    this.#surname = family;
    const second = this.#next();
    if (region.order && second < 0.5) return `${family} ${given}`;
    if (second < 0.1) return `${given} ${this.#pick(region.given.split(" "))} ${family}`;
    return second > 0.95 ? `${given} ${given[0]}. ${family}` : `${given} ${family}`;
  }

  #family(region) {
    return this.#pick(region.family.split(" ")).replaceAll("_", " ");
  }

  /** Mostly one of the forms that news uses: no more than two words. */
  #short(list) {
    const form = this.#pick(list);
    return form.split(" ").length > 2 && this.#next() < 0.7 ? this.#short(list) : form;
  }

  #pick(list) {
    return list[Math.floor(this.#next() * list.length)];
  }
}
