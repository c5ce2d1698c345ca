import { predicates } from "@entente/ontology";
import { useEffect, type JSX } from "react";
import { words } from "../graph/display.js";
import { formOfRelation, statementForms } from "../graph/form.js";
import { fetchRelation, fetchSiblings, type RelationEvidence } from "../graphql/relation.js";
import type { Relation, Speaker, Statement } from "../graphql/types.js";
import { usePages } from "../graphql/use-pages.js";
import { useQuery } from "../graphql/use-query.js";
import { FormGlyph } from "./glyphs.js";
import { More } from "./more.js";
import { counted, EntityLink, relationHref, sourceText, titleText } from "./names.js";
import { Empty, Failed, Loading } from "./notices.js";
import { bySource, type SourceGroup } from "./sources.js";
import { StatementItem } from "./statement.js";

/** A relation: its sentence, its tally, its siblings, and every statement by document and speaker. */
export function RelationPanel({
  id,
  onLoad,
}: {
  readonly id: string;
  /** Called with each relation that is shown, so that the graph can draw it too. */
  readonly onLoad: (relation: Relation) => void;
}): JSX.Element {
  const query = useQuery(`relation ${id}`, (signal) => fetchRelation(id, null, signal));
  const relation = query.state === "done" ? query.data : null;
  useEffect(() => {
    if (relation) onLoad(relation);
  }, [relation, onLoad]);

  if (query.state === "loading") return <Loading>Reading the relation</Loading>;
  if (query.state === "failed") return <Failed {...query} />;
  if (!relation) return <Unknown />;
  return (
    <>
      <Head relation={relation} />
      <Siblings relation={relation} />
      <Evidence key={id} relation={relation} />
    </>
  );
}

function Unknown(): JSX.Element {
  return (
    <Empty title="No such relation">
      <p>The link names a relation that this store does not hold. It may have been read again since.</p>
    </Empty>
  );
}

function Head({ relation }: { readonly relation: Relation }): JSX.Element {
  const { subject, object, predicate, value, tally } = relation;
  return (
    <header className="panel-head">
      <p className="overline">Relation</p>
      <h1 tabIndex={-1}>
        <EntityLink entity={subject} /> <i className="predicate">{predicates[predicate].label}</i>{" "}
        {object ? <EntityLink entity={object} /> : <span>{words(value ?? "")}</span>}
      </h1>
      <Verdict relation={relation} />
      <ul className="tally">
        {statementForms
          .filter((form) => tally[form] > 0)
          .map((form) => (
            <li key={form}>
              <FormGlyph form={form} ink symmetric={predicates[predicate].symmetric} /> {tally[form]} {form}
            </li>
          ))}
      </ul>
      <p className="meta">
        {counted(tally.total, "statement")}, {tally.unreviewed} unreviewed. {counted(relation.documents, "document")},{" "}
        {counted(relation.origins, "origin")}.{tally.disputed > 0 && ` ${tally.disputed} disputed.`}
        {tally.retracted > 0 && ` ${tally.retracted} retracted.`}
      </p>
    </header>
  );
}

/** Says by rule, from polarity alone, whether opposite statements contradict each other. */
function Verdict({ relation }: { readonly relation: Relation }): JSX.Element | null {
  if (formOfRelation(relation) !== "disagree") return null;
  return (
    <p className="verdict">
      {relation.disagreement
        ? "Sources contradict each other: one affirms what another denies."
        : "Sources differ, but no denial here covers what another affirms."}
    </p>
  );
}

function Siblings({ relation }: { readonly relation: Relation }): JSX.Element | null {
  const { subject, object } = relation;
  const ends = [subject.id, object?.id ?? subject.id] as const;
  const query = useQuery(`siblings ${[...ends].sort().join(" ")}`, (signal) =>
    object ? fetchSiblings([ends[0], ends[1]], signal) : Promise.resolve([relation]),
  );
  if (query.state !== "done" || query.data.length < 2) return null;
  return (
    <nav className="siblings" aria-label="Relations between these two">
      {query.data.map((sibling) => (
        <a key={sibling.id} href={relationHref(sibling.id)} aria-current={sibling.id === relation.id ? "true" : undefined}>
          {sibling.subject.id === subject.id ? "" : "← "}
          {sibling.predicate} {sibling.tally.total}
        </a>
      ))}
    </nav>
  );
}

/** The statements, one page after the other; retracted ones last, kept readable. */
function Evidence({ relation }: { readonly relation: RelationEvidence }): JSX.Element {
  const pages = usePages(relation.statements, async (after) => (await fetchRelation(relation.id, after))?.statements ?? null);
  const standing = pages.items.filter(({ review }) => review !== "retracted");
  return (
    <>
      {bySource(standing).map((group) => (
        <Source key={group.document.id} group={group} />
      ))}
      <More pages={pages} one="statement" />
      <Retracted statements={pages.items.filter(({ review }) => review === "retracted")} />
    </>
  );
}

function Retracted({ statements }: { readonly statements: readonly Statement[] }): JSX.Element | null {
  if (statements.length === 0) return null;
  return (
    <details className="retracted">
      <summary>
        <b>{statements.length} retracted</b>, kept readable
      </summary>
      <ul>
        {statements.map((statement) => (
          <StatementItem key={statement.id} statement={statement} />
        ))}
      </ul>
    </details>
  );
}

function Source({ group }: { readonly group: SourceGroup }): JSX.Element {
  return (
    <section className="source">
      <header>
        <h2>{titleText(group.document)}</h2>
        <p className="meta">{sourceText(group.document)}</p>
      </header>
      {group.speakers.map(({ key, speaker, statements }) => (
        <div key={key}>
          <SpeakerLine speaker={speaker} />
          <ul>
            {statements.map((statement) => (
              <StatementItem key={statement.id} statement={statement} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Who the article says said it. */
function SpeakerLine({ speaker }: { readonly speaker: Speaker | null }): JSX.Element {
  if (!speaker) return <p className="speaker">The article’s own voice</p>;
  return (
    <p className="speaker">
      {speaker.entity ? <EntityLink entity={speaker.entity} /> : speaker.name}
      {speaker.speaksFor && <span className="meta"> for {speaker.speaksFor.name}</span>}
    </p>
  );
}
