// Links and cookies as servers that share a store know them.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { sqliteStore } from "../store/sqlite-node.ts";
import { Seats } from "./access.ts";

const random = (bytes: number) => randomBytes(bytes);
const SESSION = "0123456789abcdef0123";

test("A read under way while a seat is taken does not make the server forget the seat", async () => {
  const store = sqliteStore(":memory:");
  let release: (() => void) | undefined;
  let slow = false;
  const slowly = {
    ...store,
    read: async (stream: string, from?: number) => {
      const texts = await store.read(stream, from);
      if (slow) {
        slow = false;
        await new Promise<void>((done) => {
          release = done;
        });
      }
      return texts;
    },
  };
  const [made] = (await new Seats(store, random, Date.now).makeLinks(SESSION, ["kgz"])) ?? [];
  const seats = new Seats(slowly, random, Date.now);
  slow = true;
  const underWay = seats.seatOf(SESSION, "x".repeat(43));
  await new Promise((done) => setTimeout(done, 5));
  const joined = await seats.join(made?.token ?? "");
  release?.();
  expect(await underWay).toBeNull();
  expect(await seats.seatOf(SESSION, joined?.cookie)).toBe("kgz");
  await store.close();
});

test("What another server revoked opens nothing here as soon as this one has heard of it", async () => {
  const store = sqliteStore(":memory:");
  const [here, there] = [new Seats(store, random, Date.now), new Seats(store, random, Date.now)];
  const [made] = (await there.makeLinks(SESSION, ["kgz"])) ?? [];
  const joined = await here.join(made?.token ?? "");
  expect(await here.seatOf(SESSION, joined?.cookie)).toBe("kgz");
  await there.revoke(SESSION, made?.link ?? "");
  here.heard(`access:${SESSION}`, 3);
  expect(await here.seatOf(SESSION, joined?.cookie)).toBeNull();
  await store.close();
});
