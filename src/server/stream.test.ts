// The event stream: each seat its own, resumed without loss, across two servers on one store.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PlayEvent } from "../play/events.ts";
import { sqliteStore } from "../store/sqlite-node.ts";
import { type Fetch, open, type Sitter, testApp } from "./testing.ts";

type Heard = { id: number; event: PlayEvent };

/** Reads a seat's stream until it has heard so many events. */
async function listen(
  fetch: Fetch,
  sitter: Sitter,
  count: number,
  headers: Record<string, string> = {},
): Promise<Heard[]> {
  const stop = new AbortController();
  const response = await fetch(`${sitter.href}/events`, {
    headers: { cookie: sitter.cookie, ...headers },
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toMatch(/text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const heard: Heard[] = [];
  while (reader && heard.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      const told = /^data: (.*)$/m.exec(block)?.[1];
      if (id && told) heard.push({ id: Number(id), event: JSON.parse(told) });
    }
  }
  await reader?.cancel();
  stop.abort();
  return heard;
}

test("A seat hears what is for it, numbered without a gap, and resumes after the last it had", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, { title: "Class", from: { case: "osh-2010" } });
  const [kgz, rus, arm] = (await Promise.all(
    ["kgz", "rus", "arm"].map((seat) => session.sit(seat)),
  )) as [Sitter, Sitter, Sitter];
  await kgz.move({ kind: "state", words: "one" });
  await kgz.move({ kind: "note", to: ["rus"], words: "between us" });
  await kgz.move({ kind: "state", words: "two" });
  const all = await listen(fetch, rus, 4);
  expect(all.map(({ id, event }) => [id, event.kind])).toEqual([
    [1, "opened"],
    [2, "act-entered"],
    [3, "note-sent"],
    [4, "act-entered"],
  ]);
  // Who does not hear the note cannot tell from the numbers that there was one.
  expect((await listen(fetch, arm, 3)).map(({ id }) => id)).toEqual([1, 2, 3]);
  const rest = listen(fetch, rus, 2, { "last-event-id": "3" });
  await kgz.move({ kind: "state", words: "three" });
  expect((await rest).map(({ id }) => id)).toEqual([4, 5]);
});

test("What falls due is heard without anybody moving", async () => {
  const { fetch } = testApp({ now: Date.now });
  const session = await open(fetch, {
    title: "Class",
    from: { case: "kazakhstan-2022" },
    startsAt: "2022-01-05T15:00:00Z",
    speed: 10_000,
  });
  const [director, chair, kaz] = (await Promise.all(
    ["director", "chair", "kaz"].map((seat) => session.sit(seat)),
  )) as [Sitter, Sitter, Sitter];
  await chair.move({
    kind: "table",
    organ: "csc",
    title: "D",
    for: "peacekeeping",
    items: [{ title: "D" }],
  });
  await chair.move({ kind: "open-silence", draft: "d1", closes: "2022-01-05T16:00:00Z" });
  await director.move({ kind: "set-clock", change: { to: "running" } });
  const heard = await listen(fetch, kaz, 5);
  expect(heard.at(-1)?.event).toMatchObject({
    kind: "decided",
    by: "clock",
    at: "2022-01-05T16:00:00.000Z",
  });
}, 15_000);

test(
  "Two servers on one store serve the same session: each hears of the other's motions, and " +
    "each is judged once",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "casus-two-"));
    const [one, two] = [
      sqliteStore(join(folder, "s.sqlite")),
      sqliteStore(join(folder, "s.sqlite")),
    ];
    const a = testApp({ store: one });
    const b = testApp({ store: two });
    await Promise.all([a.listen(), b.listen()]);
    const session = await open(a.fetch, { title: "Class", from: { case: "osh-2010" } });
    const kgz = await session.sit("kgz");
    const hearing = listen(b.fetch, kgz, 21);
    // Ten motions by each server, at the same time.
    const motion = (n: number) => JSON.stringify({ kind: "state", words: `word ${n}` });
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? a : b).fetch(`${kgz.href}/motions`, {
          method: "POST",
          headers: {
            cookie: kgz.cookie,
            "content-type": "application/json",
            "idempotency-key": `k${n}`,
          },
          body: motion(n),
        }),
      ),
    );
    expect(results.map((response) => response.status)).toEqual(Array(20).fill(200));
    const heard = await hearing;
    const words = heard.flatMap(({ event }) =>
      event.kind === "act-entered" ? [event.act.what?.en] : [],
    );
    expect(new Set(words).size).toBe(20);
    // The same key on the other server answers again and does nothing.
    const again = await a.fetch(`${kgz.href}/motions`, {
      method: "POST",
      headers: { cookie: kgz.cookie, "content-type": "application/json", "idempotency-key": "k0" },
      body: motion(0),
    });
    expect(again.status).toBe(200);
    const other = await a.fetch(`${kgz.href}/motions`, {
      method: "POST",
      headers: { cookie: kgz.cookie, "content-type": "application/json", "idempotency-key": "k0" },
      body: motion(99),
    });
    expect(other.status).toBe(422);
    expect((await one.read(`session:${session.session}`)).length).toBe(21);
    await Promise.all([a.close(), b.close()]);
    await Promise.all([one.close(), two.close()]);
    rmSync(folder, { recursive: true });
  },
);

test("A refused motion that is sent again with its key is refused again, and minuted once", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, { title: "Class", from: { case: "osh-2010" } });
  const chair = await session.sit("chair");
  const first = await chair.try({ kind: "adopt", draft: "d1" }, "same");
  const second = await chair.try({ kind: "adopt", draft: "d1" }, "same");
  expect([first.status, second.status]).toEqual([409, 409]);
  expect(second.body.refusal).toEqual(first.body.refusal);
  expect((await chair.view()).refusals).toHaveLength(1);
});

test("A stream ends when its link is revoked", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, { title: "Class", from: { case: "osh-2010" } });
  const [director, kgz] = await Promise.all([session.sit("director"), session.sit("kgz")]);
  const { body } = await director.get<{ links: { link: string; seat: string }[] }>("/links");
  const link = body.links.find((entry) => entry.seat === "kgz")?.link;
  const hearing = listen(fetch, kgz, 99);
  await new Promise((done) => setTimeout(done, 50));
  await fetch(`${director.href}/links/${link}`, {
    method: "DELETE",
    headers: { cookie: director.cookie },
  });
  await director.move({ kind: "state", words: "not for them" });
  expect((await hearing).map(({ event }) => event.kind)).toEqual(["opened"]);
});
