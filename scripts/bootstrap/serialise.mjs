const byId = (a, b) => (a.id < b.id ? -1 : 1);

/**
 * A reference file's text: its head, then one entity a line, sorted by id, so that a change of one entity
 * is one changed line.
 */
export function serialiseReference({ licence, source, entities }) {
  const lines = [...entities].sort(byId).map((entity) => `    ${JSON.stringify(entity)}`);
  const head = `  "licence": ${JSON.stringify(licence)},\n  "source": ${JSON.stringify(source)},\n`;
  return `{\n${head}  "entities": [\n${lines.join(",\n")}\n  ]\n}\n`;
}
