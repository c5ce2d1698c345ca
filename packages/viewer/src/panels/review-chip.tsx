import type { Review } from "@entente/ontology";
import type { JSX } from "react";
import { Icon } from "./glyphs.js";

const names: Readonly<Record<Review, string>> = {
  unreviewed: "Unreviewed",
  accepted: "Accepted",
  retracted: "Retracted",
  disputed: "Disputed",
};

const icons = { unreviewed: null, accepted: "check", retracted: "close", disputed: "flag" } as const;

/** A review state's name. */
export function reviewName(review: Review): string {
  return names[review];
}

/** Whether a person has checked a statement; what no person has checked carries a dashed border. */
export function ReviewChip({ review }: { readonly review: Review }): JSX.Element {
  const icon = icons[review];
  return (
    <span className={`review ${review}`}>
      {icon && <Icon name={icon} />}
      {names[review]}
    </span>
  );
}
