/** Something that should hold and does not. */
export interface CheckProblem {
  /** Name of the check that found it. */
  readonly check: string;
  /** Id of the document, statement or judgement. */
  readonly id: string;
  /** What is wrong, in words, without the document's text. */
  readonly message: string;
}

/** What one check found. */
export interface CheckResult {
  readonly name: string;
  /** How many things it looked at. */
  readonly checked: number;
  readonly problems: readonly CheckProblem[];
}

/** What all checks found, in the order of their list. */
export interface CheckReport {
  readonly checks: readonly CheckResult[];
}

/** What one run of a check found: how many things it looked at, and which are wrong. */
export interface Outcome {
  readonly checked: number;
  readonly problems: readonly Omit<CheckProblem, "check">[];
}

/** Looks at each item; `problem` says what is wrong with it, or null. */
export function examine<Item>(items: readonly Item[], idOf: (item: Item) => string, problem: (item: Item) => string | null): Outcome {
  const problems = items.flatMap((item) => {
    const message = problem(item);
    return message === null ? [] : [{ id: idOf(item), message }];
  });
  return { checked: items.length, problems };
}

/** Adds up what checks find that run many times. */
export function collectOutcomes() {
  const results = new Map<string, { checked: number; problems: CheckProblem[] }>();
  return {
    add(name: string, { checked, problems }: Outcome): void {
      const known = results.get(name) ?? { checked: 0, problems: [] };
      known.checked += checked;
      for (const problem of problems) known.problems.push({ check: name, ...problem });
      results.set(name, known);
    },
    report: (names: readonly string[]): CheckReport => ({
      checks: names.map((name) => ({ name, ...(results.get(name) ?? { checked: 0, problems: [] }) })),
    }),
  };
}
