/**
 * What every request passes: which hosts and sites it may come from, how large and how many, what
 * is sent along.
 */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ProblemError } from "./problems.ts";

/** Nothing from anywhere else: no script, frame, font, picture or request to a third party. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  // Charts bring a style element of their own and set single properties; no style comes from elsewhere.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function securityHeaders(secure: boolean): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const set = (name: string, value: string) => c.res.headers.set(name, value);
    set("content-security-policy", CSP);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "no-referrer");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=()");
    if (secure) set("strict-transport-security", "max-age=31536000");
  };
}

/**
 * Another site must not act through this browser. The Host is one the server was started for (a name that
 * somebody points at the loopback address is not), and a request that changes anything comes from our own
 * page.
 */
export function sameOrigin(
  hosts: ReadonlySet<string> | "any",
  proxied: string | undefined,
): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const name = host.replace(/:\d+$/, "").toLowerCase();
    if (hosts !== "any" && !hosts.has(name)) throw new ProblemError("wrong-origin");
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const changes = !["GET", "HEAD", "OPTIONS"].includes(c.req.method);
    if (changes) {
      if (site !== undefined && !["same-origin", "none"].includes(site)) {
        throw new ProblemError("wrong-origin");
      }
      if (origin !== undefined && !isOwn(origin, host, proxied))
        throw new ProblemError("wrong-origin");
    }
    await next();
  };
}

/** Behind a proxy the page comes from the proxy's address, whatever Host it passes on. */
function isOwn(origin: string, host: string, proxied: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  if (proxied !== undefined && new URL(origin).origin === new URL(proxied).origin) return true;
  return new URL(origin).host === host;
}

/** A body of the type the route reads; anything that a plain form could send is refused. */
export function onlyType(type: string): MiddlewareHandler {
  return async (c, next) => {
    const given = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
    if (given !== type) throw new ProblemError("not-json", { detail: `send ${type}` });
    await next();
  };
}

export function atMost(bytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new ProblemError("too-large", { detail: `at most ${bytes} bytes` });
    },
  });
}

/** So many requests at once, refilled at so many a second, per caller. */
export type Rate = { readonly burst: number; readonly perSecond: number };
const CALLERS_MOST = 20_000;

export class Meter {
  private readonly rate: Rate;
  private readonly now: () => number;
  private readonly buckets = new Map<string, { left: number; at: number }>();

  constructor(rate: Rate, now: () => number) {
    this.rate = rate;
    this.now = now;
  }

  /** Throws when the caller has used up what it has. */
  spend(c: Context, caller: string): void {
    const at = this.now();
    const bucket = this.buckets.get(caller) ?? { left: this.rate.burst, at };
    const refilled = ((at - bucket.at) / 1000) * this.rate.perSecond;
    const left = Math.min(this.rate.burst, bucket.left + Math.max(0, refilled));
    if (this.buckets.size > CALLERS_MOST) this.buckets.clear();
    if (left < 1) {
      this.buckets.set(caller, { left, at });
      c.header("retry-after", String(Math.max(1, Math.ceil((1 - left) / this.rate.perSecond))));
      throw new ProblemError("too-many");
    }
    this.buckets.set(caller, { left: left - 1, at });
  }
}
