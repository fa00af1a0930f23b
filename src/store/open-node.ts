/** Opens the store that the settings ask for: PostgreSQL by its address, else a SQLite file. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { postgresStore } from "./postgres-node.ts";
import { sqliteStore } from "./sqlite-node.ts";
import type { Store } from "./store.ts";

/** `url` is CASUS_DATABASE_URL; `folder` is made if it is missing, for its owner alone. */
export async function openStore(url: string | undefined, folder: string): Promise<Store> {
  if (url !== undefined && url !== "") return postgresStore(url);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return sqliteStore(join(folder, "casus.sqlite"));
}
