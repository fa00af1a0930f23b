/** Elementary changes to what is known, and the inputs of a run with them made. */
import type { BookItem } from "../engine/book.ts";
import { addresseesOf, authorsOf, matterOf } from "../engine/matter.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile, PositionValue, Step } from "../pack/schema.ts";
import type { Inputs } from "./question.ts";
import { applyReforms } from "./reform.ts";

/**
 * One thing that would have had to be different. Every act comes as the `entry` that a log would
 * hold, so that it can be given to `casus run --act` and tried.
 */
export type Change =
  | { readonly act: "add"; readonly entry: Act; readonly insteadOf?: readonly string[] }
  | {
      readonly act: "redirect";
      readonly id: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
      readonly inWriting?: boolean;
      readonly entry: Act;
    }
  /** The act cites the provision; `id` is of a recorded act or of an added one. */
  | { readonly act: "cite"; readonly id: string; readonly under: string }
  | { readonly act: "remove"; readonly id: string; readonly kind: Act["act"] }
  | {
      readonly item: string;
      readonly position: string;
      readonly from: string;
      readonly to: string;
      readonly orTo?: readonly string[];
    }
  | {
      readonly reading: string;
      readonly from: string;
      readonly to: string;
      readonly orTo?: readonly string[];
    }
  | {
      readonly fact: string;
      readonly from: string;
      readonly to: string;
      readonly orTo?: readonly string[];
    }
  | { readonly member: string; readonly from: string; readonly to: string }
  | { readonly reform: string };

/** What a change is, apart from its values: two sets are compared by these. */
export function changeKey(change: Change): string {
  if ("item" in change) return `position:${change.item}:${change.position}`;
  if ("reading" in change) return `reading:${change.reading}`;
  if ("fact" in change) return `fact:${change.fact}`;
  if ("member" in change) return `member:${change.member}`;
  if ("reform" in change) return `reform:${change.reform}`;
  switch (change.act) {
    case "add":
      return `add ${change.entry.id}`;
    case "redirect":
      return `redirect ${change.id}`;
    case "cite":
      return `cite ${change.under}`;
    case "remove":
      return `remove ${change.id}`;
  }
}

/** Acts and positions, then readings, then facts and the roll, then the law. */
export function tierOf(change: Change): number {
  if ("reform" in change) return 3;
  if ("fact" in change || "member" in change) return 2;
  return "reading" in change ? 1 : 0;
}

/** Within a tier, acts stand before positions. */
export function rankOf(change: Change): number {
  return tierOf(change) * 2 + ("item" in change ? 1 : 0);
}

/** The inputs with these changes made. Order does not matter; the same set gives the same inputs. */
export function changed(inputs: Inputs, changes: readonly Change[]): Inputs {
  const inOrder = [...changes].sort((a, b) => orderOf(a) - orderOf(b));
  return inOrder.reduce(withChange, inputs);
}

/** An act is added before anything cites it; whatever it stands instead of goes first. */
function orderOf(change: Change): number {
  if (!("act" in change)) return 5;
  if (change.act === "add") return change.entry.act === "request" ? 2 : 3;
  return { remove: 0, redirect: 1, cite: 4 }[change.act];
}

function withChange(inputs: Inputs, change: Change): Inputs {
  const { options } = inputs;
  if ("item" in change) {
    const { item, position: state, to } = change;
    const override = { item, state, value: to as PositionValue };
    return {
      ...inputs,
      options: { ...options, positions: [...(options.positions ?? []), override] },
    };
  }
  if ("reading" in change) {
    const readings = { ...options.readings, [change.reading]: change.to };
    return { ...inputs, options: { ...options, readings } };
  }
  if ("fact" in change) {
    if (change.fact === "territory") {
      return { ...inputs, options: { ...options, territory: change.to } };
    }
    return {
      ...inputs,
      options: { ...options, facts: { ...options.facts, [change.fact]: change.to } },
    };
  }
  if ("member" in change) return { ...inputs, pack: withStanding(inputs.pack, change) };
  if ("reform" in change) {
    const result = applyReforms(inputs.pack, [change.reform]);
    if (!result.ok) throw new Error(result.because);
    return { ...inputs, pack: result.pack };
  }
  switch (change.act) {
    case "add": {
      const without = (change.insteadOf ?? []).reduce(
        (before, id) => withoutAct(before, id, [change.entry.by].flat()),
        inputs,
      );
      const { options: kept } = without;
      return { ...without, options: { ...kept, acts: [...(kept.acts ?? []), change.entry] } };
    }
    case "redirect":
      return mapActs(inputs, (act) =>
        act.id === change.id ? { ...act, to: change.entry.to, form: change.entry.form } : act,
      );
    case "cite":
      return mapActs(inputs, (act) =>
        act.id === change.id ? { ...act, under: change.under } : act,
      );
    case "remove":
      return {
        ...inputs,
        options: { ...options, without: [...(options.without ?? []), change.id] },
      };
  }
}

function mapActs(inputs: Inputs, map: (act: Act) => Act): Inputs {
  const { options } = inputs;
  const acts = inputs.case.acts?.map(map);
  return {
    ...inputs,
    case: { ...inputs.case, ...(acts ? { acts } : {}) } as CaseFile,
    options: { ...options, ...(options.acts ? { acts: options.acts.map(map) } : {}) },
  };
}

