import type { JSX } from "react";
import type { Visible } from "../graph/visible.js";
import type { Stats } from "../graphql/types.js";
import { counted } from "./names.js";

/** What the overview shows, counted, and what ink and pencil mean. */
export function Headline({
  stats,
  visible,
  omitted,
}: {
  readonly stats: Stats;
  readonly visible: Visible;
  readonly omitted: number;
}): JSX.Element {
  const accepted = visible.reviews.get("accepted") ?? 0;
  return (
    <header className="headline">
      <h1>Who agreed to what, and who says so</h1>
      <p>
        {counted(visible.nodes.size, "entity", "entities")} and {counted(visible.edges.size, "relation")}, read from{" "}
        {counted(stats.documents, "document")}.{omitted > 0 && ` ${omitted} less connected or unconnected entities are left out.`} In ink:
        what a person has accepted, {accepted} of {counted(visible.statements, "statement")}. In pencil: what only a machine has read.
      </p>
    </header>
  );
}
