import type { Store } from "../store.js";

/** Gives an empty store; the suite closes it. */
export type OpenEmpty = () => Promise<Store>;
