// A seat's room: what it sees of the session, live, and what it may do; or why it sees nothing.
import { useEffect, useMemo, useState } from "react";
import type { Pack } from "../../pack/pack.ts";
import { viewOf } from "../../play/view.ts";
import { formatAddress, queryValue, withValue } from "../address.ts";
import { AppContext, useApp, useHere } from "../app-context.ts";
import { voiceOf } from "../voice.ts";
import { Agenda } from "./agenda.tsx";
import { leave, seatPath } from "./api.ts";
import { ClockFace } from "./clock.tsx";
import {
  type Room,
  RoomContext,
  seatName,
  useLarge,
  useRoom,
  useTick,
  useWords,
} from "./context.ts";
import { Debrief } from "./debrief.tsx";
import { DirectorDesk } from "./director.tsx";
import { Drafts } from "./drafts.tsx";
import { Inbox } from "./inbox.tsx";
import { goInstead } from "./join.tsx";
import { type Live, useLive } from "./live.ts";
import { Minutes } from "./minutes.tsx";
import { Motions } from "./motion-form.tsx";
import { usePack } from "./packs.ts";
import { Path } from "./path.tsx";
import { forgetSeat, keepSeat } from "./seats-held.ts";

export function RoomPage() {
  const say = useWords();
  const { address } = useHere();
  const [session = "", seat = ""] = address.subject.split("/");
  const live = useLive(session, seat);
  const pack = usePack(live.session?.pack ?? null);
  useEffect(() => {
    if (live.connection === "no-seat") forgetSeat({ session, seat });
  }, [live.connection, session, seat]);
  if (live.connection === "no-seat") {
    return (
      <section className="play-page">
        <h2>{say("room.noSeat")}</h2>
        <p className="measure">{say("room.noSeat.means")}</p>
        <p>
          <a href="#/play">{say("join.toPlay")}</a>
        </p>
      </section>
    );
  }
  if (live.session === null || !pack) {
    return (
      <section className="play-page">
        <h2>{say("join.title")}</h2>
        <p role="status">
          {say(
            pack === null && live.session !== null
              ? "room.noPack"
              : live.connection === "lost"
                ? "join.unreached"
                : "join.waiting",
          )}
        </p>
      </section>
    );
  }
  return <Sitting key={live.path} live={live} pack={pack} seat={seat} />;
}

type SittingProps = { readonly live: Live; readonly pack: Pack; readonly seat: string };

function Sitting({ live, pack, seat }: SittingProps) {
  const app = useApp();
  const { language } = app.voice;
  // The day of the scenario may turn while nobody says anything.
  useTick(live.session?.clock.running ? 10_000 : null);
  const wall = Date.now() + live.offset;
  const minute = Math.floor(wall / 10_000);
  const view = useMemo(
    () => (live.session === null ? null : viewOf(pack, live.session, seat, wall)),
    [pack, live.session, seat, minute],
  );
  const voice = useMemo(
    () => (pack === app.voice.pack ? app.voice : voiceOf(pack, language)),
    [pack, app.voice, language],
  );
  const inner = useMemo(() => ({ ...app, voice }), [app, voice]);
  const title = view?.session.title;
  const id = view?.session.id;
  useEffect(() => {
    if (id !== undefined) keepSeat({ session: id, seat, title });
  }, [id, seat, title]);
  if (view === null) return null;
  const room: Room = {
    live,
    view,
    send: live.send,
    presiding:
      view.presides === "chair"
        ? view.seat.kind === "chair"
        : view.seat.kind === "delegation" && view.seat.state === view.presides,
  };
  return (
    <AppContext value={inner}>
      <RoomContext value={room}>
        <RoomFrame />
      </RoomContext>
    </AppContext>
  );
}

const VIEWS = ["room", "desk", "debrief"] as const;

function RoomFrame() {
  const { view, live } = useRoom();
  const { voice, change } = useApp();
  const { address } = useHere();
  const say = useWords();
  const large = useLarge();
  const wanted = VIEWS.find((name) => name === queryValue(address, "see")) ?? "room";
  const views = VIEWS.filter((name) => name !== "desk" || view.seat.kind === "director");
  const shown = views.includes(wanted) ? wanted : "room";
  useEffect(() => {
    document.documentElement.classList.toggle("projector", large);
    return () => document.documentElement.classList.remove("projector");
  }, [large]);
  const see = (name: string) =>
    formatAddress(withValue(address, "see", name === "room" ? null : name));
  return (
    <article className="room" data-connection={live.connection} aria-labelledby="room-title">
      {view.session.exercise && <p className="exercise">{say("exercise")}</p>}
      <header className="room-head">
        <div>
          <h2 id="room-title">{view.session.title}</h2>
          <p>
            {say("room.you", { seat: seatName(view.seat, voice.language) })}
            <span className="quiet">
              {" · "}
              {say("room.presides", { who: presider(view, voice.name, say) })}
            </span>
          </p>
        </div>
        <ClockFace />
      </header>
      <div className="room-bar no-print">
        <nav aria-label={say("room.views")}>
          <ul>
            {views.map((name) => (
              <li key={name}>
                <a href={see(name)} aria-current={name === shown ? "page" : undefined}>
                  {say(`room.see.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ConnectionWords />
        <button
          type="button"
          aria-pressed={large}
          onClick={() => change(withValue(address, "type", large ? null : "large"))}
        >
          {say("room.large")}
        </button>
        <Leave />
      </div>
      {view.session.closed && <p className="box">{say("room.closed")}</p>}
      {shown === "room" && <Floor />}
      {shown === "desk" && <DirectorDesk />}
      {shown === "debrief" && <Debrief />}
    </article>
  );
}

function presider(
  view: Room["view"],
  name: (id: string) => string,
  say: ReturnType<typeof useWords>,
) {
  if (view.presides !== "chair") return name(view.presides);
  const chair = view.seats.find(({ kind }) => kind === "chair");
  if (chair === undefined) return say("kind.chair");
  return chair.state === undefined
    ? say("kind.chair")
    : say("room.chairOf", { state: name(chair.state) });
}

function Floor() {
  const { view } = useRoom();
  return (
    <>
      <div className="floor">
        <div className="floor-main">
          <Drafts />
          <Path />
        </div>
        <div className="floor-side">
          <Inbox />
          <Agenda />
          {!view.session.closed && <Motions />}
        </div>
      </div>
      <Minutes />
    </>
  );
}

function ConnectionWords() {
  const { live } = useRoom();
  const say = useWords();
  return (
    <p className={`connection ${live.connection}`} role="status">
      {say(live.connection === "live" ? "room.live" : "room.lost")}
    </p>
  );
}

function Leave() {
  const { view } = useRoom();
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const go = async () => {
    const { id } = view.session;
    await leave(seatPath(id, view.seat.id));
    forgetSeat({ session: id, seat: view.seat.id });
    goInstead("#/play");
  };
  return asked ? (
    <span className="row">
      <button type="button" onClick={() => void go()}>
        {say("room.leave.sure")}
      </button>
      <button type="button" className="link" onClick={() => setAsked(false)}>
        {say("room.leave.stay")}
      </button>
    </span>
  ) : (
    <button type="button" className="link" onClick={() => setAsked(true)}>
      {say("room.leave")}
    </button>
  );
}
