// Runs every kind of test one after the other and ends with the line `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.ts";

type Count = { readonly passed: number; readonly failed: number };

const root = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "casus-test-"));
const reportPath = join(reports, "report.json");
const env = {
  ...process.env,
  // The checkout's own Node.js and tools come first, however this was started.
  PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
  PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
};

function succeeds(command: string): boolean {
  return spawnSync(command, { cwd: root, env, shell: true, stdio: "inherit" }).status === 0;
}

/** A step without tests of its own counts as one. */
function whole(command: string): Count {
  return succeeds(command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts what a test runner wrote to its report. A skipped test counts as failed: nothing may be left out
 * in silence. So does a runner that fails or writes no report without naming a failed test.
 */
function counted(command: string, count: (report: string) => Count): Count {
  rmSync(reportPath, { force: true });
  const succeeded = succeeds(command);
  try {
    const { passed, failed } = count(readFileSync(reportPath, "utf8"));
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
  } catch {
    console.error(`No report from: ${command}`);
    return { passed: 0, failed: 1 };
  }
}

function vitest(args: string): Count {
  const command = `vitest run ${args} --reporter=default --reporter=json --outputFile.json=${reportPath}`;
  return counted(command, (report) => {
    const { numTotalTests, numPassedTests } = JSON.parse(report);
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
  });
}

function browser(): Count {
  const built = ensureChromium() && succeeds("vite build --logLevel warn");
  if (!built) return { passed: 0, failed: 1 };
  return counted("playwright test --reporter=list,json", (report) => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats;
    return { passed: expected, failed: unexpected + flaky + skipped };
  });
}

const steps: readonly (readonly [title: string, run: () => Count])[] = [
  ["Types (tsc)", () => whole("tsc --noEmit")],
  ["Lint and format (biome)", () => whole("biome check")],
  ["Tidiness (tests/tidy.test.ts)", () => whole("vitest run tests/tidy.test.ts")],
  ["Unit tests (vitest)", () => vitest("--exclude tests/tidy.test.ts")],
  ["Browser tests (vite build, playwright)", browser],
];

const total = { passed: 0, failed: 0 };
for (const [title, run] of steps) {
  console.log(`\n== ${title}`);
  const { passed, failed } = run();
  total.passed += passed;
  total.failed += failed;
}
rmSync(reports, { recursive: true });
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
