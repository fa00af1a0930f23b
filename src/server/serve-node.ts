/** Puts the interface and the built app on a socket of this machine. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { packIds, ROOT, readPack } from "../pack/read-node.ts";
import { signerIn } from "../store/keys-node.ts";
import { openStore } from "../store/open-node.ts";
import type { Store } from "../store/store.ts";
import { type App, type AppSettings, createApp } from "./app.ts";

export type ServeSettings = {
  readonly host: string;
  readonly port: number;
  /** Where the SQLite file and the signing key are kept. */
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
  /** The address browsers use where a proxy stands before this server: https://casus.example.org */
  readonly origin?: string | undefined;
  readonly houseKey?: string | undefined;
  readonly packs?: string | undefined;
  /** Limits other than the usual, for a load test. */
  readonly rates?: AppSettings["rates"];
};

export type Serving = {
  readonly url: string;
  /** Needed to open a session where the server can be reached from a network; null on loopback. */
  readonly houseKey: string | null;
  readonly app: App;
  readonly store: Store;
  readonly close: () => Promise<void>;
};

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "::1"];
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host);

/** Resolves when the server answers. */
export async function startServer(settings: ServeSettings): Promise<Serving> {
  const store = await openStore(settings.databaseUrl, settings.folder);
  const open = !isLoopback(settings.host) || settings.origin !== undefined;
  const houseKey = open
    ? (settings.houseKey ?? randomBytes(18).toString("base64url"))
    : (settings.houseKey ?? null);
  const ids = packIds(settings.packs).sort((a, b) => Number(b === "csto") - Number(a === "csto"));
  const app = createApp({
    packs: new Map(ids.map((id) => [id, readPack(id, settings.packs)])),
    store,
    signer: signerIn(settings.folder, "casus"),
    random: (bytes) => randomBytes(bytes),
    now: Date.now,
    secure: settings.origin?.startsWith("https:") === true,
    hosts: hostsOf(settings),
    houseKey,
    ...(settings.origin === undefined ? {} : { origin: settings.origin }),
    ...(settings.rates === undefined ? {} : { rates: settings.rates }),
    callerOf: (c) => getConnInfo(c).remote.address ?? "",
  });
  await app.listen();
  const web = join(ROOT, "dist", "web");
  if (existsSync(join(web, "index.html"))) app.app.use("/*", serveStatic({ root: web }));
  const server = serve({ fetch: app.app.fetch, hostname: settings.host, port: settings.port });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : settings.port;
  const shown = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return {
    url: settings.origin ?? `http://${shown}:${port}/`,
    houseKey,
    app,
    store,
    close: async () => {
      await app.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await store.close();
    },
  };
}

/** Bound to one address, only its names are answered; bound to all of them, any. */
function hostsOf({ host, origin }: ServeSettings): ReadonlySet<string> | "any" {
  if (["0.0.0.0", "::"].includes(host)) return "any";
  const names = [...LOOPBACK, host.includes(":") ? `[${host}]` : host];
  return new Set(origin === undefined ? names : [...names, new URL(origin).hostname]);
}
