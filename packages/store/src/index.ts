export * from "./store.js";
export { openStore, storeEngines, type StoreEngine } from "./open.js";
