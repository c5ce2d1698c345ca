import { entityTypes, type EntityType } from "@entente/ontology";

/** The two themes. */
export type Theme = "light" | "dark";

/** The colours that WebGL and canvas draw with, as #RRGGBB; the same as in tokens.css. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly pencil: string;
  readonly neg: string;
  readonly mark: string;
  readonly type: Readonly<Record<EntityType, string>>;
}

function token(style: CSSStyleDeclaration, name: string): string {
  return style.getPropertyValue(`--${name}`).trim();
}

/** The palette of the theme that the document shows now. */
export function readPalette(theme: Theme): Palette {
  const style = getComputedStyle(document.documentElement);
  return {
    paper: token(style, "paper"),
    ink: token(style, "ink"),
    ink2: token(style, "ink2"),
    ink3: token(style, "ink3"),
    pencil: token(style, "pencil"),
    neg: token(style, "neg"),
    mark: token(style, "mark"),
    type: typeColours(theme),
  };
}

/** The colour of each entity type, which the ontology decides. */
export function typeColours(theme: Theme): Readonly<Record<EntityType, string>> {
  const colours = Object.entries(entityTypes).map(([type, { colour }]) => [type, colour[theme]]);
  // Every entity type is a key of `entityTypes`.
  return Object.fromEntries(colours) as Record<EntityType, string>;
}

/** `share` of one colour over another, both as #RRGGBB. */
export function mix(over: string, under: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(over.slice(at, at + 2), 16) * share + parseInt(under.slice(at, at + 2), 16) * (1 - share);
    return Math.round(value).toString(16).padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
