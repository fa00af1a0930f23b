// Servers killed (kill -9) in the middle of writes: nothing acknowledged is lost, nothing is doubled, the
// chain holds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postgresStore } from "../store/postgres-node.ts";
import { type Cluster, throwAwayPostgres } from "../store/postgres-testing.ts";
import { sqliteStore } from "../store/sqlite-node.ts";
import { type Crashes, crash } from "./crashing.ts";

const ROUNDS = Number(process.env.CASUS_CRASH_ROUNDS ?? 50);
const folder = mkdtempSync(join(tmpdir(), "casus-crash-"));
let cluster: Cluster | undefined;
beforeAll(async () => {
  cluster = await throwAwayPostgres();
}, 120_000);
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true });
});

function whole(result: Crashes): void {
  expect(result.lost).toEqual([]);
  expect(result.doubled).toEqual([]);
  expect(result.broken).toEqual([]);
  expect(result.acknowledged).toBeGreaterThanOrEqual(ROUNDS);
}

test.concurrent(`SQLite: ${ROUNDS} servers are killed while they write`, async () => {
  const path = join(folder, "crash.sqlite");
  whole(await crash(path, async () => sqliteStore(path), ROUNDS));
}, 900_000);

test.concurrent(`PostgreSQL: ${ROUNDS} servers are killed while they write`, async () => {
  const url = cluster?.url ?? "";
  whole(await crash(url, () => postgresStore(url), ROUNDS));
}, 900_000);
