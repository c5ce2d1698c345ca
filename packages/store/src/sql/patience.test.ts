import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { patiently } from "./patience.js";

describe("patiently", () => {
  it("counts from the first failure: long work that fails once is done again", async () => {
    const attempts: number[] = [];
    const work = async (): Promise<string> => {
      attempts.push(attempts.length);
      if (attempts.length > 1) return "done";
      await sleep(400);
      throw new Error("lost");
    };
    expect(await patiently({ total: 200, pause: 10 }, () => true, work)).toBe("done");
    expect(attempts).toHaveLength(2);
  });

  it("gives up with the last failure", async () => {
    let attempt = 0;
    const failing = patiently(
      { total: 100, pause: 10 },
      () => true,
      async () => Promise.reject(new Error(`attempt ${(attempt += 1)}`)),
    );
    await expect(failing).rejects.toThrow(/^attempt \d+$/);
    expect(attempt).toBeGreaterThan(1);
    await expect(failing).rejects.toThrow(`attempt ${attempt}`);
  });

  it("tries once where a failure does not pass, or no time is given", async () => {
    for (const [total, passes] of [
      [1_000, false],
      [0, true],
    ] as const) {
      let attempts = 0;
      const failing = patiently(
        { total, pause: 10 },
        () => passes,
        async () => {
          attempts += 1;
          throw new Error("lost");
        },
      );
      await expect(failing).rejects.toThrow("lost");
      expect(attempts).toBe(1);
    }
  });
});
