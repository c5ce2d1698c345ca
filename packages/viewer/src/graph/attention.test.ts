import { describe, expect, it } from "vitest";
import { initialFilter } from "../state/filter.js";
import { entity, graphOf, relation } from "../testing/graph.js";
import { attend, pointingAtNothing } from "./attention.js";
import { visibleIn } from "./visible.js";

const [uk, kosovo, italy, albania] = ["United Kingdom", "Kosovo", "Italy", "Albania"].map((name) => entity(name)) as [
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
];
const asked = relation(uk, "approached", kosovo);
const answered = relation(kosovo, "rejects", uk);
const other = relation(italy, "cooperatesWith", albania);
const graph = graphOf(asked, answered, other);
const visible = visibleIn(graph, initialFilter);

describe("attend", () => {
  it("dims nothing at start", () => {
    const attention = attend(graph, visible, null, pointingAtNothing, null);
    expect(attention.litEdges).toBeNull();
    expect(attention.hiddenEdges.size).toBe(0);
  });

  it("lights an entity's relations and their other ends", () => {
    const attention = attend(graph, visible, { kind: "entity", id: uk.id }, pointingAtNothing, null);
    expect([...(attention.litEdges ?? [])].sort()).toEqual([answered.id, asked.id].sort());
    expect([...(attention.litNodes ?? [])].sort()).toEqual([kosovo.id, uk.id]);
  });

  it("marks a relation and labels its siblings in both directions", () => {
    const attention = attend(graph, visible, { kind: "relation", id: asked.id }, pointingAtNothing, null);
    expect(attention.selectedEdge).toBe(asked.id);
    expect([...attention.labelledEdges].sort()).toEqual([answered.id, asked.id].sort());
  });

  it("shows beside a document only what it speaks of, and marks the first relation of the sentence", () => {
    const light = { document: [asked.id, other.id], sentence: [asked.id] };
    const attention = attend(graph, visible, { kind: "document", id: "d", statement: "s" }, pointingAtNothing, light);
    expect([...attention.hiddenEdges]).toEqual([answered.id]);
    expect(attention.selectedEdge).toBe(asked.id);
  });

  it("ignores what a link names and the graph does not hold", () => {
    const attention = attend(graph, visible, { kind: "relation", id: "gone" }, pointingAtNothing, null);
    expect(attention.selectedEdge).toBeNull();
    expect(attention.litEdges).toBeNull();
  });
});
