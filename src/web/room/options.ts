// What the fields of a motion can be filled with: measures, bodies, states, drafts, seats.

import { isState } from "../../pack/states.ts";
import type { View } from "../../play/view.ts";
import { provisionName } from "../because.ts";
import { measureName } from "../labels.ts";
import { capital, type Voice } from "../voice.ts";
import type { Say } from "./context.ts";
import { seatName } from "./context.ts";

export type Option = { readonly id: string; readonly label: string };
export type Sources = { readonly view: View; readonly voice: Voice; readonly say: Say };

export const LABELS = [
  "aggression",
  "armed-attack",
  "threat",
  "border-incident",
  "crisis-situation",
  "conflict",
  "information-attack",
  "internal-affair",
];
export const DECIDING_METHODS = ["session", "circulation"];
/** Bodies outside that a member may turn to where no seat plays them. */
const OUTSIDE = ["un-sc", "un", "osce", "cis", "sco", "eu", "nato"];

export function optionsFor({ view, voice, say }: Sources) {
  const { pack } = voice;
  const { organs } = pack.organisation;
  const named = (id: string): Option => ({ id, label: capital(voice.name(id)) });
  const acts = view.case.acts ?? [];
  const by = (act: { readonly by: string | readonly string[] }) => [act.by].flat();
  const me = view.seat.state ?? view.seat.id;
  const actLabel = (act: (typeof acts)[number]) =>
    [measureName(act.for ?? null, voice), voice.names(by(act)), voice.date(act.at)]
      .filter(Boolean)
      .join(", ");
  const states = () =>
    view.seats
      .flatMap(({ kind, state }) => (kind === "delegation" && state !== undefined ? [state] : []))
      .concat((view.case.parties ?? []).filter(isState))
      .filter((state, i, list) => list.indexOf(state) === i)
      .map(named);
  const partners = view.seats.flatMap(({ kind, organisation }) =>
    kind === "partner" && organisation !== undefined ? [organisation] : [],
  );
  return {
    measures: (): Option[] => [
      { id: "help", label: capital(voice.t("ask.help")) },
      ...pack.facts.measures
        .filter(({ id }) => pack.routes.some((r) => [r.measure, ...(r.alsoFor ?? [])].includes(id)))
        .map(({ id, title }) => ({ id, label: capital(voice.of(title)) })),
    ],
    organs: (): Option[] => organs.filter(({ deciding }) => deciding).map(({ id }) => named(id)),
    addressees: (): Option[] => [
      ...organs.map(({ id }) => named(id)),
      named(pack.organisation.id),
      ...states().filter(({ id }) => id !== me),
    ],
    outside: (): Option[] =>
      [...partners, ...OUTSIDE.filter((id) => !partners.includes(id))].map(named),
    requestProvisions: (): Option[] => {
      const steps = pack.routes.flatMap(({ steps }) => steps);
      const ids = steps.flatMap((step) =>
        "gate" in step && step.gate === "request" ? [step.by].flat() : [],
      );
      return [...new Set(ids)].map((id) => ({ id, label: provisionName(id, voice) }));
    },
    requests: (): Option[] =>
      acts
        .filter((act) => act.act === "request" && by(act).includes(me))
        .map((act) => ({ id: act.id, label: actLabel(act) })),
    answered: (): Option[] =>
      acts
        .filter((act) => act.act === "request")
        .map((act) => ({ id: act.id, label: actLabel(act) })),
    offers: (): Option[] =>
      acts
        .filter((act) => act.act === "offer" && [act.to].flat().includes(me))
        .map((act) => ({ id: act.id, label: actLabel(act) })),
    states,
    otherStates: () => states().filter(({ id }) => id !== me),
    facts: (): Option[] =>
      pack.facts.facts.map(({ id, title }) => ({ id, label: capital(voice.of(title)) })),
    factValues: (fact: string): Option[] =>
      (pack.byId.fact.get(fact)?.values ?? []).map(({ id, title }) => ({
        id,
        label: capital(voice.of(title)),
      })),
    items: (): Option[] =>
      view.drafts
        .filter(({ withdrawn }) => withdrawn === null)
        .flatMap(({ items }) => items.map(({ id, title }) => ({ id, label: `${id} ${title}` }))),
    labels: (ids: readonly string[]): Option[] =>
      ids.map((id) => ({ id, label: capital(voice.maybe(`as.${id}`, id)) })),
    values: (ids: readonly string[]): Option[] =>
      ids.map((id) => ({ id, label: capital(voice.maybe(`value.${id}`, id)) })),
    methods: (ids: readonly string[]): Option[] =>
      ids.map((id) => ({ id, label: capital(voice.maybe(`method.${id}`, id)) })),
    participations: (): Option[] =>
      ["full", "suspended", "left"].map((id) => ({
        id,
        label: capital(voice.maybe(`participation.${id}`, id)),
      })),
    everyone: () => view.seats.map(({ id }) => id).filter((id) => id !== view.seat.id),
    seats: (): Option[] => [
      { id: "everyone", label: say("note.everyone") },
      ...view.seats
        .filter(({ id }) => id !== view.seat.id)
        .map((seat) => ({ id: seat.id, label: seatName(seat, voice.language) })),
    ],
  };
}
