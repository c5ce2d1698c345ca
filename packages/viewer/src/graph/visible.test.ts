import { describe, expect, it } from "vitest";
import { initialFilter, only, toggle } from "../state/filter.js";
import { entity, graphOf, relation } from "../testing/graph.js";
import type { LegendForm } from "./form.js";
import { visibleIn } from "./visible.js";

const [uk, kosovo, meloni] = [entity("United Kingdom"), entity("Kosovo"), entity("Giorgia Meloni", "Person")];
const denied = relation(uk, "negotiatesWith", kosovo, { negated: 1, unreviewed: 1, total: 1 });
const visit = relation(meloni, "visited", kosovo, { affirmed: 1, accepted: 1, total: 1 });
const misread = relation(meloni, "visited", uk, { retracted: 1, total: 1 });
const graph = graphOf(denied, visit, misread);

describe("visibleIn", () => {
  it("draws everything at start but what is only retracted", () => {
    const visible = visibleIn(graph, initialFilter);
    expect([...visible.edges].sort()).toEqual([visit.id, denied.id].sort());
    expect(visible.forms.get("negated")).toBe(1);
    expect(visible.reviews.get("accepted")).toBe(1);
    expect(visible.statements).toBe(2);
  });

  it("draws the retracted when asked", () => {
    const reviews = toggle(initialFilter.reviews, "retracted");
    expect(visibleIn(graph, { ...initialFilter, reviews }).edges.has(misread.id)).toBe(true);
  });

  it("takes a type away with its relations, and the counts follow", () => {
    const visible = visibleIn(graph, { ...initialFilter, types: new Set(["Person"]) });
    expect(visible.nodes.has(meloni.id)).toBe(false);
    expect([...visible.edges]).toEqual([denied.id]);
    expect(visible.types.get("Person")).toBeUndefined();
  });

  it("leaves out entities whose relations were all filtered away", () => {
    const forms = only<LegendForm>(initialFilter.forms, "negated", ["affirmed", "negated", "disagree"]);
    const visible = visibleIn(graph, { ...initialFilter, forms });
    expect([...visible.nodes].sort()).toEqual([kosovo.id, uk.id]);
  });
});

describe("only", () => {
  it("shows one row alone and, a second time, all again", () => {
    const rows = ["a", "b", "c"];
    const alone = only(new Set<string>(), "b", rows);
    expect([...alone]).toEqual(["a", "c"]);
    expect(only(alone, "b", rows).size).toBe(0);
  });
});
