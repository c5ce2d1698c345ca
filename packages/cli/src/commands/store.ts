import { Command } from "commander";
import type { DefineCommand } from "./command.js";
import { defineBackup, defineRestore } from "./store-backup.js";
import { defineCopy } from "./store-copy.js";
import { defineInfo, defineMigrate } from "./store-info.js";

/** `entente store`: what a store is and holds, and copies of it. */
export const defineStore: DefineCommand = (terminal, done) => {
  const command = new Command("store");
  for (const define of [defineInfo, defineMigrate, defineCopy, defineBackup, defineRestore]) command.addCommand(define(terminal, done));
  return command;
};
