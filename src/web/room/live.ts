// A seat's session as far as the server has told it: followed live, resumed after a break, never guessed.
import { useCallback, useEffect, useRef, useState } from "react";
import type { PlayEvent } from "../../play/events.ts";
import { evolve, openedSession } from "../../play/evolve.ts";
import type { Motion } from "../../play/motions.ts";
import type { Session } from "../../play/session.ts";
import { type Answer, type Moved, move, newKey, seatPath, seatView } from "./api.ts";
import { eventStream, type Heard } from "./stream.ts";

export type Connection = "connecting" | "live" | "lost" | "no-seat";
export type Live = {
  readonly path: string;
  readonly connection: Connection;
  readonly events: readonly PlayEvent[];
  readonly session: Session | null;
  /** The server's clock less that of this machine, in milliseconds. */
  readonly offset: number;
  /** Resolves when what came of it has been heard here, so that nothing is shown before. */
  readonly send: (motion: Motion) => Promise<Answer<Moved>>;
  /** Resolves when so many events have been heard. */
  readonly heardUntil: (version: number) => Promise<void>;
};

type Known = { readonly events: readonly PlayEvent[]; readonly session: Session | null };
type Waiter = { readonly version: number; readonly resolve: () => void };

const NOTHING: Known = { events: [], session: null };
const RETRY_MS = [300, 600, 1_000, 2_000, 4_000];

function folded(before: Known, heard: readonly Heard[]): Known {
  const fresh = heard.filter(({ n }) => n > before.events.length).map(({ event }) => event);
  let { session } = before;
  for (const event of fresh) {
    if (session !== null) session = evolve(session, event);
    else if (event.kind === "opened") session = openedSession(event);
  }
  return { events: [...before.events, ...fresh], session };
}

export function useLive(sessionId: string, seat: string): Live {
  const path = seatPath(sessionId, seat);
  const [known, setKnown] = useState(NOTHING);
  const [connection, setConnection] = useState<Connection>("connecting");
  const [offset, setOffset] = useState(0);
  const heard = useRef(NOTHING);
  const waiters = useRef<readonly Waiter[]>([]);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    heard.current = NOTHING;
    let line = new AbortController();
    let wake = () => {};
    const take = (batch: readonly Heard[]) => {
      heard.current = folded(heard.current, batch);
      setKnown(heard.current);
      const n = heard.current.events.length;
      for (const waiter of waiters.current) if (waiter.version <= n) waiter.resolve();
      waiters.current = waiters.current.filter(({ version }) => version > n);
    };
    const cut = () => {
      setConnection((now) => (now === "live" ? "lost" : now));
      line.abort();
    };
    const hurry = () => wake();
    window.addEventListener("offline", cut);
    window.addEventListener("online", hurry);
    const follow = async () => {
      for (let attempt = 0; !signal.aborted; attempt++) {
        const asked = Date.now();
        const view = await seatView(path);
        if (signal.aborted) return;
        if (!view.ok && view.problem !== null && [401, 404].includes(view.problem.status)) {
          setConnection("no-seat");
          return;
        }
        if (view.ok) {
          setOffset(Date.parse(view.value.clock.wall) - (asked + Date.now()) / 2);
          line = new AbortController();
          const either = AbortSignal.any([signal, line.signal]);
          try {
            for await (const batch of eventStream(path, heard.current.events.length, either)) {
              attempt = 0;
              setConnection("live");
              if (batch.length > 0) take(batch);
            }
          } catch {
            // The line broke; it is tried again below.
          }
        }
        if (signal.aborted) return;
        setConnection((now) => (now === "connecting" && attempt < 2 ? now : "lost"));
        const wait = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)];
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, wait);
        });
      }
    };
    void follow();
    return () => {
      stop.abort();
      wake();
      window.removeEventListener("offline", cut);
      window.removeEventListener("online", hurry);
    };
  }, [path]);

  const heardUntil = useCallback((version: number) => {
    if (heard.current.events.length >= version) return Promise.resolve();
    return new Promise<void>((resolve) => {
      waiters.current = [...waiters.current, { version, resolve }];
    });
  }, []);

  // A motion that got no answer keeps its key, so that sending it again counts once.
  const unanswered = useRef(new Map<string, string>());
  const send = useCallback(
    async (motion: Motion) => {
      const body = JSON.stringify(motion);
      const key = unanswered.current.get(body) ?? newKey();
      const answer = await move(path, motion, key);
      if (!answer.ok && answer.problem === null) unanswered.current.set(body, key);
      else unanswered.current.delete(body);
      if (answer.ok) await heardUntil(answer.value.version);
      return answer;
    },
    [path, heardUntil],
  );
  return { path, connection, ...known, offset, send, heardUntil };
}
