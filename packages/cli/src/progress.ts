import { SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.js";

/** Shows how far a run is. */
export interface Progress {
  readonly update: (done: number, total: number, what: string) => void;
  /** Prints a line above the bar. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
}

/** How often a line is printed where nobody watches, in milliseconds. */
const quietInterval = 10_000;

/**
 * A bar with the speed and the time left if a person watches stderr; otherwise a line now and then.
 * @param unit - what is counted, in the plural
 */
export function createProgress(terminal: Terminal, unit = "documents"): Progress {
  return terminal.interactive ? createBar(terminal) : createLines(terminal, unit);
}

function createLines({ say }: Terminal, unit: string): Progress {
  const started = Date.now();
  let said = started;
  return {
    update: (done, total) => {
      const now = Date.now();
      if (now - said < quietInterval) return;
      said = now;
      const speed = perSecond(done, now - started);
      say(`${done} of ${total}, ${speed} ${unit} a second, ${timeLeft(done, total, now - started)} left`);
    },
    say,
    stop: () => undefined,
  };
}

function createBar(terminal: Terminal): Progress {
  const bar = new SingleBar({
    format: "{bar} {value}/{total} {speed}/s, {left} left {what}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  const started = Date.now();
  let drawn = false;
  return {
    update: (done, total, what) => {
      const elapsed = Date.now() - started;
      const shown = { what, speed: perSecond(done, elapsed), left: timeLeft(done, total, elapsed) };
      if (!drawn) bar.start(total, 0, shown);
      drawn = true;
      bar.update(done, shown);
    },
    say: (line) => {
      process.stderr.write("\r\u001B[K");
      terminal.say(line);
    },
    stop: () => {
      if (drawn) bar.stop();
    },
  };
}

function perSecond(done: number, elapsed: number): string {
  return ((done * 1000) / Math.max(1, elapsed)).toFixed(1);
}

function timeLeft(done: number, total: number, elapsed: number): string {
  const seconds = Math.ceil(((total - done) * elapsed) / Math.max(1, done) / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
