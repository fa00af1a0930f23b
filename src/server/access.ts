/** Who may sit where: seat links as capabilities, kept hashed, revocable, exchanged once for a cookie. */
import { z } from "zod";
import { sha256Hex } from "../store/keys-node.ts";
import type { Store } from "../store/store.ts";

/** Facts about access live in a stream of their own: no hash of a secret stands in a session's log. */
const AccessFact = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("link-made"),
    link: z.string(),
    seat: z.string(),
    hash: z.string(),
    wall: z.string(),
  }),
  z.strictObject({ kind: z.literal("link-revoked"), link: z.string(), wall: z.string() }),
  z.strictObject({
    kind: z.literal("seat-taken"),
    link: z.string(),
    hash: z.string(),
    wall: z.string(),
  }),
  z.strictObject({ kind: z.literal("seat-left"), hash: z.string(), wall: z.string() }),
]);
type AccessFact = z.infer<typeof AccessFact>;

type Link = { readonly seat: string; readonly hash: string; readonly revoked: boolean };
type Access = {
  readonly version: number;
  readonly links: ReadonlyMap<string, Link>;
  /** Hash of a cookie to the link it was exchanged for. */
  readonly holders: ReadonlyMap<string, string>;
};

/** One link is exchanged at most so often: a class shares a delegation, the world does not. */
const HOLDERS_MOST = 100;
const LINKS_MOST = 500;
const NOTHING: Access = { version: 0, links: new Map(), holders: new Map() };

export type Random = (bytes: number) => Uint8Array;
const tokenOf = (random: Random): string => Buffer.from(random(32)).toString("base64url");

/** What is handed out: the session, the link, the secret. Only its hash is kept. */
const LINK = /^([a-z0-9]{10,40})\.([a-z0-9]{6,20})\.([A-Za-z0-9_-]{43})$/;

export class Seats {
  private readonly store: Store;
  private readonly random: Random;
  private readonly now: () => number;
  private readonly kept = new Map<string, Access>();
  /** Versions that streams are known to have reached. */
  private readonly least = new Map<string, number>();

  constructor(store: Store, random: Random, now: () => number) {
    this.store = store;
    this.random = random;
    this.now = now;
  }

  /** The stream has grown to this version, here or on another server: what is older is read again. */
  heard(stream: string, version: number): void {
    if (!stream.startsWith("access:")) return;
    const session = stream.slice(7);
    // A read that was under way meanwhile may come back with less; it must not be taken for the newest.
    if (this.kept.has(session)) this.least.set(session, version);
  }

  forgetAll(): void {
    this.kept.clear();
    this.least.clear();
  }

  private keep(session: string, access: Access): Access {
    const kept = this.kept.get(session);
    if (kept && kept.version >= access.version) return kept;
    // Not for ever: a server that has seen thousands of sessions keeps the recent ones.
    if (this.kept.size > 2000) this.forgetAll();
    this.kept.set(session, access);
    return access;
  }

  private async access(session: string): Promise<Access> {
    const kept = this.kept.get(session);
    if (kept && kept.version >= (this.least.get(session) ?? 0)) return kept;
    const read = folded(NOTHING, await this.store.read(`access:${session}`));
    return read.version > 0 ? this.keep(session, read) : read;
  }

  /** Appends what `facts` makes of the newest state; tried again if somebody else was faster. */
  private async append<T>(
    session: string,
    facts: (access: Access) => { readonly facts: readonly AccessFact[]; readonly result: T },
  ): Promise<T> {
    for (;;) {
      const access = await this.access(session);
      const { facts: fresh, result } = facts(access);
      if (fresh.length === 0) return result;
      const texts = fresh.map((fact) => JSON.stringify(fact));
      const appended = await this.store.append(`access:${session}`, access.version, texts);
      if (appended.ok) {
        this.keep(session, folded(access, texts));
        return result;
      }
      this.least.set(session, appended.version);
    }
  }

  private wall(): string {
    return new Date(this.now()).toISOString();
  }

