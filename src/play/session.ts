/** A live session as data: its seats, its settings, and everything said in it so far. */
import { z } from "zod";
import { type Act, CaseFile, DateText, Id, type PositionValue, StateCode } from "../pack/schema.ts";
import type { Clock } from "./clock.ts";
import type { Inject } from "./injects.ts";
import type { Refusal } from "./refusals.ts";
import type { Silence } from "./silence.ts";

/** The most a session holds. A limit that is met is a refusal, never a slow server. */
export const LIMITS = {
  seats: 60,
  items: 60,
  drafts: 400,
  acts: 5_000,
  notes: 5_000,
  injects: 1_000,
  text: 8_000,
  title: 200,
} as const;

export const Text = z.string().trim().min(1).max(LIMITS.text);
export const Title = z.string().trim().min(1).max(LIMITS.title);
/** An instant with its offset; stored instants are UTC and never move when a zone changes its rules. */
export const Instant = z.iso.datetime({ offset: true });
const Zone = z
  .string()
  .max(60)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
    } catch {
      return false;
    }
  }, "is not the name of a time zone (Asia/Almaty)");

export const SeatKind = z.enum([
  "director",
  "chair",
  "secretariat",
  "delegation",
  "partner",
  "observer",
]);
export const Seat = z.strictObject({
  id: Id.max(40),
  kind: SeatKind,
  title: Title,
  /** A delegation's state; for the chair's seat the state that holds the chair. */
  state: StateCode.optional(),
  /** A partner's organisation or a body outside, such as un-sc. */
  organisation: Id.optional(),
  /** Under which id of the pack the seat acts where it acts for no state (chair, secretary-general). */
  office: Id.optional(),
  zone: Zone.optional(),
});

const silenceTerms = {
  minHours: z.number().min(0).max(8_760),
  /** Whether an objection received at the very closing instant is in time. */
  closing: z.enum(["inclusive", "exclusive"]),
  amendmentBreaks: z.boolean(),
  holdAllowed: z.boolean(),
  /** A hold ends by itself after so many hours; null: only when it is lifted. */
  holdMaxHours: z.number().positive().max(8_760).nullable(),
  holdsPerMember: z.number().int().min(1).max(10),
  extensionBy: z.enum(["chair", "nobody"]),
  lateObjection: z.enum(["refused", "recorded"]),
  noticeDemanded: z.boolean(),
  electorateFrozen: z.enum(["opening", "closing"]),
  withdrawalRestores: z.boolean(),
  /** The method itself: the chair alone, or only if nobody objects to it. */
  methodConsent: z.enum(["chair", "no-objection"]),
};
/** Without the keys that were left out, so that a spread does not overwrite with nothing. */
function stripped<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** How a silence procedure runs. The text of few organisations says; where it does not, the session does. */
export const SilenceTerms = z.strictObject(silenceTerms);
export const SomeSilenceTerms = SilenceTerms.partial();
const HOUSE_TERMS: z.infer<typeof SilenceTerms> = {
  minHours: 0,
  closing: "inclusive",
  amendmentBreaks: true,
  holdAllowed: true,
  holdMaxHours: 48,
  holdsPerMember: 1,
  extensionBy: "chair",
  lateObjection: "refused",
  noticeDemanded: false,
  electorateFrozen: "opening",
  withdrawalRestores: false,
  methodConsent: "chair",
};
export const Settings = z.strictObject({
  /** "EXERCISE" stands on every screen, print and export unless the session is declared real. */
  exercise: z.boolean().default(true),
  zone: Zone.default("UTC"),
  silence: SomeSilenceTerms.default({}).transform(
    (terms): z.infer<typeof SilenceTerms> => ({ ...HOUSE_TERMS, ...stripped(terms) }),
  ),
  /** Who presides when the chair is absent or a party; in this order. */
  chairOrder: z.array(StateCode).default([]),
  /** A chair whose state is a party to the matter gives the chair to the next. */
  partyMayPreside: z.boolean().default(true),
  /** Overdue injects come one by one, so many seconds of real time apart. */
  injectSpacingSeconds: z.number().min(0).max(3_600).default(20),
});

