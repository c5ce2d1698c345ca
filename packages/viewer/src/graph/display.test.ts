import { describe, expect, it } from "vitest";
import { entity, graphOf, node, relation } from "../testing/graph.js";
import type { Palette } from "../theme/palette.js";
import { mix, typeColours } from "../theme/palette.js";
import { edgeLook, nodeLook, strokeOf, words, type Attention, type EdgeLook } from "./display.js";
import type { Form, Look } from "./form.js";
import { radiusOf } from "./model.js";

const palette: Palette = {
  paper: "#fbfaf6",
  ink: "#1b1b18",
  ink2: "#4b4a44",
  ink3: "#67655d",
  pencil: "#8e8b81",
  neg: "#a42a1c",
  mark: "#ffe680",
  type: typeColours("light"),
};

const calm: Attention = {
  selectedNodes: new Set(),
  selectedEdge: null,
  litNodes: null,
  litEdges: null,
  hiddenNodes: new Set(),
  hiddenEdges: new Set(),
  hovered: null,
  labelledEdges: new Set(),
};

const [kosovo, albania] = [entity("Kosovo"), entity("Albania")];

function edge(counts: Parameters<typeof relation>[3], at: Attention = calm, others: readonly Look[] = []): EdgeLook {
  const drawn = relation(kosovo, "approached", albania, counts);
  const data = graphOf(drawn).getEdgeAttributes(drawn.id);
  const place = { bow: 0, bundle: [drawn.id], hidden: false };
  return edgeLook(data, drawn.id, { place, looks: [data.look, ...others] }, at, palette);
}

describe("strokeOf", () => {
  const forms: readonly Form[] = ["affirmed", "negated", "planned", "possible", "evaluative", "disagree"];

  it("tells every form from every other without colour", () => {
    const strokes = forms.map((form) => JSON.stringify(strokeOf(form, false, false)));
    expect(new Set(strokes).size).toBe(forms.length);
  });

  it("gives a symmetric relation no arrow, and a symmetric denial a bar at both ends", () => {
    expect(strokeOf("affirmed", true, false)).toMatchObject({ startEnd: "none", targetEnd: "none" });
    expect(strokeOf("negated", true, false)).toMatchObject({ startEnd: "bar", targetEnd: "bar" });
  });

  it("adds a lozenge to what a person disputed and leaves the rest as its source has it", () => {
    expect(strokeOf("negated", false, true)).toEqual({ ...strokeOf("negated", false, false), marks: ["struck", "lozenge"] });
  });
});

describe("edgeLook", () => {
  it("draws the accepted in ink and heavier than the unreviewed in pencil", () => {
    const ink = edge({ affirmed: 1, accepted: 1, total: 1 });
    const pencil = edge({ affirmed: 1, unreviewed: 1, total: 1 });
    expect([ink.color, pencil.color]).toEqual([palette.ink, palette.pencil]);
    expect(ink.size).toBeGreaterThan(pencil.size);
  });

  it("dims what is not lit by mixing it with the paper", () => {
    const look = edge({ negated: 1, unreviewed: 1, total: 1 }, { ...calm, litEdges: new Set() });
    expect(look.dimmed).toBe(true);
    expect(look.color).not.toBe(palette.neg);
  });

  it("draws a bundle without the end of any one of its relations, and with the marks of all", () => {
    const accepted: Look = { form: "affirmed", disputed: false, ink: true, retracted: false };
    const disagreement: Look = { form: "disagree", disputed: true, ink: false, retracted: false };
    const look = edge({ negated: 1, unreviewed: 1, total: 1 }, calm, [accepted, disagreement]);
    expect(look).toMatchObject({ targetEnd: "none", bundle: 3, color: palette.ink });
    expect(look.marks).toEqual(["struck", "unequal", "lozenge"]);
  });

  it("marks the selected relation and writes predicate and count along it", () => {
    const id = "Kosovo approached Albania";
    const look = edge(undefined, { ...calm, selectedEdge: id, litEdges: new Set([id]), labelledEdges: new Set([id]) });
    expect(look).toMatchObject({ marked: true, caption: "approached, 1", dimmed: false });
  });
});

describe("nodeLook", () => {
  const look = (at: Attention, reviewed = false) => {
    const { entity: drawn, x, y } = node(kosovo);
    return nodeLook({ entity: drawn, x, y, reviewed, radius: 8 }, "Kosovo", at, palette);
  };

  it("is hollow until a person has accepted something about it", () => {
    expect(look(calm).filled).toBe(false);
    expect(look(calm, true).filled).toBe(true);
  });

  it("keeps the label of the selected before all others", () => {
    const selected = look({ ...calm, selectedNodes: new Set(["Kosovo"]), litNodes: new Set() });
    const dimmed = look({ ...calm, litNodes: new Set() });
    expect(selected.priority).toBeGreaterThan(dimmed.priority);
    expect(dimmed).toMatchObject({ dimmed: true, color: mix(palette.type.Country, palette.paper, 0.32) });
  });
});

describe("radiusOf", () => {
  it("stays between 6 and 16 pixels for everything that has a relation", () => {
    for (const degree of [1, 2, 10, 1000]) {
      expect(radiusOf(degree)).toBeGreaterThanOrEqual(6);
      expect(radiusOf(degree)).toBeLessThanOrEqual(16);
    }
  });
});

describe("words", () => {
  it("writes names of the ontology as words", () => {
    expect(words("provisionallyApplied")).toBe("provisionally applied");
  });
});
