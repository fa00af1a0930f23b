// How many combinations of open items remain: exact while it can be read, then as a power of ten.
import type { Voice } from "./voice.ts";

const READABLE = 6;

export function worldsWords(open: string, voice: Voice): string {
  if (open.length <= READABLE) return voice.t("case.worlds", { n: Number(open) });
  return voice.t("case.worlds.many", { power: superscript(open.length - 1) });
}

/** "5" and "3" as small raised figures. */
function superscript(n: number): string {
  return [...String(n)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "").join("");
}
