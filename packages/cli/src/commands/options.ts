import type { Command } from "commander";

/** Options of every command that works on a store. */
export interface StoreOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/** Adds `--store` and `--json`. */
export function withStoreOptions(command: Command): Command {
  return command
    .option("--store <path>", "the store to work on (default: ENTENTE_STORE, else .entente/graph.db)")
    .option("--json", "print the answer as JSON");
}

/** The examples that `--help` ends with. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText("after", `\nExamples:\n${examples.map((example) => `  ${example}`).join("\n")}\n`);
}

/** An answer as JSON, one line end behind it. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
