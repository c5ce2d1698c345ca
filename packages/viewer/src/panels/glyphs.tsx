import { entityTypes, type EntityType, type Shape } from "@entente/ontology";
import type { JSX } from "react";
import { strokeOf, type End, type LineStyle, type Mark } from "../graph/display.js";
import type { Form } from "../graph/form.js";

const shapePaths: Readonly<Record<Shape, string>> = {
  circle: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z",
  square: "M-6.4-6.4H6.4V6.4H-6.4Z",
  pentagon: "M0-8 7.6-2.5 4.7 6.5H-4.7L-7.6-2.5Z",
  hexagon: "M7.7 0 3.9 6.7H-3.8L-7.7 0-3.9-6.7H3.9Z",
  diamond: "M9 0 0 9-9 0 0-9Z",
  triangle: "M0-8.4 8.4 6H-8.4Z",
  pin: "M0 9.6C-2.4 4.4-6.8 2.2-6.8-1.9A6.8 6.8 0 1 1 6.8-1.9C6.8 2.2 2.4 4.4 0 9.6Z",
  dots: "M-8.1 3.2a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0M-.3 3.2a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0M-4.2-3.9a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0Z",
};

/** The shape of an entity type in its colour; says nothing to screen readers, the name stands beside it. */
export function TypeGlyph({
  type,
  hollow = false,
  size = 16,
}: {
  readonly type: EntityType;
  readonly hollow?: boolean;
  readonly size?: number;
}): JSX.Element {
  const colour = `var(--${type})`;
  return (
    <svg className="glyph" width={size} height={size} viewBox="-10 -10 20 20" aria-hidden="true">
      <path
        d={shapePaths[entityTypes[type].shape]}
        fill={hollow ? "var(--paper)" : colour}
        stroke={hollow ? colour : "none"}
        strokeWidth="2"
      />
    </svg>
  );
}

const dashes: Readonly<Record<LineStyle, string | undefined>> = {
  solid: undefined,
  dashed: "9 5",
  dotted: "0.1 4.6",
  double: undefined,
};

/** A relation's line with its ends and marks, as the graph draws it; for legend, panel and notes. */
export function FormGlyph({
  form,
  ink,
  disputed = false,
  symmetric = false,
  width = 48,
}: {
  readonly form: Form;
  readonly ink: boolean;
  readonly disputed?: boolean;
  readonly symmetric?: boolean;
  readonly width?: number;
}): JSX.Element {
  const { line, startEnd, targetEnd, marks } = strokeOf(form, symmetric, disputed);
  const colour = form === "negated" ? "var(--neg)" : ink ? "var(--ink)" : "var(--pencil)";
  const stroke = line === "double" ? 5 : line === "dotted" ? 2 : ink ? 1.8 : 1.1;
  const to = width - 2;
  return (
    <svg
      className="glyph"
      width={width}
      height="18"
      viewBox={`0 -9 ${width} 18`}
      fill="none"
      stroke={colour}
      strokeWidth={ink ? 1.8 : 1.3}
      aria-hidden="true"
    >
      <path
        d={`M${startEnd === "none" ? 1 : 3} 0H${to - room[targetEnd]}`}
        strokeWidth={stroke}
        strokeDasharray={dashes[line]}
        strokeLinecap={line === "dotted" ? "round" : "butt"}
      />
      {line === "double" && <path d={`M1 0H${to - room[targetEnd]}`} stroke="var(--paper)" strokeWidth="2" />}
      <EndGlyph end={targetEnd} x={to} colour={colour} />
      <EndGlyph end={startEnd} x={2.5} colour={colour} />
      {marks.map((mark, index) => (
        <MarkGlyph key={mark} mark={mark} x={width / 2 - 3 + (index - (marks.length - 1) / 2) * 16} />
      ))}
    </svg>
  );
}

const room: Readonly<Record<End, number>> = {
  none: 0,
  arrow: 6,
  hollowArrow: 8,
  bar: 1,
  circle: 7,
};

function EndGlyph({ end, x, colour }: { readonly end: End; readonly x: number; readonly colour: string }): JSX.Element | null {
  if (end === "arrow") return <path d={`M${x - 8.5}-4L${x} 0L${x - 8.5} 4Z`} fill={colour} stroke="none" />;
  if (end === "hollowArrow") return <path d={`M${x - 9}-4.5L${x} 0L${x - 9} 4.5Z`} fill="var(--paper)" />;
  if (end === "bar") return <path d={`M${x} -5.5V5.5`} strokeWidth="2.4" />;
  if (end === "circle") return <circle cx={x - 3.6} cy="0" r="3.4" fill="var(--paper)" />;
  return null;
}

function MarkGlyph({ mark, x }: { readonly mark: Mark; readonly x: number }): JSX.Element {
  return (
    <g transform={`translate(${x} 0)`} fill="var(--paper)" strokeWidth="1.5" strokeLinecap="round">
      {markPaths[mark]}
    </g>
  );
}

const markPaths: Readonly<Record<Mark, JSX.Element>> = {
  struck: (
    <>
      <circle r="5.5" />
      <path d="M-3.4 3.4 3.4-3.4" />
    </>
  ),
  quotation: (
    <>
      <rect x="-7" y="-5" width="14" height="10" stroke="none" />
      <path d="M-4.5 3c0-3 .5-4.5 2.5-5.5M1.5 3c0-3 .5-4.5 2.5-5.5" fill="none" />
    </>
  ),
  unequal: (
    <>
      <circle r="8" />
      <path d="M-4-2H4M-4 2H4M2.2-5-2.2 5" />
    </>
  ),
  lozenge: (
    <>
      <path d="M0-8 8 0 0 8-8 0Z" />
      <path d="M0-4V1M0 3.4V3.9" />
    </>
  ),
};

const icons = {
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM14 14l-3.4-3.4",
  theme: "M8 2a6 6 0 1 0 0 12V2Z",
  legend: "M2 4h12M2 8h12M2 12h12",
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  check: "M3 8.5l3.5 3.5L13 4.5",
  flag: "M4 14V2l8 3-8 4",
} as const;

/** A line icon of 16 pixels; what it means is said by the button around it. */
export function Icon({ name }: { readonly name: keyof typeof icons }): JSX.Element {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
