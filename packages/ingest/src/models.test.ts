import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EntenteError } from "@entente/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "./models.js";

const data = fileURLToPath(new URL("../../../data/", import.meta.url));
let folder: string;
let models: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-models-"));
  models = join(folder, "models");
  await mkdir(models);
  for (const file of await readdir(join(data, "models"))) await copyFile(join(data, "models", file), join(models, file));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function mistake(): Promise<EntenteError> {
  const error = await openLanguage(models, join(data, "reference")).catch((error: unknown) => error);
  if (!(error instanceof EntenteError)) throw new Error("openLanguage should have refused the models");
  return error;
}

describe("openLanguage", () => {
  it("reads the models that the repository ships", async () => {
    const language = await openLanguage(models, join(data, "reference"));
    expect(language.analyse("Norway signed the treaty.").tokens.map(({ relation }) => relation)).toEqual([
      "nsubj",
      "root",
      "det",
      "obj",
      "punct",
    ]);
  });

  it("names a damaged model and says what to do", async () => {
    await writeFile(join(models, "parser.bin"), "ENTENTE-MODEL\nhalf");
    expect(await mistake()).toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(/parser model is damaged.*Restore .* or train again/) as string,
    });
  });

  it("names what is not a model", async () => {
    await writeFile(join(models, "parser.bin"), "version https://git-lfs.github.com/spec/v1");
    expect(await mistake()).toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining("no model file of Entente") as string });
  });

  it("names the path of a missing model", async () => {
    await rm(join(models, "parser.bin"));
    expect(await mistake()).toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining(join(models, "parser.bin")) as string,
    });
  });
});
