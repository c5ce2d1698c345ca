import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { typeColours, type Theme } from "./palette.js";

const stored = "entente.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

function readChoice(): Theme | null {
  const choice = localStorage.getItem(stored);
  return choice === "light" || choice === "dark" ? choice : null;
}

function watchSystem(changed: () => void): () => void {
  dark.addEventListener("change", changed);
  return () => dark.removeEventListener("change", changed);
}

/** Puts the theme and the ontology's type colours on the document, where all styles read them. */
function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  root.dataset["theme"] = theme;
  for (const [type, colour] of Object.entries(typeColours(theme))) {
    root.style.setProperty(`--${type}`, colour);
  }
}

/** The theme shown: the reader's choice if there is one, else the system's; and how to switch it. */
export function useTheme(): readonly [Theme, () => void] {
  const system = useSyncExternalStore(watchSystem, () => (dark.matches ? "dark" : "light"));
  const [choice, setChoice] = useState(readChoice);
  const theme = choice ?? system;
  // Before children draw, so that the canvas reads the colours of this theme.
  applyTheme(theme);

  useEffect(() => {
    if (choice) localStorage.setItem(stored, choice);
  }, [choice]);

  const swap = useCallback(() => setChoice(theme === "dark" ? "light" : "dark"), [theme]);
  return [theme, swap];
}
