import { EntenteError } from "@entente/core";
import { Command, CommanderError } from "commander";
import { commands } from "./commands/commands.js";
import { UsageError, type ExitCode } from "./exit-code.js";
import { processTerminal, type Terminal } from "./terminal.js";

/**
 * Runs one call of the command line.
 * @param words - what the user wrote after the program's name
 * @param terminal - where answers and messages go
 * @returns the exit code
 */
export async function runProgram(words: readonly string[], terminal: Terminal = processTerminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  try {
    const program = await createProgram(words, terminal, (outcome) => {
      code = outcome;
    });
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    return report(error, terminal);
  }
}

/** Every command by name; only the one that is called is loaded, so that a call starts at once. */
async function createProgram(words: readonly string[], terminal: Terminal, done: (code: ExitCode) => void): Promise<Command> {
  const program = new Command("entente")
    .description("Who proposed, signed, refused or stalled each agreement, when, and the exact sentence that says so.")
    .showSuggestionAfterError()
    .showHelpAfterError("Add --help to see what it takes.")
    .exitOverride()
    .configureOutput({ writeOut: terminal.answer, writeErr: (text) => terminal.say(text.trimEnd()) });
  for (const { name, description, load } of commands) {
    const command = words.includes(name) ? (await load())(terminal, done) : new Command(name);
    program.addCommand(inherit(command.description(description), program));
  }
  return program;
}

/** Sub-commands take over how the program ends and where it writes. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}

function report(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof EntenteError) {
    terminal.say(`${error.message} (${error.code})`);
    return error instanceof UsageError ? 2 : 1;
  }
  terminal.say(`Unexpected error: ${error instanceof Error ? error.message : String(error)}. Set ENTENTE_DEBUG=1 to see where.`);
  if (process.env["ENTENTE_DEBUG"] && error instanceof Error) terminal.say(error.stack ?? "");
  return 1;
}
