import { entityTypes } from "@entente/ontology";
import { useEffect, useRef, type JSX } from "react";
import type { Mention, Statement } from "../graphql/types.js";
import { entityHref } from "../panels/names.js";
import { segment, type Piece, type Span } from "./segments.js";

/** A sentence from which something was read. */
export interface ReadSentence extends Span {
  /** The statements read from it. */
  readonly statements: readonly Statement[];
}

/** The sentences from which a document's statements were read. */
export function readSentences(statements: readonly Statement[]): readonly ReadSentence[] {
  const sentences = new Map<string, { start: number; end: number; statements: Statement[] }>();
  for (const statement of statements) {
    const { sentenceStart: start, sentenceEnd: end } = statement.evidence;
    const key = `${start} ${end}`;
    const sentence = sentences.get(key) ?? { start, end, statements: [] };
    sentence.statements.push(statement);
    sentences.set(key, sentence);
  }
  return [...sentences.values()];
}

/** One paragraph: mentions underlined by type, the chosen sentence under the marker. */
export function Paragraph({
  text,
  span,
  mentions,
  sentences,
  marked,
  onPoint,
}: {
  readonly text: string;
  readonly span: Span;
  readonly mentions: readonly Mention[];
  readonly sentences: readonly ReadSentence[];
  /** The sentence of the chosen statement. */
  readonly marked: Span | null;
  /** Lights the relations of the sentence under the pointer. */
  readonly onPoint: (relations: readonly string[]) => void;
}): JSX.Element {
  const here = <S extends Span>(spans: readonly S[]): S[] => spans.filter((other) => other.start < span.end && other.end > span.start);
  const runs = bySentence(segment(span, here(mentions), here(sentences)));
  return (
    <p className="article-text">
      {runs.map((run) => (
        <Run key={run.start} text={text} run={run} marked={marked} onPoint={onPoint} />
      ))}
    </p>
  );
}

interface SentenceRun {
  readonly start: number;
  readonly sentence: ReadSentence | null;
  readonly pieces: Piece<Mention, ReadSentence>[];
}

function bySentence(pieces: readonly Piece<Mention, ReadSentence>[]): readonly SentenceRun[] {
  const runs: SentenceRun[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && last.sentence === piece.sentence) last.pieces.push(piece);
    else runs.push({ start: piece.start, sentence: piece.sentence, pieces: [piece] });
  }
  return runs;
}

function Run({
  text,
  run,
  marked,
  onPoint,
}: {
  readonly text: string;
  readonly run: SentenceRun;
  readonly marked: Span | null;
  readonly onPoint: (relations: readonly string[]) => void;
}): JSX.Element {
  const { sentence } = run;
  const content = run.pieces.map((piece) => <Text key={piece.start} text={text} piece={piece} />);
  if (!sentence) return <span>{content}</span>;
  const light = {
    onPointerEnter: () => onPoint(sentence.statements.map((statement) => statement.relation.id)),
    onPointerLeave: () => onPoint([]),
  };
  const chosen = marked !== null && sentence.start === marked.start && sentence.end === marked.end;
  return chosen ? <Marked {...light}>{content}</Marked> : <span {...light}>{content}</span>;
}

/** The marked sentence, scrolled to when it is marked. */
function Marked({
  children,
  ...light
}: {
  readonly children: JSX.Element[];
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}): JSX.Element {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // No returned value: newer browsers return a promise here, which React would take for a clean-up.
    element.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <mark ref={element} {...light}>
      {children}
    </mark>
  );
}

function Text({ text, piece }: { readonly text: string; readonly piece: Piece<Mention, ReadSentence> }): JSX.Element {
  const content = text.slice(piece.start, piece.end);
  if (!piece.mention) return <>{content}</>;
  const { entity } = piece.mention;
  return (
    <a
      className="mention"
      style={{ borderBottomColor: `var(--${entity.type})` }}
      href={entityHref(entity.id)}
      title={`${entityTypes[entity.type].label}: ${entity.name}`}
    >
      {content}
    </a>
  );
}
