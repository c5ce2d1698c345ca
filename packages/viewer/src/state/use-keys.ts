import { useCallback, useEffect, useEffectEvent, useState } from "react";

/** What a key does; returning false leaves the key to the browser. */
export type KeyActs = Readonly<Record<string, () => boolean | void>>;

const stored = "entente.keys";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/**
 * Single keys anywhere on the page, which the reader can switch off (WCAG 2.1.4); Escape stays.
 *
 * @returns whether they are on, and how to switch them
 */
export function useKeys(acts: KeyActs): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(stored) !== "off");
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || (!on && event.key !== "Escape")) return;
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && act() !== false) event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);

  const switchKeys = useCallback((next: boolean) => {
    localStorage.setItem(stored, next ? "on" : "off");
    setOn(next);
  }, []);
  return [on, switchKeys];
}
