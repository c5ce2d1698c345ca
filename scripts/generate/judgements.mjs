// What people made of it: now and then a statement accepted, retracted or disputed, and two names taken for one.
import { judgementId, occurrence, sortKeys } from "../../packages/core/dist/index.js";
import { mixAll, Random } from "./random.mjs";

const authors = ["A. Archivist", "C. Curator", "R. Reader"];
const reasons = { retract: ["misread", "misattributed", "wrongDate"], dispute: ["wrong", "outdated", "answered"] };

/** One judgement on a document. */
export function judgementLine(seed, number, { head, versions }) {
  const random = new Random(mixAll(seed, number, 3));
  const { statements, head: version } = versions.at(-1);
  const statement = random.of(statements);
  const judgement = random.weighted({ accept: 0.5, retract: 0.2, dispute: 0.2, same: 0.1 });
  const at = new Date(Date.UTC(2025, 0, 1) + number * 60_000).toISOString();
  const decision = { judgement, author: random.of(authors), at, note: null };
  const said = judgement === "same" ? merge(statement) : { target: targetOf(statement, version.text, head.id) };
  const reason = reasons[judgement] ? { reason: random.of(reasons[judgement]) } : {};
  const whole = { ...decision, ...said, ...reason };
  return `${JSON.stringify({ kind: "judgement", ...sortKeys({ ...whole, id: judgementId(whole) }) })}\n`;
}

/** An entity with itself: what a person writes who finds one name in two places. It changes nothing in who is who. */
function merge({ documentId, subject, object }) {
  const left = { documentId, entity: subject };
  return { left, right: object && object.type === subject.type ? { documentId, entity: object } : left };
}

function targetOf(statement, text, documentId) {
  const { id, subject, predicate, object, value, polarity, modality, speaker, qualifiers, via, origin, confidence, evidence } = statement;
  const { quote, start } = evidence;
  const meaning = { subject, predicate, object, value, polarity, modality, speaker };
  return {
    statementId: id,
    documentId,
    quote,
    occurrence: occurrence(text, quote, start),
    ...meaning,
    qualifiers,
    via,
    origin,
    confidence,
  };
}
