import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EntenteError } from "@entente/core";
import { createLanguage, type Language, ModelError, modelFiles, type ModelFiles } from "@entente/language";

/**
 * Reads the trained models of a folder (`data/models`).
 *
 * @param directory - the folder with the files of `modelFiles`
 * @throws EntenteError `NOT_FOUND` if a file is missing, `BAD_INPUT` if one is damaged or no such model
 */
export async function openLanguage(directory: string): Promise<Language> {
  const files = await Promise.all(
    Object.entries(modelFiles).map(async ([name, file]) => [name, await read(join(directory, file))] as const),
  );
  try {
    return createLanguage(Object.fromEntries(files) as Record<keyof ModelFiles, Uint8Array>);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new EntenteError("BAD_INPUT", `${error.message} Restore ${directory} from the repository, or train again: npm run -s train.`, {
      cause: error,
    });
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new EntenteError("NOT_FOUND", `There is no model at ${path}. Restore it from the repository, or train it: npm run -s train.`, {
      cause: error,
    });
  }
}
