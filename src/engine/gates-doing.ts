/** The gates of doing: what each state takes on for itself, carrying out, and the duties on the way. */
import { all, any, atLeast, type Condition } from "../exact/condition.ts";
import { earliestDay, latestDay } from "../pack/dates.ts";
import type { Act, Step } from "../pack/schema.ts";
import { constant, type Gate, measuresOf, type StepOf, type Walk } from "./gate.ts";
import { statesMeant } from "./gates-standing.ts";
import { addresseesOf, authorsOf, isSilentAbout, type Wanted } from "./matter.ts";
import type { StopKind } from "./types.ts";

/** Steps that each state takes for itself: national procedures, signatures, joining. */
export function perState(
  step: StepOf<"national-procedure"> | StepOf<"joining">,
  walk: Walk,
  kinds: readonly Act["act"][],
  kind: StopKind,
): Gate {
  const { matter, book, item } = walk;
  const joins: readonly Act["act"][] =
    kinds.includes("joining") || kinds.includes("signature") ? ["signature", "joining"] : kinds;
  const acts = matter.acts.filter(
    (act) => joins.includes(act.act) && (act.item === undefined || item.names.includes(act.item)),
  );
  const meant = statesMeant(step.per, walk).map(({ state }) => {
    const mine = acts.filter((act) => authorsOf(matter, act).includes(state));
    const last = mine[mine.length - 1];
    const done = last !== undefined && last.value !== "withheld";
    const wanted: Wanted = { act: kinds[0] as Act["act"], by: [state], item: item.names };
    const silent = last === undefined && isSilentAbout(matter, wanted);
    const when = book.act(`${kinds[0]}:${item.key}:${state}`, constant(done), silent, {
      act: kinds[0] as string,
      by: state,
      item: item.key,
    });
    return { state, when, wanted };
  });
  const least = step.gate === "joining" ? step.least : undefined;
  const conditions = meant.map(({ when }) => when);
  const condition =
    least !== undefined
      ? atLeast(least, conditions)
      : step.needs === "all"
        ? all(conditions)
        : any(conditions);
  return { condition, kind, acts, perState: meant, wanted: meant.map(({ wanted }) => wanted) };
}

/**
 * Carried out needs a delivery that says so; not carried out needs a due date that passed or a source
 * that says so. Without either it is unknown: the text sets no time limit.
 */
export function carryingOut(walk: Walk): Gate {
  const { matter, book, item, route } = walk;
  const acts = matter.acts.filter(
    (act) =>
      act.act === "delivery" &&
      (act.item === undefined || item.names.includes(act.item)) &&
      (act.for === undefined || measuresOf(route).includes(act.for)) &&
      (act.answers === undefined || item.names.includes(act.answers)),
  );
  const says = (value: string) => acts.some((act) => (act.value ?? "done") === value);
  const wanted: Wanted = { act: "delivery", item: item.names, for: route.measure };
  const id = `carried-out:${item.key}`;
  const gate = (condition: Condition): Gate => ({
    condition,
    kind: "not-carried-out",
    acts,
    wanted: [wanted],
  });
  const about = { act: "delivery", item: item.key };
  if (says("done") && says("not-done")) {
    // Two who were there say different things: an account of each.
    book.declare({
      id,
      class: "account",
      values: ["no", "yes"],
      known: null,
      about: { account: id },
    });
    return gate(book.is(id, "yes"));
  }
  if (says("done")) return gate(constant(true));
  const overdue = item.due !== undefined && latestDay(item.due) < earliestDay(matter.asOf);
  const silent = isSilentAbout(matter, wanted);
  if (says("not-done") || (overdue && !silent && !says("partial"))) {
    return gate(book.act(`delivery:${item.key}`, constant(false), false, about));
  }
  book.declare({ id, class: "act", values: ["no", "yes"], known: null, about });
  return gate(book.is(id, "yes"));
}

export function dutyBody(step: Extract<Step, { duty: string }>, walk: Walk): Gate {
  const { matter, book } = walk;
  const kinds: Record<typeof step.duty, readonly Act["act"][]> = {
    notification: ["notification"],
    reporting: ["notification", "statement"],
    consultation: ["convening", "attendance"],
    payment: ["delivery"],
    delivery: ["delivery"],
  };
  const act = kinds[step.duty][0] as Act["act"];
  const acts = matter.acts.filter(
    (entry) =>
      kinds[step.duty].includes(entry.act) &&
      (step.to === undefined ||
        addresseesOf(entry).some((to) => to === step.to || step.to?.startsWith(`${to}-`))),
  );
  const wanted: Wanted = { act, ...(step.to === undefined ? {} : { to: step.to }) };
  const condition = book.act(
    `${step.duty}:${step.to ?? "any"}`,
    constant(acts.length > 0),
    isSilentAbout(matter, wanted),
    {
      act,
      ...(step.to === undefined ? {} : { to: step.to }),
    },
  );
  // A duty stops nothing, so its kind is never read.
  return { condition, kind: "adopted", acts, wanted: [wanted] };
}