/** These states no longer stand behind the act; without any author it is gone. */
function withoutAct(inputs: Inputs, id: string, states: readonly string[]): Inputs {
  const matter = matterOf(inputs.pack, inputs.case, inputs.options);
  const act = matter.acts.find((entry) => entry.id === id);
  if (act === undefined) return inputs;
  const left = authorsOf(matter, act).filter((author) => !states.includes(author));
  if (left.length > 0) {
    return mapActs(inputs, (entry) => (entry.id === id ? { ...entry, by: left } : entry));
  }
  const { options } = inputs;
  return { ...inputs, options: { ...options, without: [...(options.without ?? []), id] } };
}

/** The state is a full member throughout, or has left. */
function withStanding(pack: Pack, change: { member: string; to: string }): Pack {
  const { member, to } = change;
  const others = pack.members.roll.filter(({ state }) => state !== member);
  const joined = {
    state: member,
    participation: "full" as const,
    standing: "member" as const,
    from: "0001-01-01",
    sources: [],
  };
  const overlays = (pack.members.overlays ?? []).filter(({ state }) => state !== member);
  const roll = to === "full" ? [...others, joined] : others;
  return { ...pack, members: { ...pack.members, roll, overlays } };
}

/** Where added acts are dated and what they are for. */
export type Ground = {
  readonly inputs: Inputs;
  /** The thing to be decided, and the ask that stands behind it. */
  readonly measure: string;
  readonly ask: Act | null;
  readonly steps: readonly Step[];
};

/** The change that supplies the act an item stands for; null where no act could. */
export function supply(item: BookItem, ground: Ground): Change | null {
  const { about } = item;
  const kind = about["act"] as Act["act"] | undefined;
  if (!item.id.startsWith("act:") || kind === undefined || kind === "request") return null;
  const { inputs, measure, ask } = ground;
  const acts = matterOf(inputs.pack, inputs.case, inputs.options).acts;
  const key = about["item"];
  const organ = about["organ"]?.split("+")[0];
  const id = idOf(organ === undefined ? item.id.slice("act:".length) : `${kind}-${organ}`);
  const base = { id, at: dayFor(inputs), act: kind, by: authorFor(item, ground) };
  if (base.by.length === 0 || base.by[0] === "none") return null;
  const by = base.by.length === 1 ? (base.by[0] as string) : base.by;
  const add = (entry: Partial<Act>, insteadOf: readonly string[] = []): Change => ({
    act: "add",
    entry: { ...base, by, ...entry } as Act,
    ...(insteadOf.length > 0 ? { insteadOf } : {}),
  });
  const isBy = (act: Act) => [act.by].flat().includes(base.by[0] as string) || act.by === "all";
  switch (kind) {
    case "convening":
      return add({ organ });
    case "consent": {
      const refusals = acts.filter(
        (act) =>
          ["consent", "acceptance"].includes(act.act) && act.value === "withheld" && isBy(act),
      );
      return add(
        { for: about["for"] },
        refusals.map(({ id }) => id),
      );
    }
    case "proposal":
    case "offer": {
      if (about["as"] !== undefined) {
        return add({ item: `${key}.method`, method: about["as"] as Act["method"] });
      }
      if (key === undefined) return add({ for: about["for"] });
      const answers = ask?.act === "request" ? { answers: ask.id } : {};
      return add({ for: about["for"] ?? measure, item: key, ...answers });
    }
    case "delivery": {
      const undone = acts.filter((act) => act.act === "delivery" && act.value === "not-done");
      return add(
        { item: key, for: measure, value: "done" },
        undone.map(({ id }) => id),
      );
    }
    case "authorisation":
      return key === undefined ? add({ for: measure }) : add({ item: key });
    case "signature":
    case "joining":
      return add({ item: key });
    default:
      return add({
        ...(about["as"] ? { as: about["as"] } : {}),
        ...(about["for"] ? { for: about["for"] } : {}),
        ...(about["under"] ? { under: about["under"] } : {}),
        ...(about["value"] ? { value: about["value"] } : {}),
      });
  }
}

/** A legal id that says what it stands for: `supplied-convening-csc`. */
function idOf(what: string): string {
  return `supplied-${what.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-")}`;
}

/** Acts are added on the day the matter opened, or the last day read if that is earlier. */
export function dayFor({ case: caseFile, options }: Inputs): string {
  return options.at !== undefined && options.at < caseFile.date ? options.at : caseFile.date;
}

function authorFor(item: BookItem, { ask, inputs, steps }: Ground): string[] {
  const by = item.about["by"];
  const organ = steps.find((step) => "gate" in step && step.gate === "proposal");
  const proposer =
    organ && "organ" in organ && Array.isArray(organ.organ) ? (organ.organ[0] as string) : "chair";
  if (by === undefined) return [item.about["act"] === "convening" ? "chair" : proposer];
  if (by === "any") return [proposer];
  if (by !== "requester") return [by];
  // Word of the asking state: where nobody asked there is none to give it.
  if (ask?.act !== "request") return [];
  const asking = authorsOf(matterOf(inputs.pack, inputs.case, inputs.options), ask);
  return asking.slice(0, 1);
}

/** Withdrawals of a request. */
export function withdrawalsOf(acts: readonly Act[], request: Act): Act[] {
  return acts.filter(
    (act) => act.act === "withdrawal" && [act.answers, act.item].includes(request.id),
  );
}

/** The request sent to this addressee; put in writing where its form would not do. */
export function redirected(request: Act, to: string, inWriting: boolean): Change {
  return {
    act: "redirect",
    id: request.id,
    from: addresseesOf(request),
    to: [to],
    ...(inWriting ? { inWriting } : {}),
    entry: { ...request, to, ...(inWriting ? { form: "written" as const } : {}) },
  };
}
