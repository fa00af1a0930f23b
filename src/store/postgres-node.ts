/** Events in PostgreSQL: one function appends under a lock per stream, NOTIFY tells every server. */
import pg from "pg";
import type { Store } from "./store.ts";

const CHANNEL = "casus_entries";

/**
 * The versions of a stream are given out under an advisory lock that is held until the commit, so that the
 * order of versions, of the hash chain and of commits is one and the same.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS casus_entries (
  stream text NOT NULL,
  version integer NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (stream, version)
);
CREATE OR REPLACE FUNCTION casus_append(a_stream text, a_expected integer, a_bodies text[])
RETURNS TABLE (ok boolean, version integer) LANGUAGE plpgsql AS $$
DECLARE
  here integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(a_stream, 7));
  SELECT coalesce(max(e.version), 0) INTO here FROM casus_entries e WHERE e.stream = a_stream;
  IF here <> a_expected THEN
    RETURN QUERY SELECT false, here;
    RETURN;
  END IF;
  INSERT INTO casus_entries (stream, version, body)
    SELECT a_stream, here + b.n, b.body FROM unnest(a_bodies) WITH ORDINALITY AS b (body, n);
  here := here + coalesce(array_length(a_bodies, 1), 0);
  PERFORM pg_notify('${CHANNEL}', here || ' ' || a_stream);
  RETURN QUERY SELECT true, here;
END $$;`;
/** Servers that start together must not make the schema twice at once. */
const SCHEMA_LOCK = 726_873_001;

export async function postgresStore(url: string, connections = 8): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // A connection that the database closes while idle is replaced; the query that needed it says so.
  pool.on("error", () => {});
  await withClient(pool, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [SCHEMA_LOCK]);
    await client.query(SCHEMA);
    await client.query("COMMIT");
  });
  const stops = new Set<() => Promise<void>>();
  return {
    append: async (stream, expectedVersion, texts) => {
      const { rows } = await pool.query<{ ok: boolean; version: number }>({
        name: "casus-append",
        text: "SELECT ok, version FROM casus_append($1, $2, $3)",
        values: [stream, expectedVersion, texts],
      });
      const [row] = rows;
      if (row === undefined) throw new Error("casus_append said nothing");
      return { ok: row.ok, version: row.version };
    },
    read: async (stream, from = 0) => {
      const { rows } = await pool.query<{ body: string }>({
        name: "casus-read",
        text: "SELECT body FROM casus_entries WHERE stream = $1 AND version > $2 ORDER BY version",
        values: [stream, from],
      });
      return rows.map((row) => row.body);
    },
    subscribe: async (heard) => {
      const stop = await listen(url, heard);
      stops.add(stop);
      return async () => {
        stops.delete(stop);
        await stop();
      };
    },
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await pool.end();
    },
  };
}

async function withClient(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>) {
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    client.release();
  }
}

/** A connection that only listens. If it is lost it is made again, and everything counts as grown. */
async function listen(
  url: string,
  heard: (stream: string | null, version: number) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let current: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  const connect = async () => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on("notification", ({ payload }) => {
      const [version = "0", ...stream] = (payload ?? "").split(" ");
      heard(stream.join(" "), Number(version));
    });
    const lost = () => {
      if (stopped || current !== client) return;
      current = undefined;
      again = setTimeout(retry, 200);
    };
    client.on("error", lost);
    client.on("end", lost);
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    current = client;
  };
  const retry = async () => {
    if (stopped) return;
    try {
      await connect();
      heard(null, 0);
    } catch {
      if (!stopped) again = setTimeout(retry, 500);
    }
  };
  await connect();
  return async () => {
    stopped = true;
    clearTimeout(again);
    await current?.end();
  };
}
