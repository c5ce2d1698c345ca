import { copyStore, openStore, shownLocation, type CopyOptions } from "@entente/store";
import { Command } from "commander";
import { UsageError } from "../exit-code.js";
import { untilInterrupted } from "../interrupt.js";
import { storePath } from "../places.js";
import { createProgress } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { requireStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples } from "./options.js";

/** Progress on the terminal, and an end after the batch at hand when Ctrl-C is pressed. */
export async function copying<Result>(terminal: Terminal, work: (options: CopyOptions) => Promise<Result>): Promise<Result | "stopped"> {
  const progress = createProgress(terminal);
  const stopping = new AbortController();
  const interrupt = untilInterrupted(terminal, "this batch", () => stopping.abort());
  try {
    return await work({
      signal: stopping.signal,
      onProgress: ({ documents, of, statements }) => progress.update(documents, of, `${statements} statements`),
    });
  } catch (error) {
    if (error === stopping.signal.reason) return "stopped";
    throw error;
  } finally {
    progress.stop();
    interrupt.end();
  }
}

/** `entente store copy FROM TO`: everything of one store into another, whichever engines keep them. */
export const defineCopy: DefineCommand = (terminal, done) => {
  const command = new Command("copy")
    .description(
      "Copy everything from one store into another, of whatever kind. Called again it passes over what is there; at the end both are compared.",
    )
    .argument("<from>", "a store that is there: a path, or postgres://…")
    .argument("<to>", "the store to copy into, made if it is not there")
    .option("--json", "print the answer as JSON")
    .action(async (fromGiven: string, toGiven: string, options: { readonly json?: boolean }) => {
      const [from, to] = [storePath(fromGiven), storePath(toGiven)];
      if (from === to) throw new UsageError(`${shownLocation(from)} is named twice; name another store to copy into`);
      requireStore(from);
      const outcome = await copying(terminal, (given) => copyBetween(from, to, given));
      if (outcome === "stopped") {
        terminal.say("Stopped; what was copied is stored. Run the same call again to go on.");
        return done(1);
      }
      if (options.json) return terminal.answer(toJson(outcome));
      const { copied, passedOver, fingerprint } = outcome;
      terminal.say(
        `${copied.documents} documents copied, ${passedOver} there already; ${copied.judgements} judgements, ${copied.tombstones} tombstones.`,
      );
      terminal.say(`Both stores hold the same ${fingerprint.counts.statements} statements (SHA-256 ${fingerprint.checksum}).`);
    });
  return withExamples(command, [
    "npm run -s entente -- store copy .entente/graph.db postgres://localhost/entente",
    "npm run -s entente -- store copy postgres://localhost/entente copy.db",
  ]);
};

async function copyBetween(fromLocation: string, toLocation: string, options: CopyOptions) {
  const from = await openStore(fromLocation);
  try {
    const to = await openStore(toLocation);
    try {
      return await copyStore(from, to, options);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}
