// Motions as plain forms: which fields each needs, and the motion that the filled fields make.

import type { Motion, MotionKind } from "../../play/motions.ts";
import type { RoomKey } from "../words/room.ts";
import { DECIDING_METHODS, LABELS, type Option, optionsFor, type Sources } from "./options.ts";

export type Values = Readonly<Record<string, string>>;
export type Field = {
  readonly name: string;
  readonly label: RoomKey;
  readonly sort: "choice" | "words" | "line";
  /** May be left empty. */
  readonly free?: boolean;
  readonly options?: (values: Values) => readonly Option[];
};
export type Group = "ask" | "say" | "organ" | "after" | "beside" | "private" | "desk";
export type Form = {
  readonly kind: MotionKind;
  readonly group: Group;
  readonly fields: readonly Field[];
  readonly motion: (values: Values) => unknown;
};

const words: Field = { name: "words", label: "field.words", sort: "words", free: true };
const said: Field = { ...words, free: false };
const choice = (
  name: string,
  label: RoomKey,
  options: (values: Values) => readonly Option[],
  free = false,
): Field => ({ name, label, sort: "choice", options, free });

/** Every form this seat may use; one whose choice is empty has nothing to be about, and is left out. */
export function formsFor(sources: Sources): readonly Form[] {
  const { view } = sources;
  const options = optionsFor(sources);
  const measure = choice("for", "field.measure", options.measures);
  const anyMeasure = choice("for", "field.measure", options.measures, true);
  const organ = choice("organ", "field.organ", options.organs);
  const value = choice("value", "field.value", () => options.values(["given", "withheld"]));
  const fact = choice("fact", "field.fact", options.facts);
  const factValue = choice("value", "field.value", ({ fact: id }) => options.factValues(id ?? ""));
  const item = choice("item", "field.item", options.items);
  const as = choice("as", "field.as", () => options.labels(LABELS));
  const all: readonly Form[] = [
    form("request", "ask", [
      measure,
      choice("to", "field.to", options.addressees),
      choice("under", "field.under", options.requestProvisions, true),
      words,
    ]),
    form("withdraw-request", "ask", [choice("request", "field.request", options.requests), words]),
    form("characterise", "ask", [
      as,
      choice("subject", "field.subject", options.states, true),
      ...(view.seat.kind === "chair"
        ? [choice("organ", "field.organFor", options.organs, true)]
        : []),
      words,
    ]),
    form("assert", "ask", [fact, factValue, words]),
    form("consent", "ask", [value, anyMeasure, words]),
    form("offer", "ask", [measure, choice("to", "field.to", options.addressees), words]),
    form("accept", "ask", [choice("offer", "field.offer", options.offers), measure, value, words]),
    form("state", "say", [said, choice("organ", "field.organTo", options.organs, true)]),
    form("reserve-on-rules", "say", [said]),
    form("rule", "say", [{ name: "about", label: "field.about", sort: "line" }, said]),
    form("convene", "organ", [
      organ,
      choice("method", "field.method", () => options.methods(DECIDING_METHODS)),
      words,
    ]),
    form("attend", "organ", [
      organ,
      choice("value", "field.value", () => options.values(["present", "absent"])),
      ...(view.seat.kind === "delegation" ? [] : [choice("state", "field.state", options.states)]),
    ]),
    form("report-procedure", "after", [
      choice("value", "field.value", () => options.values(["given", "withheld", "not-required"])),
      choice("item", "field.item", options.items, true),
      words,
    ]),
    form("report-delivery", "after", [
      item,
      choice("value", "field.value", () => options.values(["done", "partial", "not-done"])),
      words,
    ]),
    form("notify", "after", [choice("to", "field.to", options.outside), words]),
    form("ask-partner", "beside", [choice("to", "field.to", options.outside), measure, words]),
    form("act-as-partner", "beside", [said]),
    form("act-bilaterally", "beside", [choice("to", "field.to", options.otherStates), said]),
    {
      ...form("note", "private", [choice("to", "field.toSeat", options.seats), said]),
      motion: (values) => ({
        kind: "note",
        to: values["to"] === "everyone" ? options.everyone() : [values["to"]],
        words: values["words"],
      }),
    },
    {
      ...form("keep-draft", "private", [
        { name: "title", label: "field.title", sort: "line" },
        { name: "text", label: "field.text", sort: "words" },
      ]),
      motion: (values) => ({
        ...plain("keep-draft", values),
        draft: `k${view.kept.length + 1}`,
      }),
    },
    form("establish", "desk", [fact, factValue]),
    form("set-participation", "desk", [
      choice("state", "field.state", options.states),
      choice("value", "field.value", () => options.participations()),
    ]),
  ];
  const mayConvene = (kind: MotionKind) =>
    kind === "convene" && view.seat.state !== undefined && view.presides === view.seat.state;
  return all
    .filter(({ kind }) => view.may.includes(kind) || mayConvene(kind))
    .filter(({ fields }) =>
      fields.every(
        (field) => field.sort !== "choice" || field.free || dependent(field) || has(field),
      ),
    );
}

const has = (field: Field): boolean => (field.options?.({}).length ?? 0) > 0;
/** Its options follow from another field of the form. */
const dependent = (field: Field): boolean => field.label === "field.value";

function form(kind: MotionKind, group: Group, fields: readonly Field[]): Form {
  return { kind, group, fields, motion: (values) => plain(kind, values) };
}

/** The fields as they are, without those left empty. */
function plain(kind: MotionKind, values: Values): Record<string, unknown> {
  const filled = Object.entries(values).filter(([, text]) => text.trim() !== "");
  return { kind, ...Object.fromEntries(filled) };
}

/** The first option where one has to be chosen; what was filled in stays. */
export function filledIn(form: Form, values: Values): Values {
  let filled: Values = {};
  for (const field of form.fields) {
    const options = field.options?.(filled) ?? [];
    const known = values[field.name] ?? "";
    const kept = field.sort !== "choice" || options.some(({ id }) => id === known) ? known : "";
    const value = kept !== "" || field.free ? kept : (options[0]?.id ?? kept);
    filled = { ...filled, [field.name]: value };
  }
  return filled;
}

export function motionOf(form: Form, values: Values): Motion {
  return form.motion(filledIn(form, values)) as Motion;
}
