import { crc32 } from "node:zlib";

/** Why a model could not be used. */
export type ModelErrorCode = "MODEL_FOREIGN" | "MODEL_CORRUPT" | "MODEL_MISMATCH";

/** A model file that cannot be used: its message says what is wrong with it and what to do. */
export class ModelError extends Error {
  readonly code: ModelErrorCode;

  /**
   * @param code - foreign: no model of ours; corrupt: one that was damaged; mismatch: of another kind or version
   * @param message - what is wrong and what to do instead
   */
  constructor(code: ModelErrorCode, message: string) {
    super(message);
    this.name = "ModelError";
    this.code = code;
  }
}

/** A model as it is stored: what it is, and its parts as bytes. */
export interface Model {
  /** What it is for ("tags", "parser"). A reader refuses any other. */
  readonly kind: string;
  /** Counts up when the meaning of the bytes or the features change. */
  readonly version: number;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

const magic = "ENTENTE-MODEL\n";
const prefix = magic.length + 8;

/** A model as bytes: the magic word, the checksum of the rest, the length of the JSON header, the header, the parts. */
export function writeModel({ kind, version, parts }: Model): Uint8Array {
  const entries = Object.entries(parts);
  const header = Buffer.from(JSON.stringify({ kind, version, parts: entries.map(([name, part]) => [name, part.length]) }));
  const body = Buffer.concat([header, ...entries.map(([, part]) => part)]);
  const start = Buffer.alloc(prefix);
  start.write(magic, "latin1");
  start.writeUInt32LE(header.length, magic.length + 4);
  const whole = Buffer.concat([start, body]);
  whole.writeUInt32LE(crc32(whole.subarray(magic.length + 4)), magic.length);
  return whole;
}

/**
 * Reads what {@link writeModel} wrote.
 *
 * @param bytes - the whole file
 * @param kind - the kind that is wanted
 * @param version - the version that this program understands
 * @throws ModelError if the file is no model, is damaged, or is of another kind or version
 */
export function readModel(bytes: Uint8Array, kind: string, version: number): Model {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString("latin1", 0, magic.length) !== magic) {
    throw new ModelError("MODEL_FOREIGN", `This is no model file of Entente where the ${kind} model should be.`);
  }
  if (file.length < prefix || crc32(file.subarray(magic.length + 4)) !== file.readUInt32LE(magic.length)) {
    throw new ModelError("MODEL_CORRUPT", `The ${kind} model is damaged: its checksum does not fit its ${file.length} bytes.`);
  }
  const model = readParts(file);
  if (model.kind !== kind || model.version !== version) {
    const found = `${model.kind} model of version ${model.version}`;
    throw new ModelError("MODEL_MISMATCH", `This is a ${found}, where version ${version} of the ${kind} model should be.`);
  }
  return model;
}

/** The parts that the header names; the checksum has shown that header and parts are as they were written. */
function readParts(file: Buffer): Model {
  const start = prefix + file.readUInt32LE(magic.length + 4);
  const header = JSON.parse(file.toString("utf8", prefix, start)) as { kind: string; version: number; parts: [string, number][] };
  let at = start;
  const parts = header.parts.map(([name, length]) => [name, file.subarray(at, (at += length))] as const);
  return { kind: header.kind, version: header.version, parts: Object.fromEntries(parts) };
}

/** The part of a model by its name. */
export function partOf(model: Model, name: string): Uint8Array {
  const part = model.parts[name];
  if (!part) throw new ModelError("MODEL_MISMATCH", `The ${model.kind} model has no part "${name}".`);
  return part;
}

/** A list of strings that hold no line break, as a part. */
export function writeList(list: readonly string[]): Uint8Array {
  return Buffer.from(list.join("\n"));
}

/** Reads what {@link writeList} wrote. */
export function readList(model: Model, name: string): string[] {
  const text = Buffer.from(partOf(model, name)).toString("utf8");
  return text === "" ? [] : text.split("\n");
}
