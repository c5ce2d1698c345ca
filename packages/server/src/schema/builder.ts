import SchemaBuilder from "@pothos/core";
import type { QueryContext } from "../context.js";

/** What Pothos has to know to type-check every resolver against the fields it answers. */
export interface SchemaTypes {
  Context: QueryContext;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Edtf: { Input: string; Output: string };
  };
}

/** A builder without types; a field may be null only where it says so. */
export function createBuilder() {
  return new SchemaBuilder<SchemaTypes>({ defaultFieldNullability: false });
}

/** Collects the types of one schema. */
export type Builder = ReturnType<typeof createBuilder>;
