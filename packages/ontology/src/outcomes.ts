import type { Concept } from "./types.js";

const table = {
  upheld: {
    label: "upheld",
    definition: "Found lawful; a challenge to it failed.",
    includes: "Cleared, allowed, challenge dismissed.",
    excludes: "A ruling on one clause that strikes it: use annulled.",
    example: "The constitutional court cleared the treaty for ratification.",
    counterExample: "The court sent the case to another court: use referred.",
  },
  blocked: {
    label: "blocked",
    definition: "Stopped for now, wholly or in part.",
    includes: "Injunctions, suspensions by a court, findings that a plan is unlawful to carry out.",
    excludes: "A final decision that voids it: use annulled.",
    example: "A judge halted the first transfers under the scheme.",
    counterExample: "The government itself paused the scheme: use agreementStatus halted.",
  },
  annulled: {
    label: "annulled",
    definition: "Declared void or invalid for good.",
    includes: "Struck down, invalidated, quashed.",
    excludes: "A temporary stop: use blocked.",
    example: "The Court of Justice invalidated the Privacy Shield.",
    counterExample: "A parliament voted it down: use rejects.",
  },
  referred: {
    label: "referred",
    definition: "Sent to another court or body for decision.",
    includes: "Preliminary questions, requests for an opinion.",
    excludes: "The first filing of a case by a claimant.",
    example: "The tribunal asked the higher court for a ruling on the accord.",
    counterExample: "A committee published a report: it is no ruling.",
  },
} as const satisfies Record<string, Concept>;

/** The name of an outcome of a ruling. */
export type Outcome = keyof typeof table;

/** What a court or committee may decide about an agreement. */
export const outcomes: Readonly<Record<Outcome, Concept>> = table;
