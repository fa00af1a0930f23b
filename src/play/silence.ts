/** The silence procedure: when it closes, what breaks it, what stops its clock. Instants, never timers. */
import { hours } from "./clock.ts";
import type { SilenceTerms } from "./session.ts";

export type Hold = { readonly by: string; readonly from: number; readonly lifted: number | null };
export type Objection = {
  readonly state: string;
  readonly kind: "objection" | "amendment";
  /** null: against the whole draft. */
  readonly item: string | null;
  readonly at: number;
  readonly withdrawn: number | null;
};
export type Silence = {
  readonly terms: SilenceTerms;
  readonly opened: number;
  /** The closing instant as set; holds that have ended move it on. */
  readonly closes: number;
  readonly extensions: readonly {
    readonly from: number;
    readonly to: number;
    readonly at: number;
  }[];
  readonly holds: readonly Hold[];
  readonly objections: readonly Objection[];
  /** State to the instant at which its notice was recorded. */
  readonly noticed: Readonly<Record<string, number>>;
  /** As it stood at opening; the rule says whether this or that at closing counts. */
  readonly electorate: readonly string[];
  /** So many objections the rule puts up with; the next one breaks. */
  readonly tolerated: number;
};

export type SilenceStatus =
  | { readonly kind: "open"; readonly closes: number; readonly remaining: number }
  | {
      readonly kind: "on-hold";
      readonly by: string;
      readonly remaining: number;
      /** When the hold ends by itself. */
      readonly expires: number | null;
    }
  | { readonly kind: "broken"; readonly at: number; readonly by: string }
  /** Closed unbroken, but a member of the electorate was not notified: not notified is not silent. */
  | { readonly kind: "unnotified"; readonly at: number; readonly missing: readonly string[] }
  | { readonly kind: "closed"; readonly at: number };

/** Until when a hold stands if nobody lifts it. */
const holdEnd = (hold: Hold, terms: SilenceTerms): number =>
  Math.min(
    hold.lifted ?? Number.POSITIVE_INFINITY,
    terms.holdMaxHours === null ? Number.POSITIVE_INFINITY : hold.from + hours(terms.holdMaxHours),
  );

/** The hold that stands at an instant, and the closing instant moved by those that have ended. */
export function closingAt(
  silence: Silence,
  now: number,
): { readonly closes: number; readonly hold: Hold | null } {
  let closes = silence.closes;
  for (const hold of silence.holds) {
    const end = holdEnd(hold, silence.terms);
    if (end > now) return { closes, hold };
    closes += end - hold.from;
  }
  return { closes, hold: null };
}

/** Whether the procedure is over at `now`, when an objection at that instant would be late. */
export function isOver(silence: Silence, now: number): boolean {
  const { closes, hold } = closingAt(silence, now);
  if (hold) return false;
  return silence.terms.closing === "inclusive" ? now > closes : now >= closes;
}

/** The objection that broke an item's silence; null where it is unbroken. */
export function breaking(silence: Silence, item: string): Objection | null {
  const standing = silence.objections.filter(
    (objection) =>
      (objection.item === null || objection.item === item) &&
      (objection.kind === "objection" || silence.terms.amendmentBreaks) &&
      (objection.withdrawn === null || !silence.terms.withdrawalRestores),
  );
  // Two objections of one state are one.
  const first = standing.filter(
    (objection, i) => standing.findIndex(({ state }) => state === objection.state) === i,
  );
  return first[silence.tolerated] ?? null;
}

/** How an item under silence stands at an instant: one objection ends it for all. */
export function silenceAt(
  silence: Silence,
  item: string,
  now: number,
  electorate: readonly string[] = silence.electorate,
): SilenceStatus {
  const objection = breaking(silence, item);
  if (objection) return { kind: "broken", at: objection.at, by: objection.state };
  const { closes, hold } = closingAt(silence, now);
  if (hold) {
    const end = holdEnd(hold, silence.terms);
    return {
      kind: "on-hold",
      by: hold.by,
      remaining: closes - hold.from,
      expires: end === Number.POSITIVE_INFINITY ? null : end,
    };
  }
  if (!isOver(silence, now)) return { kind: "open", closes, remaining: Math.max(0, closes - now) };
  const missing = missingNotice(silence, electorate, closes);
  if (missing.length > 0) return { kind: "unnotified", at: closes, missing };
  return { kind: "closed", at: closes };
}

/** Members without a recorded notice by the closing instant, where the terms demand one. */
export function missingNotice(
  silence: Silence,
  electorate: readonly string[],
  closes: number,
): string[] {
  if (!silence.terms.noticeDemanded) return [];
  return electorate.filter((state) => {
    const at = silence.noticed[state];
    return at === undefined || at > closes;
  });
}

/** The next instant at which the procedure could change by itself. */
export function nextInstant(silence: Silence, now: number): number | null {
  const { closes, hold } = closingAt(silence, now);
  if (hold === null) return silence.terms.closing === "inclusive" ? closes + 1 : closes;
  const end = holdEnd(hold, silence.terms);
  return end === Number.POSITIVE_INFINITY ? null : end;
}
