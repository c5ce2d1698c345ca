import { EntenteError } from "@entente/core";

/** What a command came to: 0 all well, 1 something was refused, skipped or wrong, 2 the call itself was wrong. */
export type ExitCode = 0 | 1 | 2;

/** The call itself is wrong: a format, number or port that is none. Ends with exit code 2. */
export class UsageError extends EntenteError {
  /** @param message - what is wrong and what to write instead */
  constructor(message: string) {
    super("BAD_INPUT", message);
  }
}