  /** New links for seats; the tokens are told this once. */
  async makeLinks(
    session: string,
    seats: readonly string[],
  ): Promise<{ seat: string; link: string; token: string }[] | null> {
    const wall = this.wall();
    const made = seats.map((seat) => {
      const link = Buffer.from(this.random(6)).toString("hex");
      const token = `${session}.${link}.${tokenOf(this.random)}`;
      return { seat, link, token };
    });
    return this.append(session, (access) => {
      if (access.links.size + made.length > LINKS_MOST) return { facts: [], result: null };
      const facts = made.map(
        ({ seat, link, token }): AccessFact => ({
          kind: "link-made",
          link,
          seat,
          hash: sha256Hex(token),
          wall,
        }),
      );
      return { facts, result: made };
    });
  }

  async links(
    session: string,
  ): Promise<{ link: string; seat: string; revoked: boolean; holders: number }[]> {
    const { links, holders } = await this.access(session);
    return [...links].map(([link, { seat, revoked }]) => ({
      link,
      seat,
      revoked,
      holders: [...holders.values()].filter((of) => of === link).length,
    }));
  }

  /** False if there is no such link. Cookies got by it open nothing any more. */
  async revoke(session: string, link: string): Promise<boolean> {
    return this.append(session, ({ links }) => {
      const known = links.get(link);
      if (known === undefined) return { facts: [], result: false };
      const fact: AccessFact = { kind: "link-revoked", link, wall: this.wall() };
      return { facts: known.revoked ? [] : [fact], result: true };
    });
  }

  /** Exchanges a link for a cookie; null if the link is wrong, revoked or used up. */
  async join(token: string): Promise<{ session: string; seat: string; cookie: string } | null> {
    const parts = LINK.exec(token);
    if (parts === null) return null;
    const [, session = "", link = ""] = parts;
    const cookie = tokenOf(this.random);
    return this.append(session, ({ links, holders }) => {
      const known = links.get(link);
      // Hashes are compared, so the time it takes tells nothing of the token.
      if (known === undefined || known.revoked || known.hash !== sha256Hex(token)) {
        return { facts: [], result: null };
      }
      const used = [...holders.values()].filter((of) => of === link).length;
      if (used >= HOLDERS_MOST) return { facts: [], result: null };
      const fact: AccessFact = {
        kind: "seat-taken",
        link,
        hash: sha256Hex(cookie),
        wall: this.wall(),
      };
      return { facts: [fact], result: { session, seat: known.seat, cookie } };
    });
  }

  /** The seat that a cookie opens in a session; null if it opens none. */
  async seatOf(session: string, cookie: string | undefined): Promise<string | null> {
    if (cookie === undefined || !/^[A-Za-z0-9_-]{43}$/.test(cookie)) return null;
    const { links, holders } = await this.access(session);
    const link = links.get(holders.get(sha256Hex(cookie)) ?? "");
    return link === undefined || link.revoked ? null : link.seat;
  }

  async leave(session: string, cookie: string): Promise<void> {
    const hash = sha256Hex(cookie);
    await this.append(session, ({ holders }) => {
      const fact: AccessFact = { kind: "seat-left", hash, wall: this.wall() };
      return { facts: holders.has(hash) ? [fact] : [], result: undefined };
    });
  }
}

function folded(before: Access, texts: readonly string[]): Access {
  const links = new Map(before.links);
  const holders = new Map(before.holders);
  for (const text of texts) {
    const fact = AccessFact.parse(JSON.parse(text));
    switch (fact.kind) {
      case "link-made":
        links.set(fact.link, { seat: fact.seat, hash: fact.hash, revoked: false });
        break;
      case "link-revoked": {
        const link = links.get(fact.link);
        if (link) links.set(fact.link, { ...link, revoked: true });
        for (const [hash, of] of holders) if (of === fact.link) holders.delete(hash);
        break;
      }
      case "seat-taken":
        holders.set(fact.hash, fact.link);
        break;
      case "seat-left":
        holders.delete(fact.hash);
        break;
    }
  }
  return { version: before.version + texts.length, links, holders };
}
