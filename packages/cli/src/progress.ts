import { SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.js";

/** Shows how far a run is. */
export interface Progress {
  readonly update: (done: number, total: number, what: string) => void;
  /** Prints a line above the bar. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
}

/** A progress bar on stderr if a person watches it; otherwise nothing but the lines that are said. */
export function createProgress(terminal: Terminal): Progress {
  if (!terminal.interactive) return { update: () => undefined, say: terminal.say, stop: () => undefined };
  const bar = new SingleBar({
    format: "{bar} {value}/{total} {eta_formatted} {what}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return {
    update: (done, total, what) => {
      if (!started) bar.start(total, 0, { what });
      started = true;
      bar.update(done, { what });
    },
    say: (line) => {
      process.stderr.write("\r\u001B[K");
      terminal.say(line);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
