// Lines as `export` writes them: fields in the order of their names, a document with all that cites it, versions in the order of their checksums.

/** The lines of a document. */
export function linesOf({ head, versions }) {
  const lines = [line("document", { ...head, versions: versions.map((version) => version.head) }, documentOrder)];
  const sorted = [...versions].sort((a, b) => (a.head.checksum < b.head.checksum ? -1 : 1));
  for (const version of sorted) lines.push(...version.mentions.map((mention) => mentionLine(head.id, version.head.checksum, mention)));
  for (const { statements } of sorted) lines.push(...statements.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(statementLine));
  return lines;
}

const documentOrder = ["collections", "id", "language", "licence", "path", "url", "versions"];

function line(kind, record, order) {
  return `${JSON.stringify({ kind, ...Object.fromEntries(order.map((name) => [name, record[name]])) })}\n`;
}

function mentionLine(documentId, version, { end, entity, mentionKind, start, text }) {
  return `${JSON.stringify({ kind: "mention", documentId, end, entity, mentionKind, start, text, version })}\n`;
}

function statementLine({
  id,
  documentId,
  version,
  subject,
  predicate,
  object,
  value,
  polarity,
  modality,
  speaker,
  qualifiers,
  via,
  origin,
  confidence,
  evidence,
}) {
  const sorted = {
    kind: "statement",
    confidence,
    documentId,
    evidence,
    id,
    modality,
    object: local(object),
    origin: { kind: origin.kind, name: origin.name, version: origin.version },
    polarity,
    predicate,
    qualifiers: Object.fromEntries(Object.entries(qualifiers).sort(([a], [b]) => (a < b ? -1 : 1))),
    speaker: speaker && { entity: local(speaker.entity), name: speaker.name, speaksFor: local(speaker.speaksFor) },
    subject: local(subject),
    value,
    version,
    via,
  };
  return `${JSON.stringify(sorted)}\n`;
}

function local(entity) {
  return entity && { name: entity.name, type: entity.type };
}
