// The debrief: the players' path beside the record and beside another law, refusals, positions, exports.
import { useMemo, useState } from "react";
import { run as runCase } from "../../engine/run.ts";
import { useApp } from "../app-context.ts";
import { Carried } from "./carried.tsx";
import { useRoom, useSeatNames, useWords } from "./context.ts";
import { Exports } from "./exports.tsx";
import { hourWords } from "./hours.ts";
import { Minutes } from "./minutes.tsx";
import { ProvisionLinks } from "./move.tsx";
import { useRun } from "./path.tsx";
import { PositionsOverTime } from "./positions-over-time.tsx";
import { useRefusalWords } from "./refusal-words.ts";
import { Way } from "./way.tsx";

export function Debrief() {
  const say = useWords();
  return (
    <div className="debrief">
      <p className="measure">{say("debrief.intro")}</p>
      <Paths />
      <Carried />
      <Refusals />
      <PositionsOverTime />
      <Exports />
      <Minutes whole />
    </div>
  );
}

function Paths() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const { pack } = voice;
  const { run, caseFile } = useRun();
  const own = view.session.lawDay;
  const [day, setDay] = useState("");
  const recorded = view.session.recorded ? pack.byId.case.get(view.session.recorded) : undefined;
  const recordedRun = useMemo(() => recorded && runCase(pack, recorded), [pack, recorded]);
  const other = /^(19|20)\d{2}-\d{2}-\d{2}$/.test(day) && day !== own ? day : null;
  const otherRun = useMemo(
    () => (other === null ? null : runCase(pack, caseFile, { law: other })),
    [pack, caseFile, other],
  );
  return (
    <section aria-labelledby="paths-title">
      <h3 id="paths-title">{say("debrief.paths")}</h3>
      <div className="row">
        <label className="field inline">
          {say("debrief.otherLaw")}
          <input
            type="date"
            min="1992-01-01"
            max="2035-12-31"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </label>
      </div>
      <div className="ways">
        <Way
          title={say("debrief.played")}
          note={voice.t("case.lawOf", { date: voice.date(own) })}
          run={run}
          caseFile={caseFile}
        />
        {recorded && recordedRun && (
          <Way
            title={say("debrief.recorded")}
            note={voice.of(recorded.title)}
            run={recordedRun}
            caseFile={recorded}
          />
        )}
        {otherRun && other !== null && (
          <Way
            title={say("debrief.under")}
            note={voice.t("case.lawOf", { date: voice.date(other) })}
            run={otherRun}
            caseFile={caseFile}
          />
        )}
      </div>
    </section>
  );
}

function Refusals() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const seatName = useSeatNames();
  const words = useRefusalWords();
  return (
    <section aria-labelledby="refusals-title">
      <h3 id="refusals-title">
        {say("debrief.refusals")} <span className="quiet">({view.refusals.length})</span>
      </h3>
      {view.refusals.length === 0 && <p className="quiet">{say("debrief.noRefusals")}</p>}
      <ol className="refusals">
        {view.refusals.map(({ seat, motion, about, refusal, at }, i) => (
          <li key={i}>
            <p>
              <span className="quiet">
                {hourWords(at, view.settings.zone, voice.language)} {seatName(seat)} ·{" "}
                {say(`motion.${motion as "request"}`)}
                {about !== null && ` (${about})`}
              </span>
            </p>
            <p>{words(refusal)}</p>
            <ProvisionLinks ids={refusal.provisions} />
            {refusal.provisions.length === 0 && (
              <p className="quiet">{say("refusal.ofTheSession")}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
