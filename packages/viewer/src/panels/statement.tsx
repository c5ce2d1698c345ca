import type { JSX } from "react";
import { words } from "../graph/display.js";
import { formOfStatement } from "../graph/form.js";
import type { Judgement, Statement } from "../graphql/types.js";
import { FormGlyph } from "./glyphs.js";
import { EntityLink, statementHref } from "./names.js";
import { ReviewChip } from "./review-chip.js";

/** Polarity and modality in words: "Negated, asserted". */
export function Says({ statement }: { readonly statement: Statement }): JSX.Element {
  const negated = statement.polarity === "negated";
  return (
    <span>
      <b className={negated ? "negated" : undefined}>{negated ? "Negated" : "Affirmed"}</b>, {statement.modality}
    </span>
  );
}

/** A statement's line in the form that its polarity and modality give it. */
export function StatementGlyph({ statement, width }: { readonly statement: Statement; readonly width?: number }): JSX.Element {
  return (
    <FormGlyph
      form={formOfStatement(statement.polarity, statement.modality)}
      ink={statement.review === "accepted"}
      disputed={statement.review === "disputed"}
      {...(width !== undefined && { width })}
    />
  );
}

/** Qualifiers, as links where they name an entity. */
export function Qualifiers({ statement }: { readonly statement: Statement }): JSX.Element | null {
  if (statement.qualifiers.length === 0) return null;
  return (
    <ul className="qualifiers">
      {statement.qualifiers.map(({ name, value, entity }) => (
        <li key={`${name} ${value}`}>
          {words(name)}: {entity ? <EntityLink entity={entity} /> : words(value)}
        </li>
      ))}
    </ul>
  );
}

/** Who read it and how sure: "rules 0.1.0, confidence 0.91". */
export function originText({ origin, confidence }: Statement): string {
  const who = origin.kind === "person" ? `read by ${origin.name}` : `${origin.name} ${origin.version}`;
  return `${who}, confidence ${confidence.toFixed(2)}`;
}

const verbs: Readonly<Partial<Record<Judgement["kind"], string>>> = {
  accept: "Accepted",
  retract: "Retracted",
  dispute: "Disputed",
  add: "Added",
  note: "Noted",
};

/** Judgements that stand: who decided, when, why. */
export function Judgements({ statement }: { readonly statement: Statement }): JSX.Element | null {
  const standing = statement.judgements.filter(({ standing: stands, kind }) => stands && verbs[kind]);
  if (standing.length === 0) return null;
  return (
    <ul className="judgements">
      {standing.map(({ id, kind, author, at, reason, note }) => (
        <li key={id}>
          {verbs[kind]} by {author}, {at.slice(0, 10)}
          {reason ? `: ${words(reason)}` : ""}
          {note ? ` (${note})` : ""}.
        </li>
      ))}
    </ul>
  );
}

/** One statement: what it says, whether it was checked, its quote as a way to the sentence. */
export function StatementItem({ statement }: { readonly statement: Statement }): JSX.Element {
  return (
    <li className={`statement ${statement.review}`}>
      <StatementGlyph statement={statement} />
      <div>
        <div className="says">
          <Says statement={statement} />
          <ReviewChip review={statement.review} />
        </div>
        <a className="quote" href={statementHref(statement.document.id, statement.id)}>
          {statement.evidence.quote}
        </a>
        <Qualifiers statement={statement} />
        <p className="meta">
          {statement.via ? `via ${statement.via}. ` : ""}
          {originText(statement)}.
        </p>
        <Judgements statement={statement} />
      </div>
    </li>
  );
}
