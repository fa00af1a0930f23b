/** What a seat may move: commands in the field's words, checked here once, at the border. */
import { z } from "zod";
import { DateText, Id, PositionValue, StateCode } from "../pack/schema.ts";
import { InjectPlan } from "./injects.ts";
import {
  Attachment,
  Instant,
  LIMITS,
  Method,
  Seat,
  SomeSilenceTerms,
  Text,
  Title,
} from "./session.ts";

const words = Text.optional();
const form = z.enum(["written", "oral", "public", "ministerial", "diplomatic-note"]);
const parties = z.union([z.string().max(60), z.array(z.string().max(60)).min(1).max(20)]);
const seats = z.array(Id).min(1).max(LIMITS.seats);

const DraftItem = z.strictObject({
  title: Title,
  text: z.string().max(LIMITS.text).default(""),
  for: Id.optional(),
  subject: StateCode.optional(),
  due: DateText.optional(),
});

export const Motion = z.discriminatedUnion("kind", [
  // --- the matter
  z.strictObject({
    kind: z.literal("request"),
    for: Id,
    /** An organ, an officer, a member, or a partner organisation. */
    to: parties,
    under: Id.optional(),
    form: form.optional(),
    words,
  }),
  z.strictObject({ kind: z.literal("withdraw-request"), request: Id, words }),
  z.strictObject({
    kind: z.literal("characterise"),
    /** The legal label its author gives: aggression, threat, internal-affair. */
    as: Id,
    subject: StateCode.optional(),
    /** The chair may speak for an organ. */
    organ: Id.optional(),
    words,
  }),
  z.strictObject({ kind: z.literal("assert"), fact: Id, value: z.string().max(60), words }),
  z.strictObject({ kind: z.literal("establish"), fact: Id, value: z.string().max(60) }),
  z.strictObject({ kind: z.literal("offer"), for: Id, to: parties, words }),
  z.strictObject({
    kind: z.literal("accept"),
    offer: Id.optional(),
    for: Id,
    value: z.enum(["given", "withheld"]),
    words,
  }),
  z.strictObject({
    kind: z.literal("consent"),
    value: z.enum(["given", "withheld"]),
    for: Id.optional(),
    words,
  }),
  // --- the organ
  z.strictObject({
    kind: z.literal("convene"),
    organ: Id,
    method: z.enum(["session", "circulation"]).default("session"),
    words,
  }),
  z.strictObject({
    kind: z.literal("set-agenda"),
    entries: z.array(z.strictObject({ title: Title, draft: Id.optional() })).max(LIMITS.items),
  }),
  z.strictObject({
    kind: z.literal("attend"),
    organ: Id,
    value: z.enum(["present", "absent"]),
    /** The chair or the secretariat may record it for a state without a device. */
    state: StateCode.optional(),
  }),
  z.strictObject({ kind: z.literal("keep-draft"), draft: Id, title: Title, text: Text }),
  z.strictObject({
    kind: z.literal("table"),
    organ: Id,
    title: Title,
    for: Id.optional(),
    answers: Id.optional(),
    items: z.array(DraftItem).min(1).max(LIMITS.items),
    method: z.enum(["session", "circulation"]).optional(),
    /** A broken or lapsed draft issued anew, with a fresh clock; earlier positions do not carry over. */
    reissues: Id.optional(),
  }),
  z.strictObject({
    kind: z.literal("amend"),
    item: Id,
    title: Title.optional(),
    text: z.string().max(LIMITS.text),
  }),
  z.strictObject({ kind: z.literal("withdraw-draft"), draft: Id }),
  z.strictObject({ kind: z.literal("propose-method"), draft: Id, method: Method }),
  z.strictObject({
    kind: z.literal("answer-method"),
    draft: Id,
    value: z.enum(["agreed", "objecting"]),
  }),
  z.strictObject({ kind: z.literal("settle-method"), draft: Id }),
  // --- positions
  z.strictObject({
    kind: z.literal("prepare-position"),
    item: Id,
    value: PositionValue,
    words,
  }),
  z.strictObject({
    kind: z.literal("take-position"),
    item: Id,
    value: z.enum([
      "in-favour",
      "no-objection",
      "abstaining",
      "objecting",
      "not-participating",
      "recused",
    ]),
    attached: z.array(Attachment).max(3).default([]),
    words,
  }),
  z.strictObject({ kind: z.literal("send-word"), item: Id, words }),
  z.strictObject({
    kind: z.literal("attach"),
    item: Id,
    attachment: Attachment,
    words,
  }),
  z.strictObject({ kind: z.literal("reserve-on-rules"), words: Text }),
  z.strictObject({
    kind: z.literal("adopt"),
    draft: Id,
    /** Items sent back: the package is put to decision without them. */
    without: z.array(Id).max(LIMITS.items).default([]),
  }),
  // --- silence
  z.strictObject({
    kind: z.literal("open-silence"),
    draft: Id,
    closes: Instant,
    /** Where they differ from those of the session. */
    terms: SomeSilenceTerms.optional(),
  }),
  z.strictObject({ kind: z.literal("acknowledge"), draft: Id }),
  z.strictObject({
    kind: z.literal("break-silence"),
    draft: Id,
    item: Id.optional(),
    words,
  }),
  z.strictObject({
    kind: z.literal("propose-amendment"),
    item: Id,
    text: Text,
  }),
  z.strictObject({ kind: z.literal("withdraw-objection"), draft: Id }),
  z.strictObject({ kind: z.literal("hold"), draft: Id, words }),
  z.strictObject({ kind: z.literal("lift-hold"), draft: Id }),
  z.strictObject({ kind: z.literal("extend-silence"), draft: Id, closes: Instant }),
  // --- after it
  z.strictObject({ kind: z.literal("join"), item: Id, words }),
  z.strictObject({ kind: z.literal("decline"), item: Id, words }),
  z.strictObject({ kind: z.literal("sign"), item: Id, value: z.enum(["given", "withheld"]) }),
  z.strictObject({
    kind: z.literal("report-procedure"),
    value: z.enum(["given", "withheld", "not-required"]),
    for: Id.optional(),
    item: Id.optional(),
    words,
  }),
  z.strictObject({ kind: z.literal("notify"), to: parties, under: Id.optional(), words }),
  z.strictObject({
    kind: z.literal("report-delivery"),
    item: Id,
    value: z.enum(["done", "partial", "not-done"]),
    words,
  }),
  // --- beside it
  z.strictObject({ kind: z.literal("ask-partner"), to: parties, for: Id, words }),
  z.strictObject({ kind: z.literal("act-as-partner"), words: Text }),
  z.strictObject({ kind: z.literal("act-bilaterally"), to: parties, words: Text }),
  z.strictObject({ kind: z.literal("state"), words: Text, organ: Id.optional() }),
  z.strictObject({ kind: z.literal("rule"), about: Title, words: Text }),
  z.strictObject({ kind: z.literal("note"), to: seats, words: Text }),
  // --- the director's desk
  z.strictObject({
    kind: z.literal("set-participation"),
    state: StateCode,
    value: z.enum(["full", "suspended", "left"]),
  }),
  z.strictObject({
    kind: z.literal("set-clock"),
    change: z.discriminatedUnion("to", [
      z.strictObject({ to: z.literal("running") }),
      z.strictObject({ to: z.literal("paused") }),
      z.strictObject({ to: z.literal("speed"), speed: z.number().positive().max(10_000) }),
      z.strictObject({ to: z.literal("instant"), instant: Instant }),
    ]),
  }),
  z.strictObject({
    kind: z.literal("plan-injects"),
    injects: z.array(InjectPlan).min(1).max(LIMITS.injects),
  }),
  z.strictObject({
    kind: z.literal("send-inject"),
    /** One that is planned or in reserve, or a new one. */
    inject: z.union([Id, InjectPlan]),
  }),
  z.strictObject({
    kind: z.literal("set-inject"),
    inject: Id,
    status: z.enum(["planned", "reserve", "skipped"]),
  }),
  z.strictObject({ kind: z.literal("add-seat"), seat: Seat }),
  z.strictObject({ kind: z.literal("close-session") }),
]);

