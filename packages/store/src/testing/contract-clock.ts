import type { NewJudgement, Reading, StatementFilter, StatementTarget } from "@entente/core";
import { generatedReference } from "@entente/core/testing";
import { describe, expect, it } from "vitest";
import type { Store } from "../store.js";
import { collect } from "./dump.js";
import type { OpenEmpty } from "./open-empty.js";
import { sampleReading, sampleSentence, targetOf, withId } from "./samples.js";

const day = 24 * 60;

/** Clocks that are looked at again and again: minutes since the beginning, by how often they were looked at. */
const clocks: readonly (readonly [string, (look: number) => number])[] = [
  ["goes on", (look) => look],
  ["is set back by a day", (look) => (look < 4 ? look : look - day)],
  ["jumps a year ahead and back again", (look) => (look < 2 || look > 5 ? look : look + 365 * day)],
  ["runs backwards", (look) => -look * day],
];

function clock(minutes: (look: number) => number): () => string {
  let look = 0;
  return () => new Date(Date.parse("2025-06-01T00:00:00Z") + 60_000 * minutes((look += 1))).toISOString();
}

/** What is written and decided, one after another, each at the time that the clock shows. */
function changes(now: () => string): readonly ((store: Store) => Promise<unknown>)[] {
  const read = (id: string, topic: string, published: string) => (): Reading =>
    sampleReading({ id, topics: [topic], published, readAt: now() });
  const [fish, salt, rice] = [read("a", "fish", "2025-05-01"), read("a", "salt", "2025-05-10"), read("a", "rice", "2025-05-20")];
  const put = (reading: () => Reading) => (store: Store) => store.putReading(reading());
  const target = targetIn(sampleReading({ id: "a", topics: ["salt"], published: "2025-05-10" }));
  const decided: string[] = [];
  const judge = (decide: () => Omit<NewJudgement, "at" | "author" | "note">) => (store: Store) => {
    const judgement = withId({ ...decide(), at: now(), author: "ada", note: null } as NewJudgement);
    decided.push(judgement.id);
    return store.appendJudgements([judgement]);
  };
  return [
    put(fish),
    put(salt),
    put(read("b", "rain", "2025-05-12")),
    judge(() => ({ judgement: "accept", target })),
    judge(() => ({ judgement: "retract", target, reason: "misread" })),
    judge(() => ({ judgement: "undo", judgementId: decided[1] ?? "" })),
    judge(() => ({ judgement: "dispute", target, reason: "wrong" })),
    put(rice),
    put(salt),
  ];
}

function targetIn(reading: Reading): StatementTarget {
  const [statement] = reading.statements;
  if (!statement) throw new Error("a sample has a statement");
  return targetOf(reading, statement);
}

/** Nothing but the times themselves may depend on the clock of the machine that writes. */
export function describeClock(openEmpty: OpenEmpty): void {
  describe("while the clock", () => {
    it.each(clocks)("%s, sequence, current versions, effects of judgements and views as of a day stay right", async (_what, minutes) => {
      const store = await openEmpty();
      const sequences: number[] = [];
      for (const change of changes(clock(minutes))) {
        await change(store);
        // Following changes must not depend on the clock either.
        const { sequence } = await store.derived.derive(generatedReference);
        sequences.push(sequence);
      }
      expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      const [document] = await store.documents(["a"]);
      const texts = await Promise.all((document?.versions ?? []).map(({ checksum }) => store.text("a", checksum)));
      expect(texts).toEqual(["fish", "rice", "salt"].map(sampleSentence));
      expect(await store.text("a")).toBe(sampleSentence("salt"));
      const judgements = await collect(store.listJudgements());
      expect(judgements).toEqual(judgements.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)));
      const graph = await store.derived.reader();
      const shown = async (filter: StatementFilter): Promise<readonly string[]> =>
        (await graph.findStatements({ filter, limit: 10 })).items.map(({ evidence, review }) => `${evidence.quote} ${review}`);
      const [fish, salt, rain] = ["fish unreviewed", "salt disputed", "rain unreviewed"].map((said) => {
        const [topic = "", review = ""] = said.split(" ");
        return `${sampleSentence(topic)} ${review}`;
      });
      expect(await shown({})).toEqual([salt, rain]);
      expect(await shown({ asOf: "2025-05-05" })).toEqual([fish]);
      expect(await shown({ asOf: "2025-05-11" })).toEqual([salt]);
      expect(await shown({ asOf: "2024-12-31" })).toEqual([]);
      expect(await store.integrity()).toEqual([]);
      await store.close();
    });
  });
}
