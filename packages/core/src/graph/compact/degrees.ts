import { firstValue } from "./columns.js";
import { countPassing, typePasses, type RowFilter } from "./row-filter.js";
import { eachRelation, objectOf, subjectOf, type GraphView } from "./view.js";

/** How many relations that pass touch each entity, by its number. */
export function countDegrees(view: GraphView, filter: RowFilter): Uint32Array {
  if (filter.degrees) return filter.degrees;
  const degrees = new Uint32Array(view.nodeCount);
  eachRelation(view, (relation) => {
    if (countPassing(view, filter, relation) === 0) return;
    const [subject, object] = [subjectOf(view, relation), objectOf(view, relation)];
    if (typePasses(view, filter, object)) degrees[subject] = (degrees[subject] ?? 0) + 1;
    if (object < firstValue && object !== subject && typePasses(view, filter, subject)) degrees[object] = (degrees[object] ?? 0) + 1;
  });
  return degrees;
}