const Blank = z.strictObject({
  type: z.enum(["crisis", "statement", "institutional"]).default("crisis"),
  date: DateText,
  territory: CaseFile.shape.territory,
  parties: z.array(z.string().max(60)).max(20).optional(),
  facts: CaseFile.shape.facts,
});
export const SessionSetup = z.strictObject({
  title: Title,
  /** The organisation whose law judges; the server's first pack if left out. */
  pack: Id.optional(),
  /** A recorded case, with its log up to a day (none of it if left out), or a blank situation. */
  from: z.union([
    z.strictObject({ case: Id, actsUntil: DateText.optional() }),
    z.strictObject({ blank: Blank }),
  ]),
  /** Where the scenario clock starts; it is paused until somebody starts it. */
  startsAt: Instant.optional(),
  speed: z.number().positive().max(10_000).default(1),
  /** Left out: a director, a chair, a secretariat and a delegation for every state on the roll. */
  seats: z.array(Seat).min(1).max(LIMITS.seats).optional(),
  settings: Settings.prefault({}),
});

export const Method = z.enum(["session", "circulation", "silence", "limited-format"]);
export const Attachment = z.enum(["statement", "reservation", "signature-withheld"]);

export type SeatKind = z.infer<typeof SeatKind>;
export type Seat = z.infer<typeof Seat>;
export type SilenceTerms = z.infer<typeof SilenceTerms>;
export type Settings = z.infer<typeof Settings>;
export type SessionSetup = z.input<typeof SessionSetup>;
export type Method = z.infer<typeof Method>;
export type Position = z.infer<typeof PositionValue>;

/** The session's terms with those that a draft has of its own. */
export function termsWith(
  terms: SilenceTerms,
  own: z.infer<typeof SomeSilenceTerms> | undefined,
): SilenceTerms {
  return { ...terms, ...stripped(own ?? {}) };
}

/**
 * A position as it stood when the item was closed, or stands now. Instants are milliseconds of the
 * scenario.
 */
export type Taken = {
  readonly state: string;
  readonly value: Position;
  readonly attached: readonly z.infer<typeof Attachment>[];
  readonly words: string | null;
  readonly at: number;
  /** Number of the event, which orders everything. */
  readonly n: number;
};

export type ItemDecision = {
  readonly finding: string;
  readonly at: number;
  readonly n: number;
  readonly rules: readonly string[];
  readonly blocking: readonly string[];
  readonly turnsOn: readonly unknown[];
  readonly electorate: readonly string[];
  readonly excluded: readonly { readonly state: string; readonly because: string }[];
};

export type Item = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly for: string | null;
  readonly subject: string | null;
  readonly due: string | null;
  /** Grows with every amendment; positions on an earlier wording do not carry over. */
  readonly revision: number;
  readonly positions: readonly Taken[];
  /** Positions that a later one or an amendment replaced before the item was closed. */
  readonly replaced: readonly Taken[];
  readonly decision: ItemDecision | null;
  /** Word given after the item was closed. */
  readonly later: readonly Taken[];
  readonly sentBack: boolean;
};

export type Draft = {
  readonly id: string;
  readonly title: string;
  readonly organ: string;
  readonly seat: string;
  readonly by: string;
  readonly answers: string | null;
  readonly items: readonly Item[];
  readonly at: number;
  readonly n: number;
  /** The draft it issues anew; revision counts from 1. */
  readonly reissues: string | null;
  readonly revision: number;
  readonly method: Method | null;
  /** How the pack's rules know that method (silence is a circulation where no rule names silence). */
  readonly ruledAs: string | null;
  /** A proposed method that is not settled: who has spoken against it or for it. */
  readonly methodProposed: {
    readonly method: Method;
    readonly answers: Readonly<Record<string, "agreed" | "objecting">>;
  } | null;
  readonly methodAgreed: readonly string[];
  /** Whether the rule lets word given after the decision count, for a reading to say. */
  readonly laterWord: boolean;
  readonly silence: Silence | null;
  readonly attendance: Readonly<Record<string, "present" | "absent">> | null;
  readonly withdrawn: { readonly at: number; readonly n: number; readonly by: string } | null;
};

