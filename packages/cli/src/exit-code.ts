/** What a command came to: 0 all well, 1 something was refused, skipped or wrong, 2 the call itself was wrong. */
export type ExitCode = 0 | 1 | 2;
