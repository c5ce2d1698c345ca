import type { Concept } from "./types.js";

const judgementTable = {
  same: {
    label: "same",
    definition: "Two local or canonical entities are one thing.",
    includes: "Spellings, aliases, a demonym and its country.",
    excludes: "A person and their office.",
    example: '"Burma" and "Myanmar" are the same country.',
    counterExample: '"the minister" and the ministry',
  },
  notSame: {
    label: "not the same",
    definition: "Two entities are different things, whatever their names suggest.",
    includes: "Namesakes, two agreements of the same parties.",
    excludes: "Entities that nobody would confuse.",
    example: "The Congo and the other Congo",
    counterExample: "Two spellings of one name: use same.",
  },
  accept: {
    label: "accept",
    definition: "The source says what the statement says.",
    includes: "Also where the source is wrong about the world.",
    excludes: "Agreement with the source.",
    example: "The quote says that they signed.",
    counterExample: "I agree with the minister.",
  },
  retract: {
    label: "retract",
    definition: "The source does not say what the statement says; needs a reason.",
    includes: "Misreadings of entity, date or polarity.",
    excludes: "Errors of the source: use dispute.",
    example: "The quote denies what was read as affirmed.",
    counterExample: "The source is mistaken.",
  },
  dispute: {
    label: "dispute",
    definition: "The source says it, but it is wrong, outdated or answered; needs a reason.",
    includes: "Corrections by others, replies of those concerned.",
    excludes: "Misreadings: use retract.",
    example: "The figure was corrected a day later.",
    counterExample: "The figure belongs to another year: use retract.",
  },
  add: {
    label: "add",
    definition: "A person read a statement in the text that no machine had.",
    includes: "New statements with their quote.",
    excludes: "What the text does not say.",
    example: "A marked span with subject, predicate and object",
    counterExample: "Background knowledge without a quote",
  },
  note: {
    label: "note",
    definition: "A remark on a statement, an entity or a document that changes nothing.",
    includes: "Doubts, pointers to other sources.",
    excludes: "Decisions: use another kind.",
    example: "Compare the communiqué of May.",
    counterExample: "This is wrong: use dispute.",
  },
  undo: {
    label: "undo",
    definition: "Takes back another judgement.",
    includes: "Restoring what was retracted, splitting what was merged.",
    excludes: "Deleting a judgement: it stays readable.",
    example: "Undo of a mistaken merge",
    counterExample: "Removing a document",
  },
} as const satisfies Record<string, Concept>;

/** The name of a kind of judgement. */
export type JudgementKind = keyof typeof judgementTable;

/** What a person may decide; judgements are appended, never edited. */
export const judgementKinds: Readonly<Record<JudgementKind, Concept>> = judgementTable;

const retractTable = {
  misread: {
    label: "misread",
    definition: "The sentence means something else.",
    includes: "Negation, irony, hypothesis or predicate missed.",
    excludes: "Right reading, wrong speaker: use misattributed.",
    example: '"refused to sign" read as signed',
    counterExample: "A quote credited to the wrong minister",
  },
  misattributed: {
    label: "misattributed",
    definition: "Said by another speaker, or not by the outlet itself.",
    includes: "Wrong speaker, wrong via.",
    excludes: "Wrong subject or object: use wrongEntity.",
    example: "The opposition's words read as the government's",
    counterExample: "A city read as another city",
  },
  wrongEntity: {
    label: "wrong entity",
    definition: "Subject, object or a qualifier names the wrong thing.",
    includes: "Namesakes, wrong antecedent of a pronoun.",
    excludes: "Entities to be merged: use same.",
    example: '"he" resolved to the wrong president',
    counterExample: "Two spellings of one name",
  },
  wrongDate: {
    label: "wrong date",
    definition: "A date was read that the text does not give.",
    includes: "Wrong year for a weekday, date of another event.",
    excludes: "A date that the source itself gets wrong: use dispute.",
    example: '"Monday" resolved to the wrong week',
    counterExample: "The source misdates a treaty",
  },
  duplicate: {
    label: "duplicate",
    definition: "The same statement was read twice from the same sentence.",
    includes: "A headline and its own repetition as one quote.",
    excludes: "Two sources that say the same.",
    example: "One sentence read by two rules",
    counterExample: "Two articles with the same news",
  },
} as const satisfies Record<string, Concept>;

/** The name of a reason to retract. */
export type RetractReason = keyof typeof retractTable;

/** Why a source does not say what was read. */
export const retractReasons: Readonly<Record<RetractReason, Concept>> = retractTable;

const disputeTable = {
  wrong: {
    label: "wrong",
    definition: "The source says it and errs.",
    includes: "Slips, wrong figures, wrong names in the article.",
    excludes: "Opinions one does not share.",
    example: "A wrong year in the article",
    counterExample: "A harsh opinion",
  },
  outdated: {
    label: "outdated",
    definition: "It was so when written and is no longer.",
    includes: "Superseded statuses, offices since left.",
    excludes: "Wrong from the start: use wrong.",
    example: "Talks that have since ended",
    counterExample: "A wrong figure",
  },
  answered: {
    label: "answered",
    definition: "Those concerned have replied or denied it.",
    includes: "Denials, corrections by a spokesperson.",
    excludes: "Corrections by the outlet itself: use wrong.",
    example: "The ministry denied the report.",
    counterExample: "The newspaper printed a correction.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a reason to dispute. */
export type DisputeReason = keyof typeof disputeTable;

/** Why what a source says does not stand. */
export const disputeReasons: Readonly<Record<DisputeReason, Concept>> = disputeTable;