export type Entered = { readonly act: Act; readonly seat: string; readonly n: number };
export type Sitting = { readonly organ: string; readonly method: string; readonly at: number };
export type Note = {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly at: number;
};
export type Kept = {
  readonly id: string;
  readonly seat: string;
  readonly title: string;
  readonly text: string;
};
export type Prepared = {
  readonly seat: string;
  readonly item: string;
  readonly value: Position;
  readonly words: string | null;
};
export type Delivered = {
  readonly id: string;
  readonly to: readonly string[] | "all";
  readonly from: string;
  readonly method: string;
  readonly subject: string;
  readonly message: string;
  readonly at: number;
};

export type Session = {
  readonly id: string;
  readonly title: string;
  readonly pack: string;
  readonly packDigest: string;
  readonly settings: Settings;
  /** The situation as opened: facts, parties, territory, and as much of the record as was taken over. */
  readonly base: CaseFile;
  /** The recorded case it was opened from. */
  readonly recorded: string | null;
  readonly seats: Readonly<Record<string, Seat>>;
  readonly clock: Clock;
  /** The last instant of the wall clock seen; servers whose clocks differ never go back. */
  readonly wall: number;
  /** Number of events so far. */
  readonly n: number;
  readonly closed: boolean;
  readonly agenda: readonly { readonly title: string; readonly draft: string | null }[];
  readonly acts: readonly Entered[];
  readonly sittings: readonly Sitting[];
  readonly attendance: Readonly<Record<string, Readonly<Record<string, "present" | "absent">>>>;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly facts: readonly {
    readonly fact: string;
    readonly value: string;
    readonly by: string | null;
    readonly at: number;
  }[];
  /** Participation that changed while the session ran. */
  readonly participation: Readonly<Record<string, string>>;
  readonly rulings: readonly {
    readonly about: string;
    readonly text: string;
    readonly by: string;
  }[];
  /** Reservations to the rules themselves: what a state says a rule means for it alone. */
  readonly ruleReservations: readonly { readonly state: string; readonly text: string }[];
  readonly prepared: readonly Prepared[];
  readonly kept: readonly Kept[];
  readonly notes: readonly Note[];
  readonly injects: Readonly<Record<string, Inject & { readonly status: InjectStatus }>>;
  readonly delivered: readonly Delivered[];
  /** Real time at which the last overdue inject was let through. */
  readonly lastLate: number | null;
  readonly refusals: readonly Refused[];
};
export type InjectStatus = "planned" | "reserve" | "skipped" | "delivered";
export type Refused = {
  readonly seat: string;
  readonly motion: string;
  readonly about: string | null;
  readonly refusal: Refusal;
  readonly at: number;
};

/** Who a seat speaks as in the log of acts: its state, its organisation, its office, or its kind. */
export function voiceOf(seat: Seat): string {
  if (seat.kind === "delegation") return seat.state ?? seat.id;
  if (seat.kind === "partner") return seat.organisation ?? seat.id;
  return seat.office ?? seat.kind;
}

/**
 * What a record has of its own under a name that somebody sent: "constructor" is in every object,
 * and in none.
 */
export function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

export function itemIn(session: Session, id: string): { draft: Draft; item: Item } | null {
  for (const draft of Object.values(session.drafts)) {
    const item = draft.items.find((entry) => entry.id === id);
    if (item) return { draft, item };
  }
  return null;
}
