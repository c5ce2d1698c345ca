import { useEffect, useMemo, useState, type JSX } from "react";
import type { ReaderLight } from "../graph/attention.js";
import { fetchDocument, type Reading } from "../graphql/document.js";
import type { Article, Statement } from "../graphql/types.js";
import { useQuery } from "../graphql/use-query.js";
import { counted, relationHref, sentenceText, sourceText, titleText } from "../panels/names.js";
import { Empty, Failed, Loading } from "../panels/notices.js";
import { Paragraph, readSentences } from "./article-text.js";
import { Notes } from "./notes.js";
import { paragraphs } from "./segments.js";

/** What the reader may ask of the graph beside it. */
export interface ReaderProps {
  readonly id: string;
  /** The chosen statement, whose sentence is marked. */
  readonly statement: string | null;
  /** What the graph beside the article lights. */
  readonly onLight: (light: ReaderLight) => void;
  readonly onPoint: (relations: readonly string[]) => void;
}

/** A document as read: its text, what was read from it, and the sentence of the chosen statement. */
export function Reader(props: ReaderProps): JSX.Element {
  const query = useQuery(`document ${props.id}`, (signal) => fetchDocument(props.id, signal));
  if (query.state === "loading") return <Loading>Reading the document</Loading>;
  if (query.state === "failed") return <Failed {...query} />;
  if (!query.data) return <Unknown />;
  return <Page {...props} reading={query.data} />;
}

function Unknown(): JSX.Element {
  return (
    <Empty title="No such document">
      <p>The link names a document that this store does not hold. It may have been removed.</p>
    </Empty>
  );
}

function Page({
  reading: { document, statements },
  statement: chosenId,
  onLight,
  onPoint,
}: ReaderProps & { readonly reading: Reading }): JSX.Element {
  const [unreviewedOnly, setUnreviewedOnly] = useState(false);
  const chosen = statements.find(({ id }) => id === chosenId) ?? null;
  const sentences = useMemo(() => readSentences(statements), [statements]);
  const marked = chosen && {
    start: chosen.evidence.sentenceStart,
    end: chosen.evidence.sentenceEnd,
  };
  useLight(statements, chosen, onLight);
  const noted = unreviewedOnly ? statements.filter(({ review, id }) => review === "unreviewed" || id === chosenId) : statements;
  const parts = useMemo(() => paragraphs(document.text), [document.text]);

  return (
    <article className="article">
      <div className="article-row">
        <ArticleHead document={document} chosen={chosen} moved={Boolean(chosenId) && !chosen} />
        <Summary statements={statements} unreviewedOnly={unreviewedOnly} onToggle={setUnreviewedOnly} />
      </div>
      {parts.map((span) => (
        <div className="article-row" key={span.start}>
          <Paragraph key={chosenId} {...{ text: document.text, span, mentions: document.mentions, sentences, marked, onPoint }} />
          <Notes
            statements={noted.filter(({ evidence }) => evidence.start >= span.start && evidence.start < span.end)}
            length={span.end - span.start}
            chosen={chosenId}
            onPoint={onPoint}
          />
        </div>
      ))}
    </article>
  );
}

/** Tells the graph which relations the document speaks of, and which the chosen sentence. */
function useLight(statements: readonly Statement[], chosen: Statement | null, onLight: (light: ReaderLight) => void): void {
  useEffect(() => {
    const inSentence = chosen ? statements.filter(({ evidence }) => evidence.sentenceStart === chosen.evidence.sentenceStart) : [];
    // The chosen relation comes first: it carries the marker.
    const sentence = [chosen, ...inSentence].flatMap((statement) => statement?.relation.id ?? []);
    onLight({
      document: [...new Set(statements.map(({ relation }) => relation.id))],
      sentence: [...new Set(sentence)],
    });
  }, [statements, chosen, onLight]);
}

function ArticleHead({
  document,
  chosen,
  moved,
}: {
  readonly document: Article;
  readonly chosen: Statement | null;
  readonly moved: boolean;
}): JSX.Element {
  return (
    <header className="article-head">
      {chosen && <a href={relationHref(chosen.relation.id)}>‹ {sentenceText(chosen)}</a>}
      <h1 tabIndex={-1}>{titleText(document)}</h1>
      <p className="meta">
        {sourceText(document)} {document.collections.length > 0 && `Collection: ${document.collections.join(", ")}. `}
        {counted(document.versions.length, "version")}
        {document.licence ? `, ${document.licence}` : ""}.
        {document.url && (
          <>
            {" "}
            <a href={document.url} rel="noreferrer">
              Source
            </a>
          </>
        )}
      </p>
      <p className="meta">
        {document.silentSentences} of {counted(document.sentences, "sentence")} gave no statement.
      </p>
      {moved && <p aria-live="polite">The statement that the link names was not read from this version of the document.</p>}
    </header>
  );
}

function Summary({
  statements,
  unreviewedOnly,
  onToggle,
}: {
  readonly statements: readonly Statement[];
  readonly unreviewedOnly: boolean;
  readonly onToggle: (only: boolean) => void;
}): JSX.Element {
  const unreviewed = statements.filter(({ review }) => review === "unreviewed").length;
  return (
    <div className="article-summary">
      <p>
        <b>{counted(statements.length, "statement")}</b>, {unreviewed} unreviewed
      </p>
      {unreviewed > 0 && unreviewed < statements.length && (
        <p className="choices">
          <button type="button" className="link" aria-pressed={!unreviewedOnly} onClick={() => onToggle(false)}>
            All
          </button>
          <button type="button" className="link" aria-pressed={unreviewedOnly} onClick={() => onToggle(true)}>
            Unreviewed only
          </button>
        </p>
      )}
    </div>
  );
}
