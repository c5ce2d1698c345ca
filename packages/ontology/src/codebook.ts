import { comparators } from "./comparators.js";
import { actorTypes, entityTypes, type EntityType, type EntityTypeDefinition } from "./entity-types.js";
import { formalities } from "./formalities.js";
import { instruments } from "./instruments.js";
import { disputeReasons, judgementKinds, retractReasons } from "./judgements.js";
import { modalities } from "./modalities.js";
import { originKinds } from "./origins.js";
import { outcomes } from "./outcomes.js";
import { polarities } from "./polarities.js";
import type { PredicateDefinition, Reading, Signature } from "./predicates/definition.js";
import { predicates } from "./predicates/index.js";
import { qualifiers, type QualifierDefinition } from "./qualifiers.js";
import { reviews } from "./reviews.js";
import { roles } from "./roles.js";
import { statuses, tracks, type StatusDefinition } from "./statuses.js";
import { topics } from "./topics.js";
import type { Concept, Mappings } from "./types.js";

/** A line of an entry: what it says, and its text; left out where the text is empty. */
type Line = readonly [title: string, text: string];

const introduction = `# Codebook

What Entente's graph can say: every entity type, predicate, status and qualifier, with what it means, what it includes and excludes, an example and a counter-example. This page is printed from \`packages/ontology\` by \`scripts/print-codebook.mjs\`; change it there.

A statement is one source saying one thing: a subject, a predicate, and an object or a value, with qualifiers, polarity and modality. Actors are ${actorTypes.join(", ")}. There is no predicate for crime, health, religion, ethnicity or private life; an accusation is \`criticises\` by the accuser.`;

/** The codebook as a Markdown page, derived from the concept lists alone. */
export function codebook(): string {
  return `${sections().join("\n\n")}\n`;
}

function sections(): string[] {
  return [
    introduction,
    section("Entity types", entityTypes, typeLines),
    section("Predicates", predicates, predicateLines),
    section("Tracks of statuses", tracks),
    section("Statuses", statuses, statusLines),
    section("Instruments", instruments),
    section("Topics", topics),
    section("Roles", roles),
    section("Outcomes", outcomes),
    section("Qualifiers", qualifiers, qualifierLines),
    section("Comparators", comparators),
    section("Formalities", formalities),
    section("Polarities", polarities),
    section("Modalities", modalities),
    section("Reviews", reviews),
    section("Origins", originKinds),
    section("Judgements", judgementKinds),
    section("Reasons to retract", retractReasons),
    section("Reasons to dispute", disputeReasons),
  ];
}

/** One list of concepts; `more` adds what its entries say beyond a plain concept. */
function section<Entry extends Concept>(
  title: string,
  entries: Readonly<Record<string, Entry>>,
  more: (entry: Entry) => readonly Line[] = () => [],
): string {
  const parts = Object.entries<Entry>(entries).map(([name, entry]) => entryText(name, entry, more(entry)));
  return [`## ${title}`, ...parts].join("\n\n");
}

function entryText(name: string, entry: Concept, more: readonly Line[]): string {
  const lines: readonly Line[] = [
    ["Includes", entry.includes],
    ["Excludes", entry.excludes],
    ["Example", entry.example],
    ["Counter-example", entry.counterExample],
    ...more,
  ];
  const bullets = lines.filter(([, text]) => text !== "").map(([title, text]) => `- ${title}: ${text}`);
  const label = entry.label === name ? "" : `_${entry.label}_: `;
  return `### ${name}\n\n${label}${entry.definition}\n\n${bullets.join("\n")}`;
}

function typeLines({ plural, shape, colour, mappings }: EntityTypeDefinition): Line[] {
  return [
    ["Plural", plural],
    ["Drawn as", `${shape}, ${colour.light} on light paper, ${colour.dark} on dark`],
    ["Elsewhere", mappingText(mappings)],
  ];
}

function predicateLines(definition: PredicateDefinition): Line[] {
  return [
    ["Read as", readingText(definition.reading)],
    ["From the object's side", definition.symmetric ? "the same (symmetric)" : definition.inverseLabel],
    ["Domain → range", rangeText(definition)],
    ["Qualifiers of its own", definition.qualifiers.join(", ")],
    ["Elsewhere", mappingText(definition.mappings)],
  ];
}

function statusLines({ track, rank, mappings }: StatusDefinition): Line[] {
  return [
    ["Track", `${track}, stage ${rank}`],
    ["Elsewhere", mappingText(mappings)],
  ];
}

function qualifierLines({ value, entityTypes: types, common }: QualifierDefinition): Line[] {
  const kind = typeof value === "object" ? `one of ${value.oneOf.join(", ")}` : value;
  return [
    ["Takes", types ? `${kind} (${types.join(", ")})` : kind],
    ["Allowed on", common ? "every predicate" : "the predicates that name it"],
  ];
}

function readingText({ subject, object, value, qualifiers: given }: Reading): string {
  const added = Object.entries(given ?? {}).map(([name, content]) => `${name} ${quoted(content)}`);
  return [`${subject.type} → ${object ? object.type : value}`, ...added].join("; ");
}

function quoted(content: unknown): string {
  return JSON.stringify(typeof content === "object" && content && "name" in content ? content.name : content);
}

function rangeText(definition: PredicateDefinition): string {
  if (definition.object === "value") {
    const { domain, kind } = definition.value;
    return `${typeText(domain)} → a ${kind}`;
  }
  return definition.signatures.map(signatureText).join("; ");
}

function signatureText({ domain, range }: Signature): string {
  return `${typeText(domain)} → ${typeText(range)}`;
}

function typeText(types: readonly EntityType[]): string {
  return types === actorTypes ? "actor" : types.join(", ");
}

function mappingText(mappings: Mappings): string {
  const known = [
    ["schema.org", mappings.schemaOrg],
    ["FollowTheMoney", mappings.followTheMoney],
    ["Popolo", mappings.popolo],
    ["Wikidata", mappings.wikidata],
    ["PLOVER", mappings.plover],
  ].filter(([, name]) => name !== null);
  return known.map(([vocabulary, name]) => `${vocabulary} ${name}`).join(", ");
}
