import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EntenteError } from "@entente/core";
import { createLanguage, type Language, ModelError, modelFiles, type ModelFiles } from "@entente/language";
import { calibrate, readWeights, type Calibration } from "./analyst/confidence/index.js";
import { nameLists } from "./name-lists.js";
import { readReference } from "./reference.js";

/** Everything that was trained: what is said of English texts, and how far the analyst's statements can be trusted. */
export interface TrainedModels extends Language {
  readonly calibration: Calibration;
}

/** The file of the calibration among the models. */
const calibrationFile = "confidence.json";

/**
 * Reads the trained models of a folder (`data/models`).
 *
 * @param directory - the folder with the files of `modelFiles`
 * @param reference - the folder with the names that the tagger of names is given, beside the models unless told otherwise
 * @throws EntenteError `NOT_FOUND` if a file is missing, `BAD_INPUT` if one is damaged or no such model
 */
export async function openLanguage(directory: string, reference = join(directory, "../reference")): Promise<TrainedModels> {
  const files = await Promise.all(
    Object.entries(modelFiles).map(async ([name, file]) => [name, await read(join(directory, file))] as const),
  );
  const lists = nameLists(await readReference(reference));
  const calibration = await readCalibration(join(directory, calibrationFile));
  try {
    const language = createLanguage(Object.fromEntries(files) as Record<keyof ModelFiles, Uint8Array>, lists);
    return { ...language, calibration };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new EntenteError("BAD_INPUT", `${error.message} Restore ${directory} from the repository, or train again: npm run -s train.`, {
      cause: error,
    });
  }
}

async function readCalibration(path: string): Promise<Calibration> {
  const weights = readWeights(new TextDecoder().decode(await read(path)));
  if (weights) return calibrate(weights);
  throw new EntenteError(
    "BAD_INPUT",
    `${path} holds no weights. Restore it from the repository, or fit them again: npm run -s train -- confidence.`,
  );
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
