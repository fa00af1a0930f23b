// `npm start`: installs if needed, then builds the app and serves it, on a Node.js new enough.
import { install, nodeIsNewEnough } from "./node.js";

if (!install()) process.exitCode = 1;
else if (nodeIsNewEnough()) await import("./start.ts");
