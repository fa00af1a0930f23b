// What the page asks of the worker that writes the note, and what it answers.
import type { CaseFile } from "../../pack/schema.ts";
import type { Language } from "../dates.ts";

export type NoteQuestion = {
  readonly pack: string;
  readonly caseFile: CaseFile;
  readonly query: readonly (readonly [key: string, value: string])[];
  readonly language: Language;
  readonly command: string;
};

export type Note = {
  readonly markdown: string;
  readonly html: string;
  readonly fingerprint: string;
};

type Returned = Note | { readonly problem: string };

/** One note; the worker is let go afterwards, since notes are seldom asked for twice. */
export function askNote(question: NoteQuestion): { done: Promise<Note>; stop: () => void } {
  const worker = new Worker(new URL("./note-worker.ts", import.meta.url), { type: "module" });
  const done = new Promise<Note>((resolve, reject) => {
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.addEventListener("message", ({ data }: MessageEvent<Returned>) => {
      worker.terminate();
      if ("problem" in data) reject(new Error(data.problem));
      else resolve(data);
    });
  });
  worker.postMessage(question);
  return { done, stop: () => worker.terminate() };
}
