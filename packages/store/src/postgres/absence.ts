/** Whether a database answers, as those learn who wait for it. */
export interface Absence {
  /** It did not answer. */
  notice(): void;
  /** It answered. */
  end(): void;
}

/** A connection that is cut and made again is nothing to speak of; what lasts so many milliseconds is. */
const worthSaying = 500;

/**
 * Says once that a database which is away is waited for, however many queries wait, and once that it is back.
 * @param name - the database in words
 * @param patience - how long it is waited for, in milliseconds
 */
export function createAbsence(name: string, patience: number, log: (line: string) => void): Absence {
  let since: number | null = null;
  let said = false;
  return {
    notice: () => {
      since ??= performance.now();
      if (said || performance.now() - since < worthSaying) return;
      said = true;
      log(`the database ${name} does not answer; it is waited for, ${Math.ceil(patience / 1000)} seconds at most`);
    },
    end: () => {
      if (said) log(`the database ${name} answers again`);
      since = null;
      said = false;
    },
  };
}
