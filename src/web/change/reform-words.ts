// Says in either language why a reform cannot be taken; the rooms below give the reason in English.
import type { Voice } from "../voice.ts";
import { reformTitle } from "./change-words.ts";

const DAY = "(\\d{4}-\\d{2}-\\d{2})";

export function refusalWords(because: string, reform: string, voice: Voice): string {
  const { t } = voice;
  const from = new RegExp(`only from ${DAY}`).exec(because)?.[1];
  if (from !== undefined) return t("reform.because.from", { date: voice.date(from) });
  const nothing = new RegExp(`is law on ${DAY}`).exec(because)?.[1];
  if (nothing !== undefined) return t("reform.because.nothing", { date: voice.date(nothing) });
  const conflict = conflictOf(because);
  if (conflict !== null) {
    const other = conflict.ids.find((id) => id !== reform) ?? "";
    return t("reform.because.conflict", { other: reformTitle(other, voice) });
  }
  if (because.startsWith("not expressible")) return t("reform.because.notRule");
  return because;
}

/** The two reforms that conflict, and the thing that both change. */
export function conflictOf(
  because: string,
): { readonly ids: readonly string[]; readonly what: string } | null {
  const hit = /^reforms (\S+) and (\S+) conflict: both change (.+)$/.exec(because);
  return hit ? { ids: [hit[1] ?? "", hit[2] ?? ""], what: hit[3] ?? "" } : null;
}
