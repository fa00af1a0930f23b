/**
 * A server process to be killed: moves as fast as it can, and says on standard output what was acknowledged.
 *
 *     node src/server/crash-writer.ts STORE TOKEN FIRST [KEY...]    STORE is a SQLite path or a postgres
 *     address
 */
import { writeSync } from "node:fs";
import { postgresStore } from "../store/postgres-node.ts";
import { sqliteStore } from "../store/sqlite-node.ts";
import { send, sitDown, testApp } from "./testing.ts";

const [, , where = "", token = "", first = "0", ...again] = process.argv;
const store = where.startsWith("postgres:") ? await postgresStore(where) : sqliteStore(where);
const { fetch } = testApp({ store, now: Date.now });
const sitter = await sitDown(fetch, token);
const headers = { cookie: sitter.cookie };

async function say(key: string): Promise<void> {
  writeSync(1, `? ${key}\n`);
  const motion = { kind: "state", words: key };
  const path = `${sitter.href}/motions`;
  const answer = await send(fetch, "POST", path, motion, { ...headers, "idempotency-key": key });
  // Written before the process could be told anything else: what stands here was acknowledged.
  writeSync(1, `${answer.status === 200 ? "!" : "x"} ${key}\n`);
}

// Motions that were under way when the last process was killed are sent again, with their keys.
await Promise.all(again.map(say));
let next = Number(first);
const worker = async () => {
  for (;;) {
    const key = `k${next}`;
    next += 1;
    await say(key);
  }
};
// Several at once, so that a kill always falls into a write.
await Promise.all([worker(), worker(), worker(), worker()]);
