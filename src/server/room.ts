/** Sessions in memory: folded from their streams, judged here, appended first and told to the seats after. */

import type { Pack } from "../pack/pack.ts";
import { decide } from "../play/decide.ts";
import { fallenDue, nextDue } from "../play/due.ts";
import { eventOf, hears, type PlayEvent } from "../play/events.ts";
import { evolve, openedSession } from "../play/evolve.ts";
import { canonical, type Entry, entryHash, hex, NO_ENTRY } from "../play/log.ts";
import type { Moved } from "../play/motions.ts";
import type { Refusal } from "../play/refusals.ts";
import type { Session } from "../play/session.ts";
import { sha256, sha256Hex } from "../store/keys-node.ts";
import type { Store } from "../store/store.ts";
import type { Random } from "./access.ts";

/** What one seat has heard: its events, and the session as folded from them. */
type Heard = { readonly events: PlayEvent[]; session: Session };

export type Room = {
  readonly id: string;
  session: Session;
  /** Stored lines, and their leaf hashes. */
  readonly entries: Entry[];
  readonly hashes: string[];
  readonly events: PlayEvent[];
  /** By idempotency key: which events answered, and the body they answered. */
  readonly requests: Map<string, { body: string; first: number; count: number }>;
  readonly heard: Map<string, Heard>;
  /** Called when the room grew. */
  readonly listeners: Set<() => void>;
  /** Motions are judged one after the other. */
  queue: Promise<unknown>;
  timer: NodeJS.Timeout | undefined;
  used: number;
};

export type Outcome =
  | { readonly ok: true; readonly events: readonly PlayEvent[]; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly repeated: boolean }
  | { readonly ok: false; readonly keyReused: true };

export type Judging = { readonly key: string; readonly body: string } | null;

/** Rooms kept in memory; one that nobody listens to is forgotten first, since its stream has everything. */
const ROOMS_MOST = 2_000;
/** A timer only nudges: what fell due is worked out from instants whenever anybody reads. */
const TIMER_MOST_MS = 60_000;

export class Rooms {
  private readonly packs: ReadonlyMap<string, Pack>;
  private readonly store: Store;
  private readonly random: Random;
  private readonly now: () => number;
  private readonly rooms = new Map<string, Promise<Room | null>>();
  private stopListening: (() => Promise<void>) | undefined;
  private closed = false;

  constructor(packs: ReadonlyMap<string, Pack>, store: Store, random: Random, now: () => number) {
    this.packs = packs;
    this.store = store;
    this.random = random;
    this.now = now;
  }

