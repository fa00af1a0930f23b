// How long `casus check` over the whole record takes, in bare starts of Node: `node bench/check.ts`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const casus = join(import.meta.dirname, "..", "bin", "casus.js");
const ROUNDS = 15;

function median(words: readonly string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, words, { stdio: "ignore" });
    if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
}

median([casus, "check"]); // warms the disk, the index and the compile cache
const bare = median(["-e", "0"]);
const help = median([casus, "--help"]);
const kept = median([casus, "check"]);
const fresh = median([casus, "check", "--fresh"]);
const row = (name: string, ms: number) =>
  console.log(
    `${name.padEnd(34)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / bare).toFixed(1)} bare starts`,
  );
row("bare start of Node (node -e 0)", bare);
row("casus --help", help);
row("casus check, data unchanged", kept);
row("casus check --fresh, all computed", fresh);
row("check beyond its own bare start", kept - bare);
