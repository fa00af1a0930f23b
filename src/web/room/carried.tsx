// The smallest sets of changes that would have carried an ask of this room, worked out when asked for.
import { useState } from "react";
import type { ChangeSet } from "../../change/why.ts";
import type { AskRun } from "../../engine/types.ts";
import { useApp } from "../app-context.ts";
import { changeClause } from "../change/change-words.ts";
import { askName } from "../labels.ts";
import { familyOf, isCertain, stopWords } from "../stops.ts";
import { capital } from "../voice.ts";
import { useWords } from "./context.ts";
import { useRun } from "./path.tsx";

const SHOWN = 8;

export function Carried() {
  const { voice } = useApp();
  const say = useWords();
  const { run, caseFile } = useRun();
  const stopped = run.asks.filter(({ stop }) => familyOf(stop.kind) !== "end" || !isCertain(stop));
  if (stopped.length === 0) return null;
  return (
    <section aria-labelledby="carried-title">
      <h3 id="carried-title">{say("debrief.carried")}</h3>
      <ul className="plain">
        {stopped.map((ask) => (
          <li className="carried" key={`${ask.id}${JSON.stringify(ask.stop)}`}>
            <p>
              {ask.id} {askName(ask, caseFile, voice)}
              <span className="quiet"> – {stopWords(ask.stop, voice)}</span>
            </p>
            <OneAsk ask={ask} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Found = "none" | "working" | "problem" | readonly ChangeSet[];

function OneAsk({ ask }: { readonly ask: AskRun }) {
  const { voice } = useApp();
  const say = useWords();
  const { caseFile } = useRun();
  const [found, setFound] = useState<Found>("none");
  const compute = async () => {
    setFound("working");
    try {
      // Only a debrief needs it.
      const { why } = await import("../../change/why.ts");
      const inputs = { pack: voice.pack, case: caseFile, options: {} };
      setFound(why(inputs, { ask: ask.id }).changeSets.filter((set) => set.ask === ask.id));
    } catch {
      setFound("problem");
    }
  };
  if (found === "none" || found === "working") {
    return (
      <button type="button" disabled={found === "working"} onClick={() => void compute()}>
        {say("debrief.carried.compute")}
      </button>
    );
  }
  if (found === "problem") return <p>{say("debrief.carried.none")}</p>;
  const nothing = found.some(({ changes }) => changes.length === 0);
  if (nothing) return <p>{say("debrief.carried.nothing")}</p>;
  return (
    <div role="status">
      {found.length === 0 && <p>{say("debrief.carried.none")}</p>}
      <ul>
        {found.slice(0, SHOWN).map(({ route, changes }) => (
          <li key={`${route}${JSON.stringify(changes)}`}>
            {capital(changes.map((one) => changeClause(one, caseFile, voice)).join("; "))}
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="quiet">{say("debrief.carried.more", { n: found.length - SHOWN })}</p>
      )}
    </div>
  );
}
