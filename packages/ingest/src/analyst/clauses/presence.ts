import type { Article, Sentence } from "../article.js";
import { referents } from "../coreference/index.js";
import { confidence, fits, type Finding } from "../findings.js";
import { standingOf } from "./standing.js";
import { subjectOf } from "./subjects.js";
import type { Trace } from "./trace.js";
import { treeOf, type Tree } from "./tree.js";

/** Reads who is somewhere: "Byron is in Chile for talks", or will be: "is due in Chile". Somebody at home visits nothing. */
export function readPresence(article: Article, { first, last }: Sentence, trace?: Trace): Finding[] {
  const tree = treeOf(article);
  const found: Finding[] = [];
  for (let i = first; i <= last; i += 1) {
    if (tree.child(i, "cop") === undefined || !/^(?:due )?in$/.test(tree.preposition(i) ?? "")) continue;
    const findings = presentAt(article, tree, i);
    if (findings.length > 0) trace?.({ trigger: i, frame: "presence be", findings, reason: null });
    found.push(...findings);
  }
  return found;
}

function presentAt(article: Article, tree: Tree, at: number): Finding[] {
  const place = article.owner[at];
  const subject = subjectOf(tree, at);
  const who = subject && referents(article, subject.token);
  const standing = standingOf(tree, at);
  if (!place || !subject || !who || standing.unread !== null) return [];
  const doubt = who.doubt + subject.doubt + 0.05;
  const span = { first: Math.min(who.first, at), last: Math.max(place.last, at) };
  return who.things
    .filter((thing) => thing.type === "Person" && thing.home !== place.thing && fits("visited", thing, place.thing))
    .map((thing) => ({
      subject: thing,
      predicate: "visited",
      object: place.thing,
      value: null,
      polarity: standing.polarity,
      modality: tree.preposition(at) === "due in" && standing.modality === "asserted" ? "planned" : standing.modality,
      qualifiers: {},
      ...span,
      trigger: at,
      confidence: confidence(0.65 - doubt),
      features: { frame: "presence be", kind: "state", doubt, depth: standing.depth, distance: span.last - span.first },
      implied: null,
      asked: standing.asked,
    }));
}
