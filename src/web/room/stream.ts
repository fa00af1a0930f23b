// Reads a seat's event stream; what was heard is counted, so that reading goes on where it broke off.
import type { PlayEvent } from "../../play/events.ts";

export type Heard = { readonly n: number; readonly event: PlayEvent };

/** The server sends a sign of life every fifteen seconds; without one for so long the line is dead. */
const SILENT_MS = 40_000;

/** Batches of events after the `from`-th; the first batch is empty and says that the stream is open. */
export async function* eventStream(
  path: string,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Heard[]> {
  const response = await fetch(`${path}/events?from=${from}`, {
    headers: { accept: "text/event-stream" },
    cache: "no-store",
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(`${response.status}`);
  yield [];
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const read = await inTime(reader.read());
      if (read.done) return;
      text += read.value;
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      const heard = parts.flatMap(heardIn);
      if (heard.length > 0) yield heard;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/** One message of the stream; comments and `retry:` say nothing here. */
export function heardIn(message: string): Heard[] {
  const lines = message.split("\n");
  const id = lines.find((line) => line.startsWith("id: "))?.slice(4);
  const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
  if (id === undefined || data.length === 0) return [];
  return [{ n: Number(id), event: JSON.parse(data.join("\n")) as PlayEvent }];
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no sign of life")), SILENT_MS);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