  /** Begins to hear of appends by other servers; `others` hears of streams that are no session. */
  async listen(others: (stream: string | null, version: number) => void): Promise<void> {
    this.stopListening = await this.store.subscribe((stream, version) => {
      if (stream === null) {
        others(null, 0);
        for (const id of this.rooms.keys()) void this.catchUp(id, Number.POSITIVE_INFINITY);
      } else if (stream.startsWith("session:")) void this.catchUp(stream.slice(8), version);
      else others(stream, version);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.stopListening?.();
    for (const pending of this.rooms.values()) clearTimeout((await pending)?.timer);
    this.rooms.clear();
  }

  /** Only rooms in memory are caught up; the others are read when somebody asks. */
  private async catchUp(id: string, version: number): Promise<void> {
    const room = await this.rooms.get(id);
    if (!room || room.entries.length >= version) return;
    await this.inTurn(room, () => this.refresh(room)).catch(() => {});
  }

  async room(id: string): Promise<Room | null> {
    const kept = this.rooms.get(id);
    if (kept) {
      const room = await kept;
      if (room) room.used = this.now();
      return room;
    }
    const loading = this.load(id);
    this.rooms.set(id, loading);
    const room = await loading.catch((error: unknown) => {
      this.rooms.delete(id);
      throw error;
    });
    if (room === null) this.rooms.delete(id);
    else if (this.rooms.size > ROOMS_MOST) await this.forgetIdle();
    return room;
  }

  private async forgetIdle(): Promise<void> {
    const loaded = await Promise.all([...this.rooms.values()]);
    const idle = loaded
      .filter((room) => room !== null)
      .filter((room) => room.listeners.size === 0)
      .sort((a, b) => a.used - b.used);
    for (const room of idle.slice(0, ROOMS_MOST / 10)) {
      clearTimeout(room.timer);
      this.rooms.delete(room.id);
    }
  }

  private async load(id: string): Promise<Room | null> {
    if (!/^[a-z0-9]{10,40}$/.test(id)) return null;
    const texts = await this.store.read(`session:${id}`);
    if (texts.length === 0) return null;
    const entries = texts.map((text) => JSON.parse(text) as Entry);
    const first = eventOf(entries[0]?.event);
    if (first.kind !== "opened")
      throw new Error(`stream session:${id} does not begin with an opening`);
    const room: Room = {
      id,
      session: openedSession(first),
      entries: [],
      hashes: [],
      events: [],
      requests: new Map(),
      heard: new Map(),
      listeners: new Set(),
      queue: Promise.resolve(),
      timer: undefined,
      used: this.now(),
    };
    this.take(
      room,
      entries.map((entry) => ({ entry, event: eventOf(entry.event) })),
    );
    return room;
  }

  packOf(room: Room): Pack {
    const pack = this.packs.get(room.session.pack);
    if (pack === undefined) throw new Error(`this server has no pack ${room.session.pack}`);
    return pack;
  }

  /** Opens a session with the event that `openSession` made. */
  async open(event: PlayEvent): Promise<void> {
    if (event.kind !== "opened") throw new Error("a session begins with its opening");
    const [line] = this.lines([], [event], null);
    if (line === undefined) throw new Error("nothing to append");
    const appended = await this.store.append(`session:${event.id}`, 0, [canonical(line)]);
    if (!appended.ok) throw new Error(`session ${event.id} exists already`);
  }

  /** Judges a motion, appends what it gives, and only then tells anybody. */
  async move(room: Room, motion: Moved, request: Judging): Promise<Outcome> {
    return this.inTurn(room, async () => {
      for (;;) {
        const before = request === null ? undefined : room.requests.get(request.key);
        if (before && request) {
          if (before.body !== request.body) return { ok: false, keyReused: true };
          return repeated(
            room.events.slice(before.first, before.first + before.count),
            motion.seat,
          );
        }
        const decision = decide(this.packOf(room), room.session, motion, this.now());
        if (await this.append(room, decision.events, request)) {
          if (decision.ok) return { ok: true, events: decision.events, repeated: false };
          return { ok: false, refusal: decision.refusal, repeated: false };
        }
      }
    });
  }

  /** Records what fell due meanwhile, so that nobody sees a silence run that has closed. */
  async settle(room: Room): Promise<void> {
    if (fallenDue(this.packOf(room), room.session, this.now()).length === 0) return;
    await this.inTurn(room, async () => {
      for (;;) {
        const due = fallenDue(this.packOf(room), room.session, this.now());
        if (due.length === 0 || (await this.append(room, due, null))) return;
      }
    });
  }

  private inTurn<T>(room: Room, work: () => Promise<T>): Promise<T> {
    const turn = room.queue.then(work, work);
    room.queue = turn.catch(() => {});
    return turn;
  }

  /** True if the events were appended; false if another server was faster, whose events are taken in. */
  private async append(
    room: Room,
    events: readonly PlayEvent[],
    request: Judging,
  ): Promise<boolean> {
    if (events.length === 0) return true;
    const lines = this.lines(room.entries, events, request, room.hashes);
    const stored = await this.store.append(
      `session:${room.id}`,
      room.entries.length,
      lines.map((line) => canonical(line)),
    );
    if (!stored.ok) {
      await this.refresh(room);
      return false;
    }
    this.take(
      room,
      lines.map((entry, i) => ({ entry, event: events[i] as PlayEvent })),
    );
    return true;
  }

  private async refresh(room: Room): Promise<void> {
    const texts = await this.store.read(`session:${room.id}`, room.entries.length);
    const entries = texts.map((text) => JSON.parse(text) as Entry);
    this.take(
      room,
      entries.map((entry) => ({ entry, event: eventOf(entry.event) })),
    );
  }

  private lines(
    before: readonly Entry[],
    events: readonly PlayEvent[],
    request: Judging,
    hashes: readonly string[] = [],
  ): Entry[] {
    let prev = hashes.at(-1) ?? NO_ENTRY;
    return events.map((event, i) => {
      const entry: Entry = {
        seq: before.length + i,
        prev,
        salt: Buffer.from(this.random(16)).toString("base64url"),
        request,
        event,
      };
      prev = hex(entryHash(sha256, entry));
      return entry;
    });
  }

  /** Folds stored lines into the room and wakes those who listen. */
  private take(room: Room, lines: readonly { entry: Entry; event: PlayEvent }[]): void {
    if (lines.length === 0) return;
    for (const { entry, event } of lines) {
      const at = room.entries.length;
      // The opening made the session that the room began with.
      if (at > 0) room.session = evolve(room.session, event);
      room.entries.push(entry);
      room.hashes.push(hex(entryHash(sha256, entry)));
      room.events.push(event);
      if (entry.request) {
        const same = room.requests.get(entry.request.key);
        if (same) same.count += 1;
        else
          room.requests.set(entry.request.key, { body: entry.request.body, first: at, count: 1 });
      }
      for (const [seat, heard] of room.heard) {
        if (!hears(event, seat, room.session.seats)) continue;
        heard.events.push(event);
        heard.session = evolve(heard.session, event);
      }
    }
    for (const wake of [...room.listeners]) wake();
    this.arm(room);
  }

  /** What a seat has heard so far; made when it is first asked for, kept up since. */
  heardBy(room: Room, seat: string): Heard {
    const kept = room.heard.get(seat);
    if (kept) return kept;
    const events = room.events.filter((event) => hears(event, seat, room.session.seats));
    const [first, ...rest] = events;
    if (first?.kind !== "opened") throw new Error("every seat hears the opening");
    const heard: Heard = { events, session: rest.reduce(evolve, openedSession(first)) };
    room.heard.set(seat, heard);
    return heard;
  }

  private arm(room: Room): void {
    clearTimeout(room.timer);
    const due = nextDue(room.session, this.now());
    if (due === null || this.closed) return;
    const wait = Math.min(TIMER_MOST_MS, Math.max(1, due - this.now()));
    room.timer = setTimeout(() => {
      if (this.closed) return;
      void this.settle(room)
        .catch(() => {})
        .finally(() => this.arm(room));
    }, wait);
    room.timer.unref();
  }
}

/** The answer to a request that was answered before. */
function repeated(events: readonly PlayEvent[], seat: string): Outcome {
  const refused = events.find((event) => event.kind === "refused" && event.by === seat);
  return refused?.kind === "refused"
    ? { ok: false, refusal: refused.refusal, repeated: true }
    : { ok: true, events, repeated: true };
}

/** A key is one seat's, and only its hash is kept. */
export function judgingOf(seat: string, key: string | undefined, body: string): Judging {
  if (key === undefined) return null;
  return { key: sha256Hex(`${seat}\n${key}`).slice(0, 32), body: sha256Hex(body).slice(0, 32) };
}
