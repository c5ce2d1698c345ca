import { predicates } from "@entente/ontology";
import { useState, type JSX } from "react";
import { words } from "../graph/display.js";
import type { Statement } from "../graphql/types.js";
import { relationHref, statementHref } from "../panels/names.js";
import { ReviewChip } from "../panels/review-chip.js";
import { Judgements, originText, Qualifiers, Says, StatementGlyph } from "../panels/statement.js";

/** A note is about as tall as this many characters of the article; what is taller waits behind a button. */
const charactersPerNote = 130;
const fewestNotes = 2;

/** The statements read from one paragraph, in its margin. */
export function Notes({
  statements,
  length,
  chosen,
  onPoint,
}: {
  readonly statements: readonly Statement[];
  /** Characters of the paragraph. */
  readonly length: number;
  readonly chosen: string | null;
  readonly onPoint: (relations: readonly string[]) => void;
}): JSX.Element | null {
  const [all, setAll] = useState(false);
  if (statements.length === 0) return null;
  const first = statements.slice(0, Math.max(fewestNotes, Math.round(length / charactersPerNote)));
  const picked = statements.find(({ id }) => id === chosen);
  const some = picked && !first.includes(picked) ? [...first, picked] : first;
  const shown = all ? statements : some;
  const rest = statements.length - shown.length;
  return (
    <ul className="notes">
      {shown.map((statement) => (
        <li
          key={statement.id}
          className={statement.id === chosen ? "note chosen" : `note ${statement.review}`}
          onPointerEnter={() => onPoint([statement.relation.id])}
          onPointerLeave={() => onPoint([])}
        >
          <StatementGlyph statement={statement} width={44} />
          {statement.id === chosen ? <Chosen statement={statement} /> : <Brief statement={statement} />}
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {rest} more in this paragraph
          </button>
        </li>
      )}
    </ul>
  );
}

function Triple({ statement }: { readonly statement: Statement }): JSX.Element {
  const { subject, predicate, object, value } = statement;
  return (
    <>
      {subject.name} <i>{predicates[predicate].label}</i> {object?.name ?? words(value ?? "")}
    </>
  );
}

function whoText({ speaker, via }: Statement): string {
  const who = speaker ? speaker.name : "article’s own voice";
  return via ? `${who}, via ${via}` : who;
}

function Brief({ statement }: { readonly statement: Statement }): JSX.Element {
  return (
    <div>
      <a className="triple" href={statementHref(statement.document.id, statement.id)}>
        <Triple statement={statement} />
      </a>
      <p className="meta">
        {whoText(statement)}
        {statement.review === "accepted" ? "" : ". "}
        {statement.review !== "accepted" && <ReviewChip review={statement.review} />}
      </p>
    </div>
  );
}

function Chosen({ statement }: { readonly statement: Statement }): JSX.Element {
  return (
    <div>
      <p className="triple">
        <b>
          <Triple statement={statement} />
        </b>
      </p>
      <p>
        <Says statement={statement} /> <ReviewChip review={statement.review} />
      </p>
      <Qualifiers statement={statement} />
      <p className="meta">
        {whoText(statement)}. {originText(statement)}.
      </p>
      <Judgements statement={statement} />
      <p>
        <a href={relationHref(statement.relation.id)}>Show in graph</a>
      </p>
    </div>
  );
}
