#!/usr/bin/env node
// The command `casus`: finds a Node.js new enough, then hands over to src/cli.
import module from "node:module";
import { nodeIsNewEnough } from "../scripts/node.js";

if (nodeIsNewEnough()) {
  // Keeps the stripped and compiled sources between runs, which makes a start much shorter.
  module.enableCompileCache();
  await import("../src/cli/main.ts");
}
