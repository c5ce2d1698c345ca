/**
 * The compiled file of a worker: beside this one in a build; where sources run (tests), the build's, for a thread cannot read
 * TypeScript.
 * @param name - its path within this package, without an ending: `layout/worker`
 */
export function workerUrl(name: string): URL {
  return new URL(import.meta.url.endsWith(".ts") ? `../../dist/${name}.js` : `../${name}.js`, import.meta.url);
}

/** Flags that change how this process finds modules do not fit compiled files. */
export const workerFlags = { execArgv: [] };
