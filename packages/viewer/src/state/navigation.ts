import { useCallback, useMemo, useSyncExternalStore } from "react";
import { formatAddress, parseAddress, type Address, type Focus } from "./address.js";

/** Where the reader is, and how to go elsewhere. */
export interface Navigation extends Address {
  /** Looks at something; `replace` keeps Back from stepping through every node passed with the arrow keys. */
  readonly open: (focus: Focus | null, options?: { readonly replace?: boolean }) => void;
  readonly show: (view: Address["view"]) => void;
  /** One step back inside the viewer, or to the overview for a reader who came by a link. */
  readonly back: () => void;
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  addEventListener("popstate", changed);
  return () => {
    removeEventListener("hashchange", changed);
    removeEventListener("popstate", changed);
  };
}

/** How many of this viewer's own steps lie behind the current entry of the browser's history. */
function depth(): number {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "depth" in state ? Number(state.depth) : 0;
}

function go(address: Address, replace: boolean): void {
  const hash = formatAddress(address);
  if (hash === location.hash || (hash === "#" && location.hash === "")) return;
  if (replace) history.replaceState({ depth: depth() }, "", hash);
  else history.pushState({ depth: depth() + 1 }, "", hash);
  dispatchEvent(new PopStateEvent("popstate"));
}

function back(): void {
  if (depth() > 0) history.back();
  else go({ ...parseAddress(location.hash), focus: null }, true);
}

/** The address in the URL as state. */
export function useNavigation(): Navigation {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const address = useMemo(() => parseAddress(hash), [hash]);
  const open = useCallback((focus: Focus | null, options?: { readonly replace?: boolean }) => {
    const { view } = parseAddress(location.hash);
    go({ view, focus }, options?.replace ?? false);
  }, []);
  const show = useCallback((view: Address["view"]) => {
    const { focus } = parseAddress(location.hash);
    go({ view, focus: focus?.kind === "document" ? null : focus }, false);
  }, []);
  return { ...address, open, show, back };
}
