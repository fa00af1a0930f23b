/** Events in one SQLite file: WAL, and synced to disk before an append is acknowledged. */
import { DatabaseSync } from "node:sqlite";
import type { Appended, Store } from "./store.ts";

/** Another process on the same file is looked for so often. */
const POLL_MS = 200;

/** `:memory:` keeps nothing. One process serves a file; a second one is safe, and is heard with a delay. */
export function sqliteStore(path: string): Store {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS entries (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (stream, version)
    ) STRICT;
  `);
  const last = db.prepare("SELECT coalesce(max(version), 0) AS v FROM entries WHERE stream = ?");
  const insert = db.prepare("INSERT INTO entries (stream, version, body) VALUES (?, ?, ?)");
  const select = db.prepare(
    "SELECT body FROM entries WHERE stream = ? AND version > ? ORDER BY version",
  );
  const end = db.prepare("SELECT coalesce(max(position), 0) AS p FROM entries");
  const grown = db.prepare(
    "SELECT stream, max(version) AS v FROM entries WHERE position > ? GROUP BY stream",
  );
  const listeners = new Set<(stream: string | null, version: number) => void>();
  let seen = Number(end.get()?.p);
  let timer: NodeJS.Timeout | undefined;
  const waiting: {
    readonly stream: string;
    readonly expectedVersion: number;
    readonly texts: readonly string[];
    readonly resolve: (result: Appended) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];

  const tell = (stream: string, version: number) => {
    for (const heard of [...listeners]) heard(stream, version);
  };
  /** What other processes appended since. */
  const poll = () => {
    const position = Number(end.get()?.p);
    if (position === seen) return;
    const rows = grown.all(seen);
    seen = position;
    for (const row of rows) tell(String(row.stream), Number(row.v));
  };

  /**
   * Appends that wait, of whatever streams, share one transaction and so one sync to disk: at a slow disk the
   * number of appends grows with the load and the number of syncs does not.
   */
  const flush = () => {
    const batch = waiting.splice(0);
    if (batch.length === 0) return;
    const results: Appended[] = [];
    try {
      // The lock is taken at the start, so that the version read is the version written after.
      db.exec("BEGIN IMMEDIATE");
      for (const { stream, expectedVersion, texts } of batch) {
        const version = Number(last.get(stream)?.v);
        if (version !== expectedVersion) {
          results.push({ ok: false, version });
          continue;
        }
        texts.forEach((text, i) => {
          insert.run(stream, version + i + 1, text);
        });
        results.push({ ok: true, version: version + texts.length });
      }
      db.exec("COMMIT");
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec("ROLLBACK");
      for (const { reject } of batch) reject(error);
      return;
    }
    batch.forEach(({ resolve }, i) => {
      resolve(results[i] as Appended);
    });
    if (listeners.size > 0) poll();
  };

  return {
    append: (stream, expectedVersion, texts) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ stream, expectedVersion, texts, resolve, reject });
      }),
    read: async (stream, from = 0) => select.all(stream, from).map((row) => String(row.body)),
    subscribe: async (heard) => {
      if (listeners.size === 0) {
        seen = Number(end.get()?.p);
        timer = setInterval(poll, POLL_MS);
        timer.unref();
      }
      listeners.add(heard);
      return async () => {
        listeners.delete(heard);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    close: async () => {
      flush();
      clearInterval(timer);
      listeners.clear();
      if (db.isOpen) db.close();
    },
  };
}