export type Motion = z.infer<typeof Motion>;
export type MotionKind = Motion["kind"];
/** A motion with the seat that makes it; the seat comes from the capability, never from the body. */
export type Moved = Motion & { readonly seat: string };

/** Motions nobody else hears of, so neither of their refusal. */
export const PRIVATE_MOTIONS: ReadonlySet<MotionKind> = new Set<MotionKind>([
  "keep-draft",
  "prepare-position",
  "note",
  "plan-injects",
  "send-inject",
  "set-inject",
  "set-clock",
  "add-seat",
]);

const anyone = ["director", "chair", "secretariat", "delegation", "partner", "observer"] as const;

/** Which seats may make a motion. A delegation that presides has the chair's as well (`decide`). */
export const MAY: Readonly<Record<MotionKind, readonly Seat["kind"][]>> = {
  request: ["delegation"],
  "withdraw-request": ["delegation"],
  characterise: ["delegation", "chair", "partner"],
  assert: ["delegation", "partner"],
  establish: ["director"],
  offer: ["delegation", "secretariat", "chair", "partner"],
  accept: ["delegation"],
  consent: ["delegation"],
  convene: ["chair", "secretariat", "director"],
  "set-agenda": ["chair", "secretariat"],
  attend: ["delegation", "chair", "secretariat"],
  "keep-draft": anyone,
  table: ["chair", "secretariat", "delegation"],
  amend: ["chair", "secretariat", "delegation"],
  "withdraw-draft": ["chair", "secretariat", "delegation"],
  "propose-method": ["chair", "secretariat", "delegation"],
  "answer-method": ["delegation"],
  "settle-method": ["chair"],
  "prepare-position": ["delegation"],
  "take-position": ["delegation"],
  "send-word": ["delegation"],
  attach: ["delegation"],
  "reserve-on-rules": ["delegation"],
  adopt: ["chair"],
  "open-silence": ["chair"],
  acknowledge: ["delegation"],
  "break-silence": ["delegation"],
  "propose-amendment": ["delegation"],
  "withdraw-objection": ["delegation"],
  hold: ["delegation"],
  "lift-hold": ["delegation"],
  "extend-silence": ["chair"],
  join: ["delegation"],
  decline: ["delegation"],
  sign: ["delegation"],
  "report-procedure": ["delegation", "partner"],
  notify: ["delegation", "chair", "secretariat"],
  "report-delivery": ["delegation", "secretariat"],
  "ask-partner": ["delegation", "chair", "secretariat"],
  "act-as-partner": ["partner"],
  "act-bilaterally": ["delegation"],
  state: anyone.filter((kind) => kind !== "observer"),
  rule: ["chair"],
  note: anyone,
  "set-participation": ["director"],
  "set-clock": ["director"],
  "plan-injects": ["director"],
  "send-inject": ["director"],
  "set-inject": ["director"],
  "add-seat": ["director"],
  "close-session": ["director"],
};
