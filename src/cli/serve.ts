/** `casus serve`: the app and live sessions on this machine, and on a network only when told so. */
import { join } from "node:path";
import type { Command } from "commander";
import { InputError } from "../pack/problem.ts";
import { ROOT } from "../pack/read-node.ts";
import { isLoopback, startServer } from "../server/serve-node.ts";

type Words = { port: string; host: string; data: string; origin?: string; packs?: string };

export function registerServe(program: Command): void {
  program
    .command("serve")
    .description(
      "serve the app and live sessions, on this machine alone unless --host says otherwise",
    )
    .option("--port <number>", "0 takes any free one", "4322")
    .option("--host <address>", "0.0.0.0 opens it to the network", "127.0.0.1")
    .option("--data <dir>", "where sessions and the signing key are kept", join(ROOT, ".casus"))
    .option("--origin <url>", "the address browsers use, where a proxy stands before it")
    .option("--packs <dir>", "a folder of packs to use instead of the built-in ones")
    .action(serveUntilStopped);
}

async function serveUntilStopped(words: Words): Promise<void> {
  const port = Number(words.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    const says = `"${words.port}" is not a port`;
    throw new InputError([{ file: "command line", key: "--port", says }]);
  }
  if (words.origin !== undefined && !URL.canParse(words.origin)) {
    const says = `"${words.origin}" is not an address (https://casus.example.org)`;
    throw new InputError([{ file: "command line", key: "--origin", says }]);
  }
  const serving = await startServer({
    host: words.host,
    port,
    folder: words.data,
    origin: words.origin,
    packs: words.packs,
    databaseUrl: process.env.CASUS_DATABASE_URL,
    houseKey: process.env.CASUS_HOUSE_KEY,
  });
  const kept = process.env.CASUS_DATABASE_URL === undefined ? `in ${words.data}` : "in PostgreSQL";
  console.log(`Casus is at ${serving.url} (Ctrl+C ends it); sessions are kept ${kept}`);
  if (!isLoopback(words.host)) console.log(OPEN);
  if (serving.houseKey !== null) {
    console.log(`To open a session one needs the house key: ${serving.houseKey}`);
  }
  const stop = () => void serving.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

const OPEN = `It can be reached from the network. Whoever has a seat's link has that seat; without https
the links and what is said can be read on the way: put a proxy with https before it, and name
it with --origin.`;
