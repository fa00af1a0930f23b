// Words of the button that makes a route note, in both languages.
import type { Language } from "../dates.ts";

const en = {
  button: "Route note",
  about: "What is shown here, numbered, with provisions, precedents and letters to fill in.",
  working: "The note is being written.",
  problem: "The note could not be written: {reason}",
  markdown: "Save as Markdown",
  html: "Save as a page for print",
  open: "Open for print",
  fingerprint: "Fingerprint of the run",
} as const;

export type NoteKey = keyof typeof en;

const ru: Readonly<Record<NoteKey, string>> = {
  button: "Справка о правовых путях",
  about:
    "То, что показано здесь, по пунктам: с положениями, прецедентами и бланками для заполнения.",
  working: "Справка составляется.",
  problem: "Составить справку не удалось: {reason}",
  markdown: "Сохранить в Markdown",
  html: "Сохранить страницу для печати",
  open: "Открыть для печати",
  fingerprint: "Отпечаток расчёта",
};

export const NOTE_WORDS: Readonly<Record<Language, Readonly<Record<NoteKey, string>>>> = { en, ru };
