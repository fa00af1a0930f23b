// A seat's cookie opens that seat and nothing else; no other site acts through a browser.
import { expect, test } from "vitest";
import { sqliteStore } from "../store/sqlite-node.ts";
import { type Opened, open, send, sitDown, testApp } from "./testing.ts";

const SETUP = { title: "Class", from: { case: "osh-2010" } };
const SEATS = ["director", "chair", "secretariat", "arm", "kgz"];

/**
 * Every operation of the interface on a seat, from the OpenAPI document itself, so that none is
 * forgotten.
 */
async function seatOperations(fetch: ReturnType<typeof testApp>["fetch"]) {
  const { body } = await send<{ paths: Record<string, Record<string, unknown>> }>(
    fetch,
    "GET",
    "/api/openapi.json",
  );
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    path.includes("{seat}")
      ? Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path }))
      : [],
  );
}

/** A body with which the operation would succeed, were the seat one's own. */
const BODIES: Readonly<Record<string, { type: string; text: string }>> = {
  motions: { type: "application/json", text: JSON.stringify({ kind: "state", words: "Hello." }) },
  injects: { type: "text/csv", text: "Number,From,To,Subject,Message\n1,A,all,S,M\n" },
  links: { type: "application/json", text: JSON.stringify({ seat: "arm" }) },
};

function request(path: string, method: string, session: string, seat: string) {
  const filled = path
    .replace("{session}", session)
    .replace("{seat}", seat)
    .replace("{link}", "000000000000")
    .replace("{file}", "log.json");
  const body = method === "POST" ? BODIES[path.split("/").at(-1) ?? ""] : undefined;
  return { filled, body };
}

test(
  "Every endpoint of every seat is shut to every other seat's cookie, to none, to an old " +
    "and to a mangled one",
  async () => {
    const { fetch } = testApp();
    const session = await open(fetch, SETUP);
    const other: Opened = await open(fetch, SETUP);
    const sitters = Object.fromEntries(
      await Promise.all(
        SEATS.map(async (seat) => [seat, (await session.sit(seat)).cookie] as const),
      ),
    ) as Record<string, string>;
    const left = await session.sit("arm");
    await send(fetch, "POST", `${left.href}/leave`, undefined, { cookie: left.cookie });
    const elsewhere = await other.sit("arm");
    const director = await session.sit("director");
    const extra = await send<{ link: string; token: string }>(
      fetch,
      "POST",
      `${director.href}/links`,
      { seat: "arm" },
      { cookie: director.cookie },
    );
    const revoked = await sitDown(fetch, extra.body.token);
    await send(fetch, "DELETE", `${director.href}/links/${extra.body.link}`, undefined, {
      cookie: director.cookie,
    });

    const operations = await seatOperations(fetch);
    expect(operations.length).toBeGreaterThanOrEqual(11);
    let tried = 0;
    for (const { method, path } of operations) {
      for (const seat of SEATS) {
        const wrong: Record<string, string | undefined> = {
          none: undefined,
          empty: "casus-seat=",
          old: left.cookie,
          revoked: revoked.cookie,
          "of the same seat elsewhere": elsewhere.cookie,
          mangled: (sitters[seat] ?? "").replace(/.$/, (c) => (c === "A" ? "B" : "A")),
          cut: (sitters[seat] ?? "").slice(0, -1),
          "the link's token": `casus-seat=${session.tokens[seat]}`,
          injection: "casus-seat=' OR 1=1 --",
        };
        for (const [id, cookie] of Object.entries(sitters))
          if (id !== seat) wrong[`of ${id}`] = cookie;
        for (const [what, cookie] of Object.entries(wrong)) {
          const { filled, body } = request(path, method, session.session, seat);
          const response = await fetch(filled, {
            method,
            headers: {
              ...(cookie === undefined ? {} : { cookie }),
              ...(body === undefined ? {} : { "content-type": body.type }),
            },
            ...(body === undefined ? {} : { body: body.text }),
          });
          expect(`${method} ${path} as ${seat} with ${what}: ${response.status}`).toBe(
            `${method} ${path} as ${seat} with ${what}: 401`,
          );
          expect(response.headers.get("content-type")).toMatch(/application\/problem\+json/);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(600);
  },
);

test("What only the director may do is refused to every other seat with its own cookie", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, SETUP);
  for (const seat of SEATS.slice(1)) {
    const { href, cookie } = await session.sit(seat);
    const status = async (method: string, path: string, body?: unknown) =>
      (await send(fetch, method, `${href}${path}`, body, { cookie })).status;
    expect(await status("GET", "/links")).toBe(403);
    expect(await status("POST", "/links", { seat: "director" })).toBe(403);
    expect(await status("DELETE", "/links/abc")).toBe(403);
    const csv = await fetch(`${href}/injects`, {
      method: "POST",
      headers: { cookie, "content-type": "text/csv" },
      body: BODIES.injects?.text ?? "",
    });
    expect(csv.status).toBe(403);
    const clock = await send(
      fetch,
      "POST",
      `${href}/motions`,
      { kind: "set-clock", change: { to: "running" } },
      { cookie },
    );
    expect(clock.status).toBe(409);
  }
});

test("A seat says nothing in the name of another, whatever stands in the motion", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, SETUP);
  const kgz = await session.sit("kgz");
  const forged = await kgz.try({ kind: "state", words: "We are the chair.", seat: "chair" });
  expect(forged.status).toBe(400);
  const [event] = await kgz.move({ kind: "state", words: "We are ourselves." });
  expect(event).toMatchObject({ by: "kgz", act: { by: "KGZ" } });
});

