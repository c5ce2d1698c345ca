import { buildGraph, EntenteError, readRecords, sameCandidates, type GraphEntity, type SameCandidate } from "@entente/core";
import { readReference } from "@entente/ingest";
import { entityTypes, isEntityType } from "@entente/ontology";
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
      const types = options.type === undefined ? null : [typeOf(options.type)];
      const reference = (await readReference(places.reference)).entities;
      const graph = await withStoreToRead(options.store, terminal, async (store) => buildGraph(await readRecords(store), reference));
      const { entity } = options;
      if (entity !== undefined && !graph.entities.has(graph.redirects.get(entity) ?? entity))
        throw new EntenteError(
          "NOT_FOUND",
          `there is no entity "${entity}"; find its id with query '{ entities(search: "name") { nodes { id } } }'`,
        );
      const all = sameCandidates(graph, { entity: entity ?? null, types, minScore });
      const shown = all.slice(0, limit);
      if (options.json) terminal.answer(toJson({ total: all.length, candidates: shown.map(toAnswer) }));
      else for (const candidate of shown) terminal.answer(`${describe(candidate)}\n`);
      terminal.say(`${all.length} pairs may be one, ${shown.length} shown; judge a file of "same" and "notSame" decides (docs/cli.md)`);
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- review", "npm run -s entente -- review --type Person --json"]);
};

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
