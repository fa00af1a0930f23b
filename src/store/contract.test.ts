// One contract for every store: SQLite in memory, SQLite in a file, and a real PostgreSQL.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresStore } from "./postgres-node.ts";
import { type Cluster, throwAwayPostgres } from "./postgres-testing.ts";
import { sqliteStore } from "./sqlite-node.ts";
import type { Store } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "casus-store-"));
let cluster: Cluster | undefined;
let files = 0;

beforeAll(async () => {
  cluster = await throwAwayPostgres();
}, 120_000);
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true });
});

/** Opens the same store again, as another process would; null where it cannot be shared. */
type Kind = {
  name: string;
  open: () => Promise<{ store: Store; again: (() => Promise<Store>) | null }>;
};
const kinds: Kind[] = [
  {
    name: "SQLite in memory",
    open: async () => ({ store: sqliteStore(":memory:"), again: null }),
  },
  {
    name: "SQLite in a file",
    open: async () => {
      files += 1;
      const path = join(folder, `${files}.sqlite`);
      return { store: sqliteStore(path), again: async () => sqliteStore(path) };
    },
  },
  {
    name: "PostgreSQL",
    open: async () => {
      const url = cluster?.url ?? "";
      return { store: await postgresStore(url), again: () => postgresStore(url) };
    },
  },
];
let streams = 0;
const freshStream = () => {
  streams += 1;
  return `session:${process.pid}-${streams}`;
};
const until = async (holds: () => boolean) => {
  for (let i = 0; i < 400 && !holds(); i++) await new Promise((done) => setTimeout(done, 10));
  expect(holds()).toBe(true);
};

describe.each(kinds)("$name", ({ open }) => {
  test("What was appended is read back in order, byte for byte", async () => {
    const { store } = await open();
    const stream = freshStream();
    const texts = ['{"a":1}', "Ү́ 𝒳 'quoted' \\ \n", ""];
    expect(await store.append(stream, 0, texts)).toEqual({ ok: true, version: 3 });
    expect(await store.append(stream, 3, ["last"])).toEqual({ ok: true, version: 4 });
    expect(await store.read(stream)).toEqual([...texts, "last"]);
    expect(await store.read(stream, 3)).toEqual(["last"]);
    expect(await store.read(stream, 9)).toEqual([]);
    expect(await store.read("nothing here")).toEqual([]);
    await store.close();
  });

  test("An append to a stream that has grown is refused whole, and says how far it is", async () => {
    const { store } = await open();
    const stream = freshStream();
    await store.append(stream, 0, ["one", "two"]);
    expect(await store.append(stream, 1, ["x", "y"])).toEqual({ ok: false, version: 2 });
    expect(await store.append(stream, 5, ["x"])).toEqual({ ok: false, version: 2 });
    expect(await store.read(stream)).toEqual(["one", "two"]);
    await store.close();
  });

  test("Of many writers at once each version has one, and nobody loses a write", async () => {
    const { store, again } = await open();
    const other = again ? await again() : store;
    const stream = freshStream();
    const write = async (via: Store, text: string) => {
      let version = 0;
      for (;;) {
        const result = await via.append(stream, version, [text]);
        if (result.ok) return;
        version = result.version;
      }
    };
    const texts = Array.from({ length: 40 }, (_, i) => `w${i}`);
    await Promise.all(texts.map((text, i) => write(i % 2 ? store : other, text)));
    expect([...(await store.read(stream))].sort()).toEqual([...texts].sort());
    if (other !== store) await other.close();
    await store.close();
  });

  test("Streams are apart from one another", async () => {
    const { store } = await open();
    const [one, two] = [freshStream(), freshStream()];
    await store.append(one, 0, ["1"]);
    await store.append(two, 0, ["2"]);
    expect(await store.read(one)).toEqual(["1"]);
    expect(await store.read(two)).toEqual(["2"]);
    await store.close();
  });

  test("A subscriber hears of every append, its own process's or another's, until it stops", async () => {
    const { store, again } = await open();
    const other = again ? await again() : store;
    const stream = freshStream();
    const heard: number[] = [];
    const stop = await store.subscribe((name, version) => {
      if (name === stream) heard.push(version);
    });
    await store.append(stream, 0, ["a"]);
    await until(() => heard.includes(1));
    await other.append(stream, 1, ["b", "c"]);
    await until(() => heard.includes(3));
    await stop();
    await store.append(stream, 3, ["d"]);
    await new Promise((done) => setTimeout(done, 300));
    expect(heard).not.toContain(4);
    if (other !== store) await other.close();
    await store.close();
  });

  test("What was acknowledged is there when the store is opened again", async () => {
    const { store, again } = await open();
    const stream = freshStream();
    await store.append(stream, 0, ["kept"]);
    await store.close();
    if (again === null) return;
    const reopened = await again();
    expect(await reopened.read(stream)).toEqual(["kept"]);
    await reopened.close();
  });
});

test("After the database was gone a subscriber is told that everything may have grown", async () => {
  const own = await throwAwayPostgres();
  const store = await postgresStore(own.url);
  let gaps = 0;
  await store.subscribe((name) => {
    if (name === null) gaps += 1;
  });
  own.crash();
  await new Promise((done) => setTimeout(done, 300));
  own.start();
  await until(() => gaps > 0);
  expect(await store.append("after:crash", 0, ["x"])).toEqual({ ok: true, version: 1 });
  await store.close();
  own.stop();
}, 60_000);