test(
  "A link is exchanged for a cookie that scripts cannot read and that goes to its seat's " +
    "address alone",
  async () => {
    const { fetch } = testApp({ secure: true });
    const session = await open(fetch, SETUP);
    const token = session.tokens.kgz ?? "";
    const joined = await send<{ href: string }>(fetch, "POST", "/api/join", { token });
    const cookie = joined.headers.get("set-cookie") ?? "";
    expect(cookie).toContain(`Path=${joined.body.href};`);
    for (const mark of ["HttpOnly", "SameSite=Strict", "Secure"]) expect(cookie).toContain(mark);
    expect(JSON.stringify(joined.body)).not.toContain(token.split(".")[2]);
  },
);

test("Neither tokens nor cookies are kept: the store has their hashes alone", async () => {
  const store = sqliteStore(":memory:");
  const { fetch } = testApp({ store });
  const session = await open(fetch, SETUP);
  const { cookie } = await session.sit("kgz");
  const kept = [
    ...(await store.read(`access:${session.session}`)),
    ...(await store.read(`session:${session.session}`)),
  ].join("\n");
  expect(kept).toContain("link-made");
  expect(kept).not.toContain(cookie.split("=")[1]);
  for (const token of Object.values(session.tokens))
    expect(kept).not.toContain(token.split(".")[2]);
});

test(
  "A revoked link opens nothing, nor do the cookies got by it; the seat's other links still " +
    "do",
  async () => {
    const { fetch } = testApp();
    const session = await open(fetch, SETUP);
    const director = await session.sit("director");
    const first = await session.sit("kgz");
    const { body } = await send<{ link: string; token: string }>(
      fetch,
      "POST",
      `${director.href}/links`,
      { seat: "kgz" },
      { cookie: director.cookie },
    );
    const second = await sitDown(fetch, body.token);
    await send(fetch, "DELETE", `${director.href}/links/${body.link}`, undefined, {
      cookie: director.cookie,
    });
    expect((await second.get("")).status).toBe(401);
    expect((await send(fetch, "POST", "/api/join", { token: body.token })).status).toBe(401);
    expect((await first.get("")).status).toBe(200);
    expect((await session.sit("kgz")).href).toBe(first.href);
  },
);

test("A request from another site, or to a name the server does not bear, is turned away", async () => {
  const { fetch, app } = testApp();
  const session = await open(fetch, SETUP);
  const kgz = await session.sit("kgz");
  const motion = { kind: "state", words: "Hello." };
  const from = async (headers: Record<string, string>) =>
    (await send(fetch, "POST", `${kgz.href}/motions`, motion, { cookie: kgz.cookie, ...headers }))
      .status;
  expect(await from({ origin: "https://elsewhere.example" })).toBe(403);
  expect(await from({ origin: "null" })).toBe(403);
  expect(await from({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await from({ "sec-fetch-site": "same-site" })).toBe(403);
  expect(await from({ origin: "http://localhost", "sec-fetch-site": "same-origin" })).toBe(200);
  const form = await fetch(`${kgz.href}/motions`, {
    method: "POST",
    headers: { cookie: kgz.cookie, "content-type": "text/plain" },
    body: JSON.stringify(motion),
  });
  expect(form.status).toBe(415);
  // A name that somebody's DNS points at this machine.
  const rebound = await app.request(`http://rebound.example${kgz.href}`, {
    headers: { cookie: kgz.cookie },
  });
  expect(rebound.status).toBe(403);
});

test(
  "Every answer forbids frames, foreign scripts and guessing of types, and is not kept by " +
    "caches",
  async () => {
    const { fetch } = testApp();
    const session = await open(fetch, SETUP);
    const { headers } = await (await session.sit("kgz")).get("");
    const csp = headers.get("content-security-policy") ?? "";
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
  },
);

test("Too many requests and too large ones are refused before they are read", async () => {
  const few = { burst: 5, perSecond: 1 };
  const { fetch, clock } = testApp({
    rates: { motions: few, joins: { burst: 9, perSecond: 1 }, openings: few },
  });
  const session = await open(fetch, SETUP);
  const kgz = await session.sit("kgz");
  const say = async () => (await kgz.try({ kind: "state", words: "Again." })).status;
  const statuses = [];
  for (let i = 0; i < 7; i++) statuses.push(await say());
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  clock.at += 1000;
  expect(await say()).toBe(200);
  const large = await kgz.try({ kind: "state", words: "x".repeat(300_000) });
  expect(large.status).toBe(413);
  const guesses = [];
  for (let i = 0; i < 12; i++)
    guesses.push((await send(fetch, "POST", "/api/join", { token: "x" })).status);
  expect(guesses).toContain(429);
});

test("Where a house key is set, nobody opens a session without it", async () => {
  const { fetch } = testApp({ houseKey: "open-sesame" });
  const opened = async (headers: Record<string, string>) =>
    (await send(fetch, "POST", "/api/sessions", SETUP, headers)).status;
  expect(await opened({})).toBe(403);
  expect(await opened({ authorization: "Bearer wrong" })).toBe(403);
  expect(await opened({ authorization: "Bearer open-sesame" })).toBe(201);
});
