import type { Position } from "@entente/core";

/** Where each node of a drawn graph lies, by id. */
export type Places = ReadonlyMap<string, Position>;
