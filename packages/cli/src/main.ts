#!/usr/bin/env node
// Kept free of everything newer than the oldest Node that can read it, so that an old one gets a sentence and no stack.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Entente needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from nodejs.org.`);
  process.exit(1);
} else {
  const { runProgram } = await import("./program.js");
  process.exitCode = await runProgram(process.argv.slice(2));
}
