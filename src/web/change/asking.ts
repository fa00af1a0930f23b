// Sends questions to the worker one at a time per kind; an answer that was overtaken is never shown.
import { useEffect, useState } from "react";
import type { Dialogue, Kind, Posted, Question, Returned } from "./questions.ts";

type Heard = { readonly answer: unknown } | { readonly problem: string };

let worker: Worker | null = null;
let count = 0;
const waiting = new Map<number, (heard: Heard) => void>();

function started(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Returned>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return worker;
}

function post(question: Question): Promise<Heard> {
  const pack = document.querySelector<HTMLLinkElement>("#pack")?.href ?? "";
  const posted: Posted = { id: ++count, question, pack };
  return new Promise((resolve) => {
    waiting.set(posted.id, resolve);
    started().postMessage(posted);
  });
}

/** While one question of a kind is being answered only the latest further one is kept. */
class Line {
  private busy = false;
  private next: { readonly question: Question; readonly done: (heard: Heard) => void } | null =
    null;

  async ask(question: Question, done: (heard: Heard) => void): Promise<void> {
    if (this.busy) {
      this.next = { question, done };
      return;
    }
    this.busy = true;
    done(await post(question));
    this.busy = false;
    const { next } = this;
    this.next = null;
    if (next !== null) void this.ask(next.question, next.done);
  }
}

const lines = new Map<Kind, Line>();

function lineOf(kind: Kind): Line {
  const line = lines.get(kind) ?? new Line();
  lines.set(kind, line);
  return line;
}

/** The page paints what it can compute by itself first; a slider is answered at once. */
const AFTER_PAINT_MS = 60;

export type Answer<T> = {
  /** The last answer, which may still be that to the question before. */
  readonly value: T | undefined;
  /** `value` answers the question as it is now. */
  readonly current: boolean;
  readonly problem: string | null;
};

/** The answer to a question; null asks nothing. */
export function useAnswer<K extends Kind>(
  question: Question<K> | null,
): Answer<Dialogue[K]["answers"]> {
  const key = question === null ? null : JSON.stringify(question);
  const [heard, setHeard] = useState<{ readonly key: string; readonly heard: Heard } | null>(null);
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    const asked: Question = JSON.parse(key);
    const ask = () =>
      void lineOf(asked.kind).ask(asked, (answer) => {
        if (wanted) setHeard({ key, heard: answer });
      });
    const timer = setTimeout(ask, asked.kind === "weigh" ? 0 : AFTER_PAINT_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  const last = key === null ? null : (heard?.heard ?? null);
  return {
    value: last !== null && "answer" in last ? (last.answer as Dialogue[K]["answers"]) : undefined,
    current: last !== null && heard?.key === key,
    problem: last !== null && "problem" in last ? last.problem : null,
  };
}

/** One question, answered once: for a list of many that are asked in turn. */
export async function answerTo<K extends Kind>(
  question: Question<K>,
): Promise<Dialogue[K]["answers"]> {
  const heard = await post(question as Question);
  if ("problem" in heard) throw new Error(heard.problem);
  return heard.answer as Dialogue[K]["answers"];
}
