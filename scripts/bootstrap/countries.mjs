// Regenerates data/reference/countries.json from the npm package world-countries and the hand-written overrides.
// Usage: node scripts/bootstrap/countries.mjs PATH/TO/world-countries/countries.json
// The same two inputs always give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { serialiseReference } from "./serialise.mjs";

const REFERENCE = new URL("../../data/reference/", import.meta.url);

const LICENCE = "ODbL-1.0";
const SOURCE =
  "Contains information from world-countries 5.1.0 (https://github.com/mledoze/countries) by Mohammed Le Doze, " +
  "made available under the Open Database License (https://opendatacommons.org/licenses/odbl/1.0/), " +
  "changed and extended by data/reference/overrides/countries.json (Apache-2.0).";

// What NFD normalisation leaves whole.
const LETTERS = { ø: "o", Ø: "O", đ: "d", Đ: "D", ł: "l", Ł: "L", ı: "i", æ: "ae", ß: "ss" };

const unique = (forms) => [...new Set(forms)];

/** The form without diacritics, as most wire copy spells it: "São Tomé" becomes "Sao Tome". */
function withoutDiacritics(form) {
  const stripped = form.normalize("NFD").replace(/\p{M}/gu, "");
  return stripped.replace(/[øØđĐłŁıæß]/gu, (letter) => LETTERS[letter]);
}

/** "Saint X" as British and American outlets shorten it. */
function saintForms(form) {
  if (!form.startsWith("Saint ")) return [];
  const rest = form.slice("Saint ".length);
  return [`St ${rest}`, `St. ${rest}`];
}

function variants(forms) {
  const spelt = forms.flatMap((form) => [form, ...saintForms(form)]);
  return unique(spelt.flatMap((form) => [form, withoutDiacritics(form)]));
}

/** Forms besides `name`: the given ones, then their variants. */
function besides(name, forms) {
  return variants([name, ...forms]).filter((form) => form !== name);
}

/** English adds -s to most demonyms, but to none in -ese, -ish, -ch, -ss. */
function plural(demonym) {
  return /(ese|sh|ch|ss)$/u.test(demonym) ? [] : [`${demonym}s`];
}

function packageDemonyms(country) {
  const singular = country.demonyms?.eng?.m ?? "";
  const words = singular.split(/, | or /u).filter(Boolean);
  return words.flatMap((word) => [word, ...plural(word)]);
}

function packageAliases(country, dropped = []) {
  const { common, official } = country.name;
  return [common, official].filter((form) => !dropped.includes(form));
}

/** All-capital forms must never match a word in lower case ("US", "us"). */
function capitalForms(forms) {
  return forms.filter((form) => /^[A-Z][A-Z.]*$/u.test(form));
}

function present(entity) {
  const filled = ([, value]) => value !== undefined && value !== null && value.length !== 0;
  return Object.fromEntries(Object.entries(entity).filter(filled));
}

/** One entity in its published form; `given` may lack every field but id and name. */
function toEntity(given) {
  const former = (given.formerNames ?? []).map(({ name }) => name);
  const aliases = besides(given.name, [...(given.aliases ?? []), ...former]);
  const caseSensitive = [...capitalForms([given.name, ...aliases]), ...(given.caseSensitive ?? [])];
  return {
    id: given.id,
    type: "Country",
    name: given.name,
    aliases,
    demonyms: variants(given.demonyms ?? []),
    ...present({
      capital: given.capital,
      capitalAliases: given.capital ? besides(given.capital, given.capitalAliases ?? []) : [],
      otherSeats: given.otherSeats,
      iso2: given.iso2,
      iso3: given.iso3,
      wikidata: given.wikidata,
      formerNames: given.formerNames,
      validFrom: given.validFrom,
      validTo: given.validTo,
      ambiguous: given.ambiguous,
      caseSensitive: unique(caseSensitive),
      note: given.note,
    }),
  };
}

function merge(country, override = {}) {
  return toEntity({
    name: country.name.common,
    demonyms: packageDemonyms(country),
    capital: country.capital[0],
    iso3: country.cca3,
    ...override,
    id: `country:${country.cca2}`,
    iso2: country.cca2,
    aliases: [...(override.aliases ?? []), ...packageAliases(country, override.dropAliases)],
  });
}

function rejectUnknownCodes(countries, overrides) {
  const known = new Set(countries.map(({ cca2 }) => cca2));
  const codes = [...Object.keys(overrides.countries), ...Object.keys(overrides.exclude)];
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length > 0) {
    throw new Error(`overrides/countries.json names ${unknown.join(", ")}, which world-countries lacks: move it to "additional"`);
  }
}

function readInput(path) {
  if (path === undefined) {
    throw new Error("no input: give the path of countries.json of the npm package world-countries");
  }
  return JSON.parse(readFileSync(path, "utf8"));
}

const countries = readInput(process.argv[2]);
const overrides = JSON.parse(readFileSync(new URL("overrides/countries.json", REFERENCE), "utf8"));
rejectUnknownCodes(countries, overrides);
const entities = [
  ...countries.filter(({ cca2 }) => !(cca2 in overrides.exclude)).map((country) => merge(country, overrides.countries[country.cca2])),
  ...overrides.additional.map(toEntity),
];
const text = serialiseReference({ licence: LICENCE, source: SOURCE, entities });
writeFileSync(new URL("countries.json", REFERENCE), text);
console.error(`countries.json: ${entities.length} entities`);
