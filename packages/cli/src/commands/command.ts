import type { Command } from "commander";
import type { ExitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";

/** Defines one command; `done` takes its exit code where it is not 0. */
export type DefineCommand = (terminal: Terminal, done: (code: ExitCode) => void) => Command;
