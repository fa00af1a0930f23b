// Runs the tests beside the code and in tests/; those in tests/browser belong to Playwright.
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "tests/browser/**"],
    allowOnly: false,
    // Never a measure of speed (bench/ is), only a stop for what hangs, on however slow a machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
