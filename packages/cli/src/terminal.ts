/** Where a command writes: the answer alone on stdout, everything else on stderr. */
export interface Terminal {
  /** A piece of the answer, as it is. */
  readonly answer: (text: string) => void;
  /** A line for the person at the terminal: progress, a warning, a summary. */
  readonly say: (line: string) => void;
  /** True if a person watches stderr. */
  readonly interactive: boolean;
}

// Whoever reads the answer may have enough of it (`| head`): that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

/** The terminal of this process. */
export const processTerminal: Terminal = {
  answer: (text) => void process.stdout.write(text),
  say: (line) => void process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY,
};
