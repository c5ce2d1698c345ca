import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neighbourhood } from "../../query/neighbourhood.js";
import { paths } from "../../query/paths.js";
import { filtersOver } from "../../testing/filters.js";
import { readWorld } from "../../testing/readers.js";
import { worlds } from "../../testing/world.js";
import type { GraphReader } from "../reader.js";

async function sameAnswers<Question>(
  draw: (ids: readonly string[], gen: fc.GeneratorValue) => Question,
  ask: (reader: GraphReader, question: Question) => Promise<unknown>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, fc.gen(), async (world, gen) => {
      const { graph, readers } = await readWorld(world);
      const ids = [...graph.entities.keys(), ...graph.redirects.keys()];
      fc.pre(ids.length > 0);
      const question = draw(ids, gen);
      const [expected, ...answers] = await Promise.all(readers.map((reader) => ask(reader, question)));
      for (const answer of answers) expect(answer).toEqual(expected);
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
}

describe("walks over an index", () => {
  test("give the neighbourhood that asking frontier by frontier gives", () =>
    expect(
      sameAnswers(
        (ids, gen) => ({
          seeds: gen(() => fc.subarray([...ids], { maxLength: Math.min(3, ids.length) })),
          depth: gen(() => fc.integer({ min: 0, max: 3 })),
          limit: gen(() => fc.integer({ min: 0, max: 8 })),
          filter: gen(() => filtersOver(ids)),
        }),
        neighbourhood,
      ),
    ).resolves.toBe(undefined));

  test("give the paths that asking frontier by frontier gives", () =>
    expect(
      sameAnswers(
        (ids, gen) => ({
          from: gen(() => fc.constantFrom(...ids)),
          to: gen(() => fc.constantFrom(...ids)),
          maxLength: gen(() => fc.integer({ min: 0, max: 6 })),
          limit: gen(() => fc.integer({ min: 0, max: 6 })),
          filter: gen(() => filtersOver(ids)),
        }),
        paths,
      ),
    ).resolves.toBe(undefined));
});
