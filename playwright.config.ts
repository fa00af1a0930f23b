// Runs tests/browser in a real Chromium against the built app, served on a free port.
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/chromium.ts";

const executablePath = chromiumPath();

export default defineConfig({
  testDir: "tests/browser",
  testMatch: "*.test.ts",
  forbidOnly: true,
  // Never a measure of speed, only a stop for what hangs, on however slow a machine.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // The server prints its address; Playwright keeps the port in the environment, also for its workers.
  webServer: {
    command: "vite preview --host 127.0.0.1 --port 0",
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<casus_port>\d+)/ },
  },
  use: {
    baseURL: `http://127.0.0.1:${process.env.CASUS_PORT}`,
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Without a sandbox so that it runs as root in a container; the rest keeps it off the network.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
