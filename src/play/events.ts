/** What happened in a session: past-tense facts, the public format of its log. Never rewritten. */
import { z } from "zod";
import { Act, CaseFile, Id, PositionValue, StateCode } from "../pack/schema.ts";
import { InjectPlan } from "./injects.ts";
import type { Refusal } from "./refusals.ts";
import { Attachment, Instant, Method, Seat, Settings, SilenceTerms } from "./session.ts";

const stamp = {
  v: z.literal(1),
  /** The scenario's instant, and the real one; both are kept. */
  at: Instant,
  wall: Instant,
  /** A seat, or `clock` for what fell due. */
  by: Id,
};
const item = z.strictObject({
  id: Id,
  title: z.string(),
  text: z.string(),
  for: Id.nullable(),
  subject: StateCode.nullable(),
  due: z.string().nullable(),
});

export const PlayEvent = z.discriminatedUnion("kind", [
  z.strictObject({
    ...stamp,
    kind: z.literal("opened"),
    id: Id,
    title: z.string(),
    pack: Id,
    packDigest: z.string(),
    settings: Settings.extend({ silence: SilenceTerms }),
    base: CaseFile,
    recorded: Id.nullable(),
    seats: z.array(Seat),
    speed: z.number(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("seat-added"), seat: Seat }),
  z.strictObject({
    ...stamp,
    kind: z.literal("clock-set"),
    change: z.enum(["running", "paused", "speed", "instant"]),
    running: z.boolean(),
    speed: z.number(),
    scenario: Instant,
  }),
  z.strictObject({ ...stamp, kind: z.literal("closed") }),
  z.strictObject({ ...stamp, kind: z.literal("act-entered"), act: Act }),
  z.strictObject({
    ...stamp,
    kind: z.literal("fact-said"),
    fact: Id,
    value: z.string(),
    /** null: settled by the director. */
    holder: z.string().nullable(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("agenda-set"),
    entries: z.array(z.strictObject({ title: z.string(), draft: Id.nullable() })),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("attended"),
    organ: Id,
    state: StateCode,
    value: z.enum(["present", "absent"]),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("draft-kept"),
    draft: Id,
    title: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("draft-tabled"),
    draft: Id,
    organ: Id,
    title: z.string(),
    voice: z.string(),
    for: Id.nullable(),
    answers: Id.nullable(),
    items: z.array(item).min(1),
    method: Method.nullable(),
    ruledAs: z.string().nullable(),
    laterWord: z.boolean(),
    reissues: Id.nullable(),
    revision: z.number().int(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("item-amended"),
    item: Id,
    title: z.string(),
    text: z.string(),
    revision: z.number().int(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("draft-withdrawn"), draft: Id, voice: z.string() }),
  z.strictObject({ ...stamp, kind: z.literal("method-proposed"), draft: Id, method: Method }),
  z.strictObject({
    ...stamp,
    kind: z.literal("method-answered"),
    draft: Id,
    state: StateCode,
    value: z.enum(["agreed", "objecting"]),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("method-settled"),
    draft: Id,
    method: Method,
    ruledAs: z.string().nullable(),
    laterWord: z.boolean(),
    /** A method that somebody objected to leads back to the full format, not to rejection. */
    fellBack: z.boolean(),
    agreed: z.array(StateCode),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("position-prepared"),
    item: Id,
    value: PositionValue,
    words: z.string().nullable(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("position-taken"),
    item: Id,
    state: StateCode,
    value: PositionValue,
    attached: z.array(Attachment),
    words: z.string().nullable(),
    /** Given after the item was closed; whether it counts is for the rule to say. */
    later: z.boolean(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("rules-reserved"),
    state: StateCode,
    words: z.string(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("silence-opened"),
    draft: Id,
    closes: Instant,
    terms: SilenceTerms,
    electorate: z.array(StateCode),
    /** Objections that the rule of decision puts up with (consensus minus one, say). */
    tolerated: z.number().int(),
    ruledAs: z.string().nullable(),
    laterWord: z.boolean(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("notice-taken"), draft: Id, state: StateCode }),
  z.strictObject({
    ...stamp,
    kind: z.literal("silence-objected"),
    draft: Id,
    item: Id.nullable(),
    state: StateCode,
    as: z.enum(["objection", "amendment"]),
    words: z.string().nullable(),
    breaks: z.boolean(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("objection-withdrawn"), draft: Id, state: StateCode }),
  z.strictObject({
    ...stamp,
    kind: z.literal("silence-held"),
    draft: Id,
    state: StateCode,
    words: z.string().nullable(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("hold-lifted"), draft: Id, state: StateCode }),
  z.strictObject({
    ...stamp,
    kind: z.literal("silence-extended"),
    draft: Id,
    from: Instant,
    to: Instant,
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("silence-lapsed"),
    draft: Id,
    missing: z.array(StateCode),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("decided"),
    draft: Id,
    method: Method,
    /** Where the organ sat: who was there. */
    attendance: z.record(StateCode, z.enum(["present", "absent"])).nullable(),
    items: z.array(
      z.strictObject({
        item: Id,
        finding: z.string(),
        rules: z.array(Id),
        blocking: z.array(StateCode),
        turnsOn: z.array(z.record(z.string(), z.string())),
        electorate: z.array(StateCode),
        excluded: z.array(z.strictObject({ state: StateCode, because: z.string() })),
        /** Positions of those who had taken none: silent or absent, as the procedure has it. */
        filled: z.record(StateCode, PositionValue),
      }),
    ),
    sentBack: z.array(Id),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("participation-changed"),
    state: StateCode,
    value: z.string(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("ruled"), about: z.string(), words: z.string() }),
  z.strictObject({
    ...stamp,
    kind: z.literal("note-sent"),
    to: z.array(Id),
    words: z.string(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("injects-planned"), injects: z.array(InjectPlan) }),
  z.strictObject({
    ...stamp,
    kind: z.literal("inject-set"),
    inject: Id,
    status: z.enum(["planned", "reserve", "skipped"]),
  }),
  /** A condition came true, so the inject now has its instant. */
  z.strictObject({ ...stamp, kind: z.literal("inject-armed"), inject: Id, due: Instant }),
  z.strictObject({
    ...stamp,
    kind: z.literal("inject-delivered"),
    inject: Id,
    to: z.union([z.literal("all"), z.array(Id)]),
    from: z.string(),
    method: z.string(),
    subject: z.string(),
    message: z.string(),
    late: z.boolean(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal("refused"),
    motion: z.string(),
    about: z.string().nullable(),
    private: z.boolean(),
    refusal: z.custom<Refusal>(
      (value) => typeof value === "object" && value !== null && "kind" in value,
    ),
  }),
]);
export type PlayEvent = z.infer<typeof PlayEvent>;
export type EventOf<K extends PlayEvent["kind"]> = Extract<PlayEvent, { kind: K }>;

/**
 * What a row of the store or an exported log holds, as this version knows it. Older shapes are
 * lifted here.
 */
export function eventOf(value: unknown): PlayEvent {
  return PlayEvent.parse(value);
}

/** The seats of a session by kind, as far as needed to say who hears an event. */
export type Hearers = Readonly<Record<string, { readonly kind: string }>>;

/**
 * Who hears of an event. A seat never hears another's notes, its drafts before tabling, or its positions
 * before they are declared: not even the director does.
 */
function audienceOf(event: PlayEvent, seats: Hearers): "all" | readonly string[] {
  const directors = () => Object.keys(seats).filter((id) => seats[id]?.kind === "director");
  switch (event.kind) {
    case "draft-kept":
    case "position-prepared":
      return [event.by];
    case "note-sent":
      return [event.by, ...event.to];
    case "injects-planned":
    case "inject-set":
    case "inject-armed":
      return directors();
    case "inject-delivered":
      return event.to === "all" ? "all" : [...event.to, ...directors()];
    case "refused":
      return event.private ? [event.by] : "all";
    case "opened":
    case "seat-added":
    case "clock-set":
    case "closed":
    case "act-entered":
    case "fact-said":
    case "agenda-set":
    case "attended":
    case "draft-tabled":
    case "item-amended":
    case "draft-withdrawn":
    case "method-proposed":
    case "method-answered":
    case "method-settled":
    case "position-taken":
    case "rules-reserved":
    case "silence-opened":
    case "notice-taken":
    case "silence-objected":
    case "objection-withdrawn":
    case "silence-held":
    case "hold-lifted":
    case "silence-extended":
    case "silence-lapsed":
    case "decided":
    case "participation-changed":
    case "ruled":
      return "all";
  }
}

export function hears(event: PlayEvent, seat: string, seats: Hearers): boolean {
  const audience = audienceOf(event, seats);
  return audience === "all" || audience.includes(seat);
}
