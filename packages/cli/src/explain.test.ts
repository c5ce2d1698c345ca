import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "./testing/run.js";

const text = "Norway and Chile signed the Bergen Accord on Monday. Chile should ratify the Bergen Accord.";
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, "deal.txt"), text);
});

describe("explain", () => {
  it("shows words, mentions, the frame that fired and why another did not", async () => {
    const { code, stdout } = await run(folder, ["explain", "deal.txt", "--published", "2025-05-16"]);
    expect(code).toBe(0);
    expect(stdout).toContain('Norway (name) → Country "Norway"');
    expect(stdout).toMatch(/4 {2}signed\s+sign\s+VERB\s+VBD\s+0 {2}root/);
    expect(stdout).toContain("signed: verb sign fired, 3 found");
    expect(stdout).toMatch(/ratify: verb ratify rejected: \S/);
    expect(stdout).toContain("Norway partyTo Bergen Accord, date 2025-05-12");
  });

  it("prints all of it as JSON, and only the sentences asked for", async () => {
    const { stdout } = await run(folder, ["explain", "deal.txt", "--json", "--match", "ratify"]);
    const { sentences } = JSON.parse(stdout) as {
      readonly sentences: readonly { readonly start: number; readonly statements: readonly object[] }[];
    };
    expect(sentences).toHaveLength(1);
    expect(text.slice(sentences[0]?.start)).toBe("Chile should ratify the Bergen Accord.");
    expect(sentences[0]?.statements).toEqual([]);
  });

  it("says which file it could not read", async () => {
    const { code, stderr } = await run(folder, ["explain", "nosuch.txt"]);
    expect(code).toBe(1);
    expect(stderr).toContain("nosuch.txt does not exist");
  });
});
