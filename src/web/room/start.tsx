// Starting a session: from a recorded case or a blank situation, then one link for each seat.
import { useEffect, useState } from "react";
import { useApp } from "../app-context.ts";
import { isServed, openSession, type Problem, type SeatLink } from "./api.ts";
import { useWords } from "./context.ts";
import { roomAddress } from "./join.tsx";
import { Opened } from "./opened.tsx";
import { usePack, usePackNames } from "./packs.ts";
import { forgetSeat, type HeldSeat, seatsHeld } from "./seats-held.ts";
import { EMPTY_SETUP, type SetupFields, setupOf } from "./setup.ts";
import { SetupForm } from "./setup-form.tsx";

export type Opening = {
  readonly session: string;
  readonly title: string;
  readonly exercise: boolean;
  readonly links: readonly SeatLink[];
};

/** The links are told once; they stay as long as this page does, whatever is looked at in between. */
let lastOpened: Opening | null = null;

export function Start() {
  const { voice } = useApp();
  const say = useWords();
  const [served, setServed] = useState<boolean | null>(null);
  const [fields, setFields] = useState<SetupFields>({ ...EMPTY_SETUP, pack: voice.pack.id });
  const [problem, setProblem] = useState<Problem | null | "none">("none");
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Opening | null>(lastOpened);
  const names = usePackNames();
  const pack = usePack(fields.pack);
  useEffect(() => {
    void isServed().then(setServed);
  }, []);
  const submit = async () => {
    setBusy(true);
    setProblem("none");
    const setup = setupOf(fields);
    const answer = await openSession(setup, fields.houseKey.trim() || undefined);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    lastOpened = { ...answer.value, title: setup.title, exercise: !fields.real };
    setOpened(lastOpened);
    window.scrollTo({ top: 0 });
  };
  return (
    <section className="play-page">
      <h2>{say("play.title")}</h2>
      <p className="lead measure">{say("play.intro")}</p>
      {served === false && (
        <div className="warning" role="alert">
          <p>{say("play.noServer")}</p>
          <p>
            <code>casus serve</code>
          </p>
        </div>
      )}
      {opened ? (
        <Opened
          opened={opened}
          onAnother={() => {
            lastOpened = null;
            setOpened(null);
          }}
        />
      ) : (
        <>
          <Held />
          <SetupForm
            fields={fields}
            pack={pack}
            names={names}
            busy={busy || served === false}
            needsKey={problem !== null && problem !== "none" && problem.status === 403}
            onChange={(change) => setFields({ ...fields, ...change })}
            onSubmit={() => void submit()}
          />
          {problem !== "none" && (
            <div className="warning" role="alert">
              <p>{problemWords(problem, say)}</p>
              {problem?.problems?.map(({ key, says }) => (
                <p key={`${key}${says}`}>
                  {key}: {says}
                </p>
              ))}
              {problem?.words && <p>{voice.of(problem.words)}</p>}
            </div>
          )}
        </>
      )}
    </section>
  );
}

function problemWords(problem: Problem | null, say: ReturnType<typeof useWords>): string {
  if (problem === null) return say("join.unreached");
  if (problem.status === 403) return say("play.needsKey");
  if (problem.status === 429) return say("problem.tooMany");
  return say("problem.input");
}

/** Seats that this browser joined before. */
function Held() {
  const say = useWords();
  const [held, setHeld] = useState<readonly HeldSeat[]>(seatsHeld);
  if (held.length === 0) return null;
  return (
    <section className="held" aria-labelledby="held-title">
      <h3 id="held-title">{say("play.held")}</h3>
      <ul className="plain">
        {held.map((seat) => (
          <li key={`${seat.session}${seat.seat}`} className="row">
            <a href={roomAddress(seat.session, seat.seat)}>
              {seat.title ?? seat.session} · {seat.seat}
            </a>
            <button
              type="button"
              className="link"
              onClick={() => {
                forgetSeat(seat);
                setHeld(seatsHeld());
              }}
            >
              {say("play.forget")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
