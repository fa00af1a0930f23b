// One line of the minutes for each thing that happened, in the language of the page, with names for ids.
import type { EventOf, PlayEvent } from "../../play/events.ts";
import { useApp } from "../app-context.ts";
import { measureName } from "../labels.ts";
import type { Voice } from "../voice.ts";
import { type Say, useRoom, useSeatNames, useWords } from "./context.ts";
import { instantWords } from "./hours.ts";
import { useRefusalWords } from "./refusal-words.ts";

export function useSays(): (event: PlayEvent) => string {
  const { voice } = useApp();
  const { view } = useRoom();
  const say = useWords();
  const seatName = useSeatNames();
  const refusal = useRefusalWords();
  const { name, names } = voice;
  const { zone } = view.settings;
  const hour = (instant: string) => instantWords(instant, zone, voice.language);
  const position = (value: string) => voice.maybe(`position.${value}`, value);
  const method = (id: string) => voice.maybe(`method.${id}`, id);
  const quoted = (words: string | null) =>
    words === null || words === "" ? "" : `: ${say("quote", { text: words })}`;
  return (event) => {
    switch (event.kind) {
      case "opened":
        return say("says.opened", { title: event.title });
      case "seat-added":
        return say("says.seat-added", { seat: seatName(event.seat.id) });
      case "clock-set":
        return say(`says.clock.${event.change}`, {
          at: hour(event.scenario),
          speed: event.speed,
        });
      case "closed":
        return say("says.closed");
      case "act-entered":
        return actWords(event.act, voice, say);
      case "fact-said": {
        const fact = voice.pack.byId.fact.get(event.fact);
        const value = fact?.values.find(({ id }) => id === event.value);
        return say(event.holder === null ? "says.fact.settled" : "says.fact.asserted", {
          fact: fact ? voice.of(fact.title) : event.fact,
          value: value ? voice.of(value.title) : event.value,
        });
      }
      case "agenda-set":
        return say("says.agenda", { titles: event.entries.map(({ title }) => title).join("; ") });
      case "attended":
        return say("says.attended", {
          state: name(event.state),
          value: voice.maybe(`value.${event.value}`, event.value),
          organ: name(event.organ),
        });
      case "draft-kept":
        return say("says.draft-kept", { title: event.title });
      case "draft-tabled":
        return say("says.draft-tabled", {
          draft: event.draft,
          title: event.title,
          organ: name(event.organ),
          n: event.items.length,
        });
      case "item-amended":
        return say("says.item-amended", { item: event.item, n: event.revision });
      case "draft-withdrawn":
        return say("says.draft-withdrawn", { draft: event.draft });
      case "method-proposed":
        return say("says.method-proposed", { draft: event.draft, method: method(event.method) });
      case "method-answered":
        return say(`says.method.${event.value}`, { draft: event.draft });
      case "method-settled":
        return say(event.fellBack ? "says.method.fellBack" : "says.method.settled", {
          draft: event.draft,
          method: method(event.method),
        });
      case "position-prepared":
        return say("says.prepared", { item: event.item, value: position(event.value) });
      case "position-taken": {
        const attached = event.attached.map((id) => voice.t(`attached.${id}`)).join(", ");
        const value = [position(event.value), attached].filter(Boolean).join(", ");
        const key = event.later ? "says.position.later" : "says.position";
        return say(key, { item: event.item, value }) + quoted(event.words);
      }
      case "rules-reserved":
        return say("says.rules-reserved") + quoted(event.words);
      case "silence-opened":
        return say(
          event.terms.closing === "inclusive" ? "says.silence.inclusive" : "says.silence.exclusive",
          { draft: event.draft, at: hour(event.closes) },
        );
      case "notice-taken":
        return say("says.notice-taken", { draft: event.draft });
      case "silence-objected": {
        const on = event.item ?? event.draft;
        const said = say(`says.objected.${event.as}`, { item: on }) + quoted(event.words);
        return event.breaks ? `${said}. ${say("says.breaks")}` : said;
      }
      case "objection-withdrawn":
        return say("says.objection-withdrawn", { draft: event.draft });
      case "silence-held":
        return say("says.held", { draft: event.draft }) + quoted(event.words);
      case "hold-lifted":
        return say("says.hold-lifted", { draft: event.draft });
      case "silence-extended":
        return say("says.extended", {
          draft: event.draft,
          from: hour(event.from),
          to: hour(event.to),
        });
      case "silence-lapsed":
        return say("says.lapsed", { draft: event.draft, states: names(event.missing) });
      case "decided":
        return decidedWords(event, voice, say);
      case "participation-changed":
        return `${name(event.state)}: ${voice.maybe(`participation.${event.value}`, event.value)}`;
      case "ruled":
        return say("says.ruled", { about: event.about }) + quoted(event.words);
      case "note-sent":
        return say("says.note", { to: event.to.map(seatName).join(", ") }) + quoted(event.words);
      case "injects-planned":
        return say("says.planned", { n: event.injects.length });
      case "inject-set":
        return say(`says.inject.${event.status}`, { inject: event.inject });
      case "inject-armed":
        return say("says.armed", { inject: event.inject, at: hour(event.due) });
      case "inject-delivered":
        return say("says.delivered", { from: event.from, subject: event.subject });
      case "refused": {
        const motion = say(`motion.${event.motion as "request"}`);
        const about = event.about === null ? "" : ` (${event.about})`;
        return `${say("says.refused", { motion: `${motion}${about}` })} ${refusal(event.refusal)}`;
      }
      default:
        return (event as PlayEvent).kind;
    }
  };
}

function decidedWords(event: EventOf<"decided">, voice: Voice, say: Say): string {
  const byFinding = Map.groupBy(event.items, ({ finding }) => finding);
  const parts = [...byFinding].map(([finding, items]) => {
    const against = [...new Set(items.flatMap(({ blocking }) => blocking))];
    const ids = items.map(({ item }) => item).join(", ");
    const by =
      against.length > 0 ? ` (${say("says.against", { states: voice.names(against) })})` : "";
    return `${ids}: ${say(`decision.${finding as "met"}`)}${by}`;
  });
  const back =
    event.sentBack.length > 0 ? [say("says.sentBack", { items: event.sentBack.join(", ") })] : [];
  return [...parts, ...back].join("; ");
}

function actWords(act: EventOf<"act-entered">["act"], voice: Voice, say: Say): string {
  const to = [act.to ?? []].flat();
  const about = [
    act.for === undefined ? "" : measureName(act.for, voice),
    act.as === undefined ? "" : voice.maybe(`as.${act.as}`, act.as),
    act.subject === undefined ? "" : voice.name(act.subject),
    act.organ === undefined ? "" : voice.name(act.organ),
    act.item ?? "",
    act.value === undefined ? "" : voice.maybe(`value.${act.value}`, act.value),
    act.method === undefined ? "" : voice.maybe(`method.${act.method}`, act.method),
    to.length > 0 ? say("says.to", { to: voice.names(to) }) : "",
  ].filter(Boolean);
  const words = act.what === undefined ? "" : `: ${say("quote", { text: voice.of(act.what) })}`;
  return `${voice.t(`act.${act.act}`)}${about.length > 0 ? ` (${about.join(", ")})` : ""}${words}`;
}
