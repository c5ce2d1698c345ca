import type { Terminal } from "./terminal.js";

/** Whether Ctrl-C was pressed. */
export interface Interrupt {
  readonly stopped: () => boolean;
  /** Lets Ctrl-C end the process again. */
  readonly end: () => void;
}

/**
 * Ctrl-C once ends a run after what is at hand; twice ends it at once, and nothing is half-written either way.
 * @param what - what is finished first ("this document")
 * @param onStop - called the first time
 */
export function untilInterrupted(terminal: Terminal, what: string, onStop: () => void = () => undefined): Interrupt {
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(1);
    stopped = true;
    onStop();
    terminal.say(`Stopping after ${what}; press Ctrl-C again to stop at once.`);
  };
  process.on("SIGINT", stop);
  return { stopped: () => stopped, end: () => void process.off("SIGINT", stop) };
}
