import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";

/** How far a sheet is pulled up. */
export const sheetHeights = ["peek", "half", "full"] as const;
/** One of {@link sheetHeights}. */
export type SheetHeight = (typeof sheetHeights)[number];

/** Share of the room between top bar and tab bar that each height takes. */
const shares: Readonly<Record<SheetHeight, number>> = { peek: 0.18, half: 0.62, full: 1 };

/** The share of the screen's height that the sheet leaves to the graph. */
export function sheetShare(height: SheetHeight): number {
  return shares[height];
}

/** The next height: up to full, then back to a peek. */
export function nextHeight(height: SheetHeight): SheetHeight {
  return sheetHeights[(sheetHeights.indexOf(height) + 1) % sheetHeights.length] ?? "half";
}

/** The height nearest to a share of the room. */
export function nearestHeight(share: number): SheetHeight {
  const distance = (height: SheetHeight): number => Math.abs(shares[height] - share);
  return sheetHeights.reduce((best, height) => (distance(height) < distance(best) ? height : best));
}

/**
 * What stands beside the graph on a desk and slides over it on a phone, where its handle is a button,
 * can be dragged, and takes the arrow keys.
 */
export function Sheet({
  label,
  height,
  onHeight,
  className,
  children,
}: {
  readonly label: string;
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
  readonly className: string;
  readonly children: ReactNode;
}): JSX.Element {
  const sheet = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => {
    takeFocus(body.current);
  }, []);
  const share = dragged ?? shares[height];
  return (
    <aside
      ref={sheet}
      className={className}
      aria-label={label}
      style={{ ["--sheet" as string]: String(share) }}
      data-dragging={dragged !== null || undefined}
    >
      <Handle sheet={sheet} height={height} onHeight={onHeight} onDrag={setDragged} />
      <div className="sheet-body" ref={body} tabIndex={-1}>
        {children}
      </div>
    </aside>
  );
}

/** A link that was followed is gone with its panel: reading goes on here. Arrow keys stay on the canvas. */
function takeFocus(body: HTMLElement | null): void {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) body?.focus({ preventScroll: true });
}

function Handle({
  sheet,
  height,
  onHeight,
  onDrag,
}: {
  readonly sheet: { readonly current: HTMLElement | null };
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
  readonly onDrag: (share: number | null) => void;
}): JSX.Element {
  const moved = useRef(false);
  const shareAt = (event: PointerEvent): number => {
    const frame = sheet.current?.parentElement?.getBoundingClientRect();
    if (!frame) return shares[height];
    return Math.min(1, Math.max(0.1, (frame.bottom - event.clientY) / frame.height));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    const next = sheetHeights[sheetHeights.indexOf(height) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onHeight(next);
  };
  return (
    <button
      type="button"
      className="handle"
      aria-label={height === "full" ? "Lower the sheet" : "Raise the sheet"}
      onClick={() => !moved.current && onHeight(nextHeight(height))}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        moved.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || Math.abs(event.movementY) < 1) return;
        moved.current = true;
        onDrag(shareAt(event));
      }}
      onPointerUp={(event) => {
        if (moved.current) onHeight(nearestHeight(shareAt(event)));
        onDrag(null);
      }}
      onPointerCancel={() => onDrag(null)}
    >
      <span />
    </button>
  );
}
