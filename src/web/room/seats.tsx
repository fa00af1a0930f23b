// The seats and their links: who has taken one, a new link, revoking one, another seat.
import { useCallback, useEffect, useState } from "react";
import { STATE_CODES } from "../../pack/states.ts";
import type { SeatKind } from "../../play/session.ts";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { type KnownLink, linksOf, newLink, revoke, type SeatLink } from "./api.ts";
import { useRoom, useSeatNames, useWords } from "./context.ts";
import { Links } from "./links.tsx";
import { Outcome, useMove } from "./move.tsx";
import { Select } from "./table-draft.tsx";

export function Seats() {
  const { view, live } = useRoom();
  const say = useWords();
  const seatName = useSeatNames();
  const [known, setKnown] = useState<readonly KnownLink[]>([]);
  const [fresh, setFresh] = useState<readonly SeatLink[]>([]);
  const load = useCallback(async () => {
    const answer = await linksOf(live.path);
    if (answer.ok) setKnown(answer.value.links);
  }, [live.path]);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), 10_000);
    return () => clearInterval(timer);
  }, [load]);
  const make = async (seat: string) => {
    const answer = await newLink(live.path, seat);
    if (answer.ok) setFresh([answer.value, ...fresh]);
    await load();
  };
  const undo = async (link: string) => {
    await revoke(live.path, link);
    setFresh(fresh.filter((entry) => entry.link !== link));
    await load();
  };
  return (
    <section aria-labelledby="seats-title">
      <h3 id="seats-title">{say("seats.title")}</h3>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("seats.seat")}</th>
              <th scope="col">{say("seats.links")}</th>
              <th scope="col">
                <span className="visually-hidden">{say("inject.do")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.seats.map(({ id }) => (
              <tr key={id} data-seat-row={id}>
                <th scope="row">{seatName(id)}</th>
                <td>
                  <ul className="plain">
                    {known
                      .filter(({ seat, revoked }) => seat === id && !revoked)
                      .map(({ link, holders }) => (
                        <li key={link} className="row">
                          <span>{say("seats.holders", { n: holders })}</span>
                          <button
                            type="button"
                            className="link"
                            aria-label={say("seats.revokeOf", { seat: seatName(id) })}
                            onClick={() => void undo(link)}
                          >
                            {say("seats.revoke")}
                          </button>
                        </li>
                      ))}
                  </ul>
                </td>
                <td>
                  <button
                    type="button"
                    aria-label={say("seats.newFor", { seat: seatName(id) })}
                    onClick={() => void make(id)}
                  >
                    {say("seats.new")}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {fresh.length > 0 && <Links links={fresh} nameOf={seatName} />}
      <AddSeat />
    </section>
  );
}

const KINDS: readonly SeatKind[] = [
  "delegation",
  "partner",
  "observer",
  "secretariat",
  "chair",
  "director",
];

function AddSeat() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const { moving, outcome, move } = useMove();
  const [kind, setKind] = useState<SeatKind>("partner");
  const [title, setTitle] = useState("");
  const [state, setState] = useState("KAZ");
  const [organisation, setOrganisation] = useState("un-sc");
  const add = async (event: React.FormEvent) => {
    event.preventDefault();
    const own =
      kind === "delegation" ? state.toLowerCase() : kind === "partner" ? organisation : kind;
    const taken = view.seats.filter(({ id }) => id === own || id.startsWith(`${own}-`)).length;
    const name = title.trim() || (kind === "delegation" ? voice.name(state) : say(`seat.${kind}`));
    const granted = await move({
      kind: "add-seat",
      seat: {
        id: taken === 0 ? own : `${own}-${taken + 1}`,
        kind,
        title: name,
        ...(kind === "delegation" ? { state } : {}),
        ...(kind === "partner" ? { organisation } : {}),
      },
    });
    if (granted) setTitle("");
  };
  return (
    <Fold className="fold" summary={<h4>{say("seats.add")}</h4>}>
      <form className="stack" onSubmit={add}>
        <Select
          label={say("seats.kind")}
          value={kind}
          options={KINDS.map((id) => ({ id, label: say(`kind.${id}`) }))}
          onChange={(id) => setKind(id as SeatKind)}
        />
        {kind === "delegation" && (
          <Select
            label={say("field.state")}
            value={state}
            options={STATE_CODES.map((id) => ({ id, label: voice.name(id) })).sort((a, b) =>
              a.label.localeCompare(b.label, voice.language),
            )}
            onChange={setState}
          />
        )}
        {kind === "partner" && (
          <Select
            label={say("seats.organisation")}
            value={organisation}
            options={["un-sc", "un", "osce", "cis", "sco", "eu", "nato"].map((id) => ({
              id,
              label: voice.name(id),
            }))}
            onChange={setOrganisation}
          />
        )}
        <label className="field">
          {say("seats.name")}
          <input
            type="text"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <div className="row">
          <button type="submit" disabled={moving}>
            {say("seats.addDo")}
          </button>
        </div>
        <Outcome outcome={outcome} />
      </form>
    </Fold>
  );
}
