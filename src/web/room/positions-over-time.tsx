// Positions over time: for each item and member what it declared, in the order in which it did.
import type { PlayEvent } from "../../play/events.ts";
import { useApp } from "../app-context.ts";
import { useRoom, useWords } from "./context.ts";
import { hourWords } from "./hours.ts";

type Said = { readonly at: string; readonly value: string; readonly later: boolean };

/** By item, then by state, each in order; silence and absence filled in by the procedure come last. */
function declared(events: readonly PlayEvent[]): Map<string, Map<string, Said[]>> {
  const items = new Map<string, Map<string, Said[]>>();
  const add = (item: string, state: string, said: Said) => {
    const states = items.get(item) ?? new Map<string, Said[]>();
    items.set(item, states);
    states.set(state, [...(states.get(state) ?? []), said]);
  };
  for (const event of events) {
    if (event.kind === "position-taken") {
      add(event.item, event.state, { at: event.at, value: event.value, later: event.later });
    }
    if (event.kind === "decided") {
      for (const { item, filled } of event.items) {
        for (const [state, value] of Object.entries(filled)) {
          add(item, state, { at: event.at, value, later: false });
        }
      }
    }
  }
  return items;
}

export function PositionsOverTime() {
  const { view, live } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const items = declared(live.events);
  const { zone } = view.settings;
  const drafts = view.drafts.filter((draft) => draft.items.some(({ id }) => items.has(id)));
  const states = [...new Set([...items.values()].flatMap((by) => [...by.keys()]))].sort();
  return (
    <section aria-labelledby="over-time-title">
      <h3 id="over-time-title">{say("debrief.positions")}</h3>
      {drafts.length === 0 && <p className="quiet">{say("debrief.noPositions")}</p>}
      {drafts.map((draft) => (
        // A wide table scrolls by keyboard as well.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable.
        <section className="scroll" key={draft.id} tabIndex={0} aria-label={draft.title}>
          <table className="over-time">
            <caption>
              {draft.id} {draft.title}
            </caption>
            <thead>
              <tr>
                <th scope="col">{say("field.item")}</th>
                {states.map((state) => (
                  <th key={state} scope="col">
                    {voice.name(state)}
                  </th>
                ))}
                <th scope="col">{say("debrief.result")}</th>
              </tr>
            </thead>
            <tbody>
              {draft.items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    {item.id} {draft.items.length > 1 && item.title}
                  </th>
                  {states.map((state) => (
                    <td key={state}>
                      {(items.get(item.id)?.get(state) ?? []).map(({ at, value, later }) => (
                        <span key={`${at}${value}`} className="said">
                          <span className="quiet">{hourWords(at, zone, voice.language)}</span>{" "}
                          {voice.maybe(`position.${value}`, value)}
                          {later && ` (${say("item.later")})`}
                        </span>
                      ))}
                    </td>
                  ))}
                  <td>
                    {item.sentBack
                      ? say("item.sentBack")
                      : item.decision
                        ? say(`decision.${item.decision.finding as "met"}`)
                        : "–"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </section>
  );
}
