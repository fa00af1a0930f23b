/** For tests and benchmarks: an app without a socket, and seats that talk to it as browsers do. */
import { readPack } from "../pack/read-node.ts";
import type { PlayEvent } from "../play/events.ts";
import type { Motion } from "../play/motions.ts";
import type { SessionSetup } from "../play/session.ts";
import type { View } from "../play/view.ts";
import { newSigner } from "../store/keys-node.ts";
import { sqliteStore } from "../store/sqlite-node.ts";
import type { Store } from "../store/store.ts";
import { type App, type AppSettings, createApp } from "./app.ts";

export type Answer<T = Record<string, unknown>> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
};
export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** A clock that stands until it is told to go on, so that instants in tests are exact. */
export type TestClock = { at: number };

const NO_LIMIT = { burst: 1e9, perSecond: 1e9 };

/**
 * An app with the pack csto, a clock that stands, and random bytes by a counter: the same run twice
 * is equal.
 */
export function testApp(
  more: Partial<AppSettings> = {},
): App & { readonly clock: TestClock; readonly store: Store; readonly fetch: Fetch } {
  const clock: TestClock = { at: Date.parse("2026-11-21T10:00:00Z") };
  const store = more.store ?? sqliteStore(":memory:");
  let count = 0;
  const made = createApp({
    packs: new Map([["csto", readPack("csto")]]),
    store,
    signer: newSigner("test"),
    random: (bytes) => {
      count += 1;
      return Uint8Array.from({ length: bytes }, (_, i) => (count * 7919 + i * 104_729) % 251);
    },
    now: () => clock.at,
    hosts: new Set(["localhost"]),
    rates: { motions: NO_LIMIT, joins: NO_LIMIT, openings: NO_LIMIT },
    ...more,
  });
  const fetch: Fetch = async (path, init) => made.app.request(`http://localhost${path}`, init);
  return { ...made, clock, store, fetch };
}

export async function send<T = Record<string, unknown>>(
  fetch: Fetch,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const asJson = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(path, {
    method,
    headers: { ...asJson, ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const { status } = response;
  return { status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as T };
}

/** A browser that holds one seat. */
export type Sitter = {
  readonly href: string;
  readonly cookie: string;
  readonly view: () => Promise<View>;
  readonly get: <T = Record<string, unknown>>(path: string) => Promise<Answer<T>>;
  /** The answer whatever it is. */
  readonly try: (motion: Sent, key?: string) => Promise<Answer<Moved>>;
  /** Throws where the motion is not granted. */
  readonly move: (motion: Sent, key?: string) => Promise<PlayEvent[]>;
};
/** A motion as a client writes it, defaults left out. */
export type Sent = { readonly kind: Motion["kind"] } & Record<string, unknown>;
type Moved = {
  version: number;
  events: PlayEvent[];
  refusal?: { kind: string; provisions: string[] };
};

export type Opened = {
  readonly session: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly sit: (seat: string) => Promise<Sitter>;
};

export async function open(fetch: Fetch, setup: SessionSetup): Promise<Opened> {
  type Told = { session: string; links: { seat: string; token: string }[] };
  const { status, body, text } = await send<Told>(fetch, "POST", "/api/sessions", setup);
  if (status !== 201) throw new Error(`the session was not opened: ${text}`);
  const tokens = Object.fromEntries(body.links.map(({ seat, token }) => [seat, token]));
  return {
    session: body.session,
    tokens,
    sit: (seat) => sitDown(fetch, tokens[seat] ?? ""),
  };
}

export async function sitDown(fetch: Fetch, token: string): Promise<Sitter> {
  const joined = await send<{ href: string }>(fetch, "POST", "/api/join", { token });
  if (joined.status !== 200) throw new Error(`nobody sits down: ${joined.text}`);
  const { href } = joined.body;
  const cookie = (joined.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const headers = { cookie };
  const attempt = (motion: Sent, key?: string) =>
    send<Moved>(fetch, "POST", `${href}/motions`, motion, {
      ...headers,
      ...(key === undefined ? {} : { "idempotency-key": key }),
    });
  return {
    href,
    cookie,
    get: (path) => send(fetch, "GET", `${href}${path}`, undefined, headers),
    view: async () => (await send<View>(fetch, "GET", href, undefined, headers)).body,
    try: attempt,
    move: async (motion, key) => {
      const { status, body, text } = await attempt(motion, key);
      if (status !== 200) throw new Error(`${motion.kind} was not granted: ${text}`);
      return body.events;
    },
  };
}
