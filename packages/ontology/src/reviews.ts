import { type Concept } from "./types.js";

const reviewsTable = {
  unreviewed: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  accepted: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  retracted: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  disputed: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Review = keyof typeof reviewsTable;
export const reviews: Readonly<Record<Review, Concept>> = reviewsTable;
