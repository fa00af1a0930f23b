// `npm test`: installs if needed, then runs every test, on a Node.js new enough.
import { install, nodeIsNewEnough } from "./node.js";

if (!install()) {
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
} else if (nodeIsNewEnough()) await import("./test.ts");
