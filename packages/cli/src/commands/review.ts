import {
  buildGraph,
  candidatesOf,
  EntenteError,
  readRecords,
  sameCandidates,
  type CandidateRequest,
  type GraphEntity,
  type GraphReader,
  type ReferenceEntity,
  type SameCandidate,
} from "@entente/core";
import { readReference } from "@entente/ingest/reference";
import { entityTypes, isEntityType } from "@entente/ontology";
import { readGraph, standingApart, type Store } from "@entente/store";
import { Command } from "commander";
import { UsageError } from "../exit-code.js";
import { places } from "../places.js";
import { withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

interface ReviewOptions extends StoreOptions {
  readonly entity?: string;
  readonly type?: string;
  readonly minScore: string;
  readonly limit: string;
}

/** `entente review`: which entities may be one and wait for a person to say so. */
export const defineReview: DefineCommand = (terminal) => {
  const command = new Command("review")
    .option("--entity <id>", "only pairs with this entity")
    .option("--type <type>", `only pairs of one type: ${Object.keys(entityTypes).join(", ")}`)
    .option("--min-score <number>", "least score, 0 to 1", "0.3")
    .option("--limit <count>", "at most so many pairs", "20")
    .action(async (options: ReviewOptions) => {
      const [minScore, limit] = [numberOf("--min-score", options.minScore, 0, 1), numberOf("--limit", options.limit, 1, 10_000)];
      const type = options.type === undefined ? null : typeOf(options.type);
      const reference = (await readReference(places.reference)).entities;
      const request = { entity: options.entity ?? null, types: type === null ? null : [type], minScore };
      const all = await withStoreToRead(options.store, terminal, (store) => findCandidates(store, reference, request));
      const shown = all.slice(0, limit);
      if (options.json) terminal.answer(toJson({ total: all.length, candidates: shown.map(toAnswer) }));
      else for (const candidate of shown) terminal.answer(`${describe(candidate)}\n`);
      terminal.say(`${all.length} pairs may be one, ${shown.length} shown; judge a file of "same" and "notSame" decides (docs/cli.md)`);
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- review", "npm run -s entente -- review --type Person --json"]);
};

/** In so many statements all entities are compared with all in some seconds. */
const mostStatements = 200_000;

/** Every pair that may be one, or those with one entity: of a large graph, only the entities whose names say so are looked at. */
async function findCandidates(
  store: Store,
  reference: readonly ReferenceEntity[],
  request: Required<CandidateRequest>,
): Promise<readonly SameCandidate[]> {
  const reader = await readGraph(store, reference);
  const entity = request.entity === null ? null : await requireEntity(reader, request.entity);
  const { total } = await reader.findStatements({ filter: {}, limit: 0 });
  if (total <= mostStatements) return sameCandidates(buildGraph(await readRecords(store), reference), request);
  if (entity) {
    const found = await candidatesOf(reader, entity, await standingApart(store));
    return found.filter(({ left, score }) => score >= request.minScore && (request.types?.includes(left.type) ?? true));
  }
  throw new EntenteError(
    "LIMIT_EXCEEDED",
    `all entities are compared with all in graphs of up to ${mostStatements} statements, this one has ${total}; name an entity with --entity to compare it with the others`,
  );
}

async function requireEntity(reader: GraphReader, id: string): Promise<GraphEntity> {
  const [entity] = await reader.labels([id]);
  if (entity) return entity;
  throw new EntenteError("NOT_FOUND", `there is no entity "${id}"; find its id with query '{ entities(search: "name") { nodes { id } } }'`);
}

function numberOf(option: string, written: string, least: number, most: number): number {
  const value = Number(written);
  if (written.trim() !== "" && value >= least && value <= most) return value;
  throw new UsageError(`${option} "${written}" is no number from ${least} to ${most}`);
}

function typeOf(written: string) {
  if (isEntityType(written)) return written;
  throw new UsageError(`--type "${written}" is no entity type; give one of ${Object.keys(entityTypes).join(", ")}`);
}

function toAnswer({ left, right, score, evidence }: SameCandidate) {
  const side = ({ id, type, name }: GraphEntity) => ({ id, type, name });
  return { left: side(left), right: side(right), score, evidence };
}

function describe({ left, right, score, evidence }: SameCandidate): string {
  const reasons = evidence.map(({ reason, detail, weight }) => `${reason} (${detail}) ${weight > 0 ? "+" : ""}${weight}`);
  return [
    `${score.toFixed(2)}  ${left.type} "${left.name}" = "${right.name}"?`,
    `      ${left.id}`,
    `      ${right.id}`,
    `      ${reasons.join(", ")}`,
  ].join("\n");
}
