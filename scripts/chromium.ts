// Finds the Chromium that browser tests run in, or gets one where that is possible without asking.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const ofTheSystem = "/usr/bin/chromium";

/** Path of the system's Chromium, or of Playwright's own; undefined if there is neither. */
export function chromiumPath(): string | undefined {
  return [ofTheSystem, chromium.executablePath()].find((path) => existsSync(path));
}

/** True if there is a Chromium in the end; as root on Debian it installs one, elsewhere it names the command. */
export function ensureChromium(): boolean {
  if (chromiumPath() !== undefined) return true;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("No Chromium found, installing it ...");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const command = "apt-get -qq update && apt-get -qq install -y chromium";
    spawnSync(command, { shell: true, stdio: ["ignore", "ignore", "inherit"], env });
    if (existsSync(ofTheSystem)) return true;
  }
  console.error(
    "Browser tests need Chromium: run `npx playwright install chromium` or, on Debian, `sudo apt-get install chromium`.",
  );
  return false;
}
