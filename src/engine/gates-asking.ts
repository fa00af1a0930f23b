/** The gates of asking: the request, and the consent of those whose territory or quarrel it is. */
import { all, any, type Condition } from "../exact/condition.ts";
import type { Act } from "../pack/schema.ts";
import { type Ask, opens } from "./asks.ts";
import type { Book } from "./book.ts";
import { belongs, readingIs } from "./facts.ts";
import { constant, type Gate, measuresOf, type StepOf, type Walk } from "./gate.ts";
import { statesMeant } from "./gates-standing.ts";
import {
  addresseesOf,
  authorsOf,
  isSilentAbout,
  type Matter,
  memberStates,
  type Wanted,
} from "./matter.ts";
import type { StopKind } from "./types.ts";

function requestsFor(walk: Walk): Act[] {
  if (walk.ask?.act.act === "request") return [walk.ask.act];
  const { matter, route } = walk;
  return matter.acts.filter((act) => {
    if (act.act !== "request") return false;
    const ask: Ask = {
      id: act.id,
      act,
      for: act.for ?? null,
      title: undefined,
      items: [],
    };
    return opens(matter, ask, { ...route, opensWith: ["request"] });
  });
}

function isWithdrawn(matter: Matter, request: Act): boolean {
  return matter.acts.some(
    (act) => act.act === "withdrawal" && [act.answers, act.item].includes(request.id),
  );
}

export function request(step: StepOf<"request">, walk: Walk): Gate {
  const { matter, book } = walk;
  const requests = requestsFor(walk);
  const standing = requests.filter((act) => !isWithdrawn(matter, act));
  const computed = any(
    standing.map((act) =>
      all([askerFits(step, act, walk), addresseeFits(step, act, walk), formFits(step, act, walk)]),
    ),
  );
  const wanted: Wanted = { act: "request", for: walk.route.measure };
  const kind: StopKind =
    requests.length === 0
      ? "no-request"
      : standing.length === 0
        ? "request-withdrawn"
        : "request-elsewhere";
  const condition = book.act(
    `request:${walk.ask?.id ?? walk.route.measure}`,
    computed,
    isSilentAbout(matter, wanted),
    { act: "request", for: walk.route.measure },
  );
  return { condition, kind, acts: requests, wanted: [wanted] };
}

function askerFits(step: StepOf<"request">, act: Act, walk: Walk): Condition {
  const authors = authorsOf(walk.matter, act);
  if (step.asker === undefined || step.asker === "any" || step.asker === "requester") {
    return any(authors.map((state) => belongs(walk.matter, state)));
  }
  return any(
    statesMeant(step.asker, walk)
      .filter(({ state }) => authors.includes(state))
      .map(({ when }) => when),
  );
}

function addresseeFits(step: StepOf<"request">, act: Act, walk: Walk): Condition {
  const to = addresseesOf(act);
  const { matter, book } = walk;
  // The record does not say to whom: then it is not a request to somebody else.
  if (to.length === 0) return constant(true);
  const fits = (accepted: readonly string[]) =>
    to.some(
      (addressee) =>
        addressee === matter.pack.organisation.id ||
        accepted.includes(addressee) ||
        (accepted.includes("any-member") && memberStates(matter.law.roll).includes(addressee)),
    );
  if (Array.isArray(step.addressees)) return constant(fits(step.addressees));
  const { reading, then } = step.addressees;
  return byReading(reading, (value) => fits(then[value] ?? []), matter, book);
}

function formFits(step: StepOf<"request">, act: Act, walk: Walk): Condition {
  const { form } = step;
  if (form === undefined || act.form === undefined) return constant(true);
  return byReading(
    form.reading,
    (value) => (form.then[value] ?? []).includes(act.form as string),
    walk.matter,
    walk.book,
  );
}

/** Holds where the reading has a value that passes. */
function byReading(
  reading: string,
  passes: (value: string) => boolean,
  matter: Matter,
  book: Book,
): Condition {
  const values = (matter.pack.byId.reading.get(reading)?.values ?? []).map(({ id }) => id);
  const good = values.filter(passes);
  if (good.length === values.length) return constant(true);
  return good.length === 0 ? constant(false) : readingIs(matter, book, reading, good);
}

export function consent(step: StepOf<"consent">, walk: Walk): Gate {
  const { matter, book, route } = walk;
  const kinds: readonly Act["act"][] = ["consent", "acceptance"];
  const acts = matter.acts.filter(
    (act) =>
      kinds.includes(act.act) && (act.for === undefined || measuresOf(route).includes(act.for)),
  );
  const requests = step.orRequest
    ? requestsFor(walk).filter((act) => !isWithdrawn(matter, act))
    : [];
  const meant = statesMeant(step.of, walk).map(({ state, when }) => {
    const mine = acts.filter((act) => authorsOf(matter, act).includes(state));
    const refused = mine.some((act) => act.value === "withheld");
    const given =
      mine.some((act) => act.value !== "withheld") ||
      requests.some((act) => authorsOf(matter, act).includes(state));
    const wanted: Wanted = { act: "consent", by: [state], for: route.measure };
    const silent =
      !refused &&
      (isSilentAbout(matter, wanted) || isSilentAbout(matter, { ...wanted, act: "acceptance" }));
    const key = `consent:${route.measure}:${state}`;
    const agreed = book.act(key, constant(given && !refused), silent, {
      act: "consent",
      by: state,
      for: route.measure,
    });
    return { state, when, agreed, wanted };
  });
  // The territorial state is one of several it may be; parties must all agree.
  const condition =
    step.of === "parties"
      ? all(meant.map(({ agreed }) => agreed))
      : any(meant.map(({ when, agreed }) => all([when, agreed])));
  return {
    condition,
    // Where consent would have come with a request and nobody asked, it stopped at the asking.
    kind: step.orRequest && walk.ask === null && acts.length === 0 ? "no-request" : "no-consent",
    acts: [...acts, ...requests],
    perState: meant.map(({ state, agreed }) => ({ state, when: agreed })),
    wanted: meant.map(({ wanted }) => wanted),
  };
}
