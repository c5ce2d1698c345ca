import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readReference } from "./reference.js";

const reference = resolve(import.meta.dirname, "../../../data/reference");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-reference-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("readReference", () => {
  it("reads the project's own lists", async () => {
    const { entities, offices, honorifics, agreementNouns } = await readReference(reference);
    expect(entities.find(({ id }) => id === "country:NO")).toMatchObject({ type: "Country", name: "Norway", capital: "Oslo" });
    expect(offices.some(({ name }) => name === "prime minister")).toBe(true);
    expect(honorifics).toContain("Mr.");
    expect(agreementNouns.some(({ name }) => name === "treaty")).toBe(true);
  });

  it("names the file that is missing", async () => {
    await expect(readReference(folder)).rejects.toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(/\w+\.json cannot be read/) as unknown,
    });
  });

  it("names the list that a file lacks", async () => {
    for (const name of ["countries", "places", "parties", "organisations"]) await writeFile(join(folder, `${name}.json`), "{}");
    await expect(readReference(folder)).rejects.toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringContaining('no list "entities"') as unknown,
    });
  });
});
