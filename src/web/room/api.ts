// Speaks to the server of live sessions: one function per address, errors as it tells them.
import type { Words } from "../../pack/schema.ts";
import type { PlayEvent } from "../../play/events.ts";
import type { Motion } from "../../play/motions.ts";
import type { Refusal } from "../../play/refusals.ts";
import type { SessionSetup } from "../../play/session.ts";
import type { View } from "../../play/view.ts";

/** RFC 9457, as src/server/problems.ts sends it. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly refusal?: Refusal;
  readonly words?: Words;
  readonly problems?: readonly {
    readonly says: string;
    readonly line?: number;
    readonly column?: string;
    readonly key?: string;
  }[];
};
/** A problem of null: no answer came, so nobody knows yet whether it was done. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem | null };

export type SeatLink = { readonly seat: string; readonly link: string; readonly token: string };
export type KnownLink = {
  readonly link: string;
  readonly seat: string;
  readonly revoked: boolean;
  readonly holders: number;
};
export type Moved = { readonly version: number; readonly events: readonly PlayEvent[] };

type Sent = {
  readonly body?: string;
  readonly type?: string;
  readonly key?: string;
  readonly bearer?: string | undefined;
};

async function call<T>(method: string, path: string, sent: Sent = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (sent.body !== undefined) headers["content-type"] = sent.type ?? "application/json";
  if (sent.key !== undefined) headers["idempotency-key"] = sent.key;
  if (sent.bearer) headers["authorization"] = `Bearer ${sent.bearer}`;
  const body = sent.body === undefined ? {} : { body: sent.body };
  try {
    const response = await fetch(path, { method, headers, cache: "no-store", ...body });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const answer: unknown = await response.json();
    return response.ok
      ? { ok: true, value: answer as T }
      : { ok: false, problem: answer as Problem };
  } catch {
    return { ok: false, problem: null };
  }
}

export const seatPath = (session: string, seat: string) => `/api/sessions/${session}/seats/${seat}`;

/** Whether there is a server behind this page at all; a folder of files has none. */
export async function isServed(): Promise<boolean> {
  const answer = await call<{ ok?: boolean }>("GET", "/api/health");
  return answer.ok && answer.value.ok === true;
}

export const openSession = (setup: SessionSetup, houseKey: string | undefined) =>
  call<{ session: string; links: readonly SeatLink[] }>("POST", "/api/sessions", {
    body: JSON.stringify(setup),
    bearer: houseKey,
  });

export const join = (token: string) =>
  call<{ session: string; seat: string }>("POST", "/api/join", {
    body: JSON.stringify({ token }),
  });

export const seatView = (path: string) => call<View>("GET", path);

export const move = (path: string, motion: Motion, key: string) =>
  call<Moved>("POST", `${path}/motions`, { body: JSON.stringify(motion), key });

export const planInjects = (path: string, csv: string, key: string) =>
  call<Moved>("POST", `${path}/injects`, { body: csv, type: "text/csv", key });

export const linksOf = (path: string) =>
  call<{ links: readonly KnownLink[] }>("GET", `${path}/links`);

export const newLink = (path: string, seat: string) =>
  call<SeatLink>("POST", `${path}/links`, { body: JSON.stringify({ seat }) });

export const revoke = (path: string, link: string) =>
  call<undefined>("DELETE", `${path}/links/${link}`);

export const leave = (path: string) => call<undefined>("POST", `${path}/leave`);

/** A new key for a request that may have to be repeated. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
