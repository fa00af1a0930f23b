#!/usr/bin/env node
// The command `casus`: finds a Node.js new enough, then hands over to src/cli.
import { existsSync } from "node:fs";
import module from "node:module";
import { nodeIsNewEnough } from "../scripts/node.js";

if (nodeIsNewEnough()) {
  // Keeps the stripped and compiled sources between runs, which makes a start much shorter.
  module.enableCompileCache();
  // A checkout runs its sources; the published package has them compiled, since Node.js strips no types there.
  const source = new URL("../src/cli/main.ts", import.meta.url);
  await import(
    existsSync(source) ? source.href : new URL("../lib/cli/main.js", import.meta.url).href
  );
}
