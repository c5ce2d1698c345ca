import { predicates } from "@entente/ontology";
import { useMemo, type JSX } from "react";
import { legendFormOf, legendForms } from "../graph/form.js";
import type { DrawnGraph, EdgeData } from "../graph/model.js";
import type { Visible } from "../graph/visible.js";
import { FormGlyph } from "./glyphs.js";
import { counted, EntityLink, relationHref } from "./names.js";

/** The table twin: every relation that the graph draws, for reading without the picture. */
export function RelationTable({ graph, visible }: { readonly graph: DrawnGraph; readonly visible: Visible }): JSX.Element {
  const rows = useMemo(() => sorted([...visible.edges].map((id) => graph.getEdgeAttributes(id))), [graph, visible]);
  return (
    <section className="table-view" aria-label="Table of the drawn relations">
      <h1>{counted(rows.length, "relation")}</h1>
      <p className="meta">The same relations as in the graph, by subject. The legend filters both.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Relation</th>
            <th scope="col">Object</th>
            <th scope="col">Form</th>
            <th scope="col">Review</th>
            <th scope="col" className="number">
              Statements
            </th>
            <th scope="col" className="number">
              Documents
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.relation.id} {...row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sorted(rows: readonly EdgeData[]): readonly EdgeData[] {
  return [...rows].sort(
    ({ relation: a }, { relation: b }) =>
      a.subject.name.localeCompare(b.subject.name) ||
      (a.object?.name ?? "").localeCompare(b.object?.name ?? "") ||
      a.predicate.localeCompare(b.predicate),
  );
}

function Row({ relation, look }: EdgeData): JSX.Element {
  const { subject, object, predicate, tally } = relation;
  return (
    <tr>
      <td>
        <EntityLink entity={subject} />
      </td>
      <td>
        <a href={relationHref(relation.id)}>{predicate}</a>
      </td>
      <td>{object && <EntityLink entity={object} />}</td>
      <td className="form">
        <FormGlyph {...look} symmetric={predicates[predicate].symmetric} /> {legendForms[legendFormOf(look)]}
      </td>
      <td>{reviewText(tally)}</td>
      <td className="number">{tally.total}</td>
      <td className="number">{relation.documents}</td>
    </tr>
  );
}

function reviewText(tally: EdgeData["relation"]["tally"]): string {
  const states = (["accepted", "unreviewed", "disputed", "retracted"] as const).filter((state) => tally[state] > 0);
  return states.map((state) => `${tally[state]} ${state}`).join(", ");
}
