// `npm test`: installs, builds, checks and tests everything, and ends with one line that sums it all up.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checks } from "./checks.mjs";
import { installAndBuild, pnpm, requireNode } from "./environment.mjs";

requireNode();
const total = { passed: 0, failed: 0, skipped: 0 };

function count(name, passed) {
  console.log(`${passed ? "ok  " : "FAIL"} ${name}`);
  total[passed ? "passed" : "failed"] += 1;
}

function finish() {
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed === 0 ? 0 : 1);
}

const built = installAndBuild();
count("install and build (type check)", built);
if (!built) finish();
for (const { name, check } of checks) count(name, check());

const folder = mkdtempSync(join(tmpdir(), "entente-test-"));
const report = join(folder, "vitest.json");
try {
  const passed = pnpm(["exec", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
  total.passed += numPassedTests;
  total.skipped += numPendingTests + numTodoTests;
  // A suite that cannot even load has no failed test of its own, and must not look like success; nor must failed tests if the run
  // ends with 0 all the same, as it does where something that a test started ends the process itself.
  total.failed += Math.max(numFailedTests || numFailedTestSuites, passed ? 0 : 1);
} catch (error) {
  console.error(`The test run left no report: ${error.message}`);
  total.failed += 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
finish();
