// Loaded into a server that is measured: SIGUSR2 writes the 99th percentile of the event loop's delay
// since the last time, in ms.
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const resolution = 1;

if (isMainThread && process.env.ENTENTE_BENCH_DELAYS) {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  process.on("SIGUSR2", () => {
    writeFileSync(process.env.ENTENTE_BENCH_DELAYS, String(Math.max(0, delays.percentile(99) / 1e6 - resolution)));
    delays.reset();
  });
}
