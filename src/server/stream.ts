/** A seat's event stream: server-sent events it may resume, with a sign of life every fifteen seconds. */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { PlayEvent } from "../play/events.ts";
import { ProblemError } from "./problems.ts";
import type { Room, Rooms } from "./room.ts";

const COMMENT_EVERY_MS = 15_000;
const LISTENERS_MOST = 600;

/** Said the same to every seat that hears it, so it is written out once. */
const written = new WeakMap<PlayEvent, string>();
function textOf(event: PlayEvent): string {
  const text = written.get(event) ?? JSON.stringify(event);
  written.set(event, text);
  return text;
}

/**
 * Ids count what this seat has heard, so that a gap tells nobody of events it did not hear. `from` is the
 * last id the client has. A slow client holds up nobody: it is sent what is there whenever it is ready.
 */
export function eventStream(
  c: Context,
  rooms: Rooms,
  room: Room,
  seat: string,
  from: number,
  stillSits: () => Promise<boolean>,
): Response {
  if (room.listeners.size >= LISTENERS_MOST) throw new ProblemError("too-many");
  c.header("x-accel-buffering", "no");
  const answer = streamSSE(c, async (stream) => {
    let at = from;
    let wake: () => void = () => {};
    let grown = false;
    const heardMore = () => {
      grown = true;
      wake();
    };
    room.listeners.add(heardMore);
    stream.onAbort(() => {
      room.listeners.delete(heardMore);
      wake();
    });
    try {
      // Sent at once, so that a proxy or a client knows that the stream is open.
      await stream.write(": open\nretry: 1000\n\n");
      while (!stream.aborted && (await stillSits())) {
        grown = false;
        const { events } = rooms.heardBy(room, seat);
        while (at < events.length && !stream.aborted) {
          // In few writes even when a client resumes from the beginning.
          const batch = events.slice(at, at + 100);
          const text = batch.map((event, i) => `id: ${at + i + 1}\ndata: ${textOf(event)}\n\n`);
          await stream.write(text.join(""));
          at += batch.length;
        }
        if (grown || stream.aborted) continue;
        const woken = await pause((resume) => {
          wake = resume;
        });
        if (!woken && !stream.aborted) await stream.write(": still here\n\n");
      }
    } finally {
      room.listeners.delete(heardMore);
    }
  });
  answer.headers.set("cache-control", "no-store");
  return answer;
}

/** True if resumed before it is time for a sign of life. */
function pause(arm: (resume: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), COMMENT_EVERY_MS);
    timer.unref?.();
    arm(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
