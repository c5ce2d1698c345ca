import { entityState, firstValue, sizesOf, type CompactIndex, type IndexColumns } from "./columns.js";
import { currentFlags, hiddenFlags } from "./enumerations.js";
import { lookUp, packTable } from "./number-table.js";
import { deltaPositions } from "./positions.js";
import { allocate } from "./shared-memory.js";
import { findShortId, shortIdAt } from "./short-ids.js";
import { findString, stringAt } from "./strings.js";
import { objectOf, subjectOf, type GraphView, type ViewPart } from "./view.js";

/** Reads a base and a delta as one graph. */
export function createView(base: CompactIndex, delta: CompactIndex | null = null): GraphView {
  const basePart = {
    columns: base.columns,
    flags: base.columns.statementFlags,
    firstRow: 0,
    firstRelation: 0,
    nodes: null,
    positions: base.columns.statementPositions,
  };
  const sizes = sizesOf(base.columns);
  const whole = {
    base,
    delta,
    nodeCount: sizes.entities,
    relationCount: sizes.relations,
    types: base.columns.entityTypes,
    states: base.columns.entityStates,
    degrees: base.columns.entityDegrees,
  };
  const nothing = { twins: packTable([]), twinned: new Uint8Array(0), deltaNodes: packTable([]) };
  if (!delta) return { ...whole, ...nothing, parts: [basePart], sequence: base.meta.sequence };
  const nodes = joinEntities(base.columns, delta.columns);
  const states = delta.columns.entityStates;
  const deltaPart = {
    columns: delta.columns,
    flags: delta.columns.statementFlags,
    firstRow: sizes.statements,
    firstRelation: sizes.relations,
    nodes: nodes.numbers,
    positions: deltaPositions(base.columns, delta.columns),
  };
  const view = {
    ...whole,
    parts: [{ ...basePart, flags: hideReplaced(base.columns, delta.columns) }, deltaPart],
    sequence: delta.meta.sequence,
    nodeCount: nodes.count,
    relationCount: sizes.relations + sizesOf(delta.columns).relations,
    types: overlay(base.columns.entityTypes, delta.columns.entityTypes, nodes, (number) => states[number] !== entityState.removed),
    states: overlay(base.columns.entityStates, states, nodes, (number) => states[number] !== entityState.named),
    ...findTwins(base.columns, delta.columns),
    deltaNodes: packTable([...nodes.numbers].map((node, number) => [node, number])),
  };
  return { ...view, degrees: overlayDegrees(view) };
}

interface JoinedEntities {
  readonly numbers: Uint32Array;
  readonly count: number;
}

function joinEntities(base: IndexColumns, delta: IndexColumns): JoinedEntities {
  let count = sizesOf(base).entities;
  const numbers = Uint32Array.from({ length: sizesOf(delta).entities }, (_, number) => {
    const known = findString(base.entityIds, stringAt(delta.entityIds, number));
    return known >= 0 ? known : count++;
  });
  return { numbers, count };
}

/** What the delta knows of entities, over what the base knows. */
function overlay(base: Uint8Array, delta: Uint8Array, { numbers, count }: JoinedEntities, counts: (number: number) => boolean): Uint8Array {
  const joined = new Uint8Array(allocate(count));
  joined.set(base);
  for (const [number, node] of numbers.entries()) if (counts(number)) joined[node] = delta[number] ?? 0;
  return joined;
}

function findTwins(base: IndexColumns, delta: IndexColumns): Pick<GraphView, "twins" | "twinned"> {
  const twins: (readonly [number, number])[] = [];
  const twinned = new Uint8Array(sizesOf(delta).relations);
  for (let relation = 0; relation < twinned.length; relation += 1) {
    const twin = findShortId("rl_", base.relationIds, base.relationIdOrder, shortIdAt("rl_", delta.relationIds, relation));
    if (twin < 0) continue;
    twins.push([twin, relation]);
    twinned[relation] = 1;
  }
  return { twins: packTable(twins), twinned };
}

/** The base's flags with those hidden whose document the delta has. */
function hideReplaced(base: IndexColumns, delta: IndexColumns): Uint8Array {
  const replaced = new Uint8Array(sizesOf(base).documents);
  for (let document = 0; document < sizesOf(delta).documents; document += 1) {
    const known = findString(base.documentIds, stringAt(delta.documentIds, document));
    if (known >= 0) replaced[known] = 1;
  }
  const { statementFlags, statementDocuments } = base;
  const flags = new Uint8Array(allocate(statementFlags.length));
  flags.set(statementFlags);
  for (let row = 0; row < flags.length; row += 1) if (replaced[statementDocuments[row] ?? 0] === 1) flags[row] = hiddenFlags;
  return flags;
}

/** The base's degrees, counted anew only for relations that the delta has or of which it hides a row. */
function overlayDegrees(view: Omit<GraphView, "degrees">): Uint32Array {
  const { base, parts, twins, twinned, nodeCount } = view;
  const [shown, delta] = parts;
  const degrees = new Uint32Array(allocate(4 * nodeCount));
  degrees.set(base.columns.entityDegrees);
  if (!shown || !delta) return degrees;
  const { relationRows, statementFlags, relationSubjects, relationObjects } = base.columns;
  for (let relation = 0; relation + 1 < relationRows.length; relation += 1) {
    const [first, end] = [relationRows[relation] ?? 0, relationRows[relation + 1] ?? 0];
    const before = hasCurrent(statementFlags, first, end);
    const after = hasCurrent(shown.flags, first, end) || hasCurrentTwin(delta, lookUp(twins, relation));
    if (before !== after) count(degrees, relationSubjects[relation] ?? 0, relationObjects[relation] ?? firstValue, after ? 1 : -1);
  }
  for (let relation = 0; relation < twinned.length; relation += 1) {
    if (twinned[relation] === 1 || !hasCurrentTwin(delta, relation)) continue;
    const number = relation + delta.firstRelation;
    count(degrees, subjectOf(view, number), objectOf(view, number), 1);
  }
  return degrees;
}

/** True if a row stands in its document's current version. */
function hasCurrent(flags: Uint8Array, first: number, end: number): boolean {
  for (let row = first; row < end; row += 1) if (currentFlags[flags[row] ?? hiddenFlags] === 1) return true;
  return false;
}

function hasCurrentTwin({ columns, flags }: ViewPart, relation: number | undefined): boolean {
  if (relation === undefined) return false;
  return hasCurrent(flags, columns.relationRows[relation] ?? 0, columns.relationRows[relation + 1] ?? 0);
}

function count(degrees: Uint32Array, subject: number, object: number, change: number): void {
  degrees[subject] = (degrees[subject] ?? 0) + change;
  if (object < firstValue && object !== subject) degrees[object] = (degrees[object] ?? 0) + change;
}
