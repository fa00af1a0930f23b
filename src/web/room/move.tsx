// Sending a motion and saying what came of it: heard, refused with its provisions, or not sent at all.
import { useRef, useState } from "react";
import type { Motion } from "../../play/motions.ts";
import type { Refusal } from "../../play/refusals.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { provisionName } from "../because.ts";
import { Fold } from "../parts/fold.tsx";
import type { Problem } from "./api.ts";
import { useRoom, useWords } from "./context.ts";
import { useRefusalWords } from "./refusal-words.ts";

export type Result =
  | { readonly kind: "none" | "sending" | "heard" | "unsent" }
  | { readonly kind: "problem"; readonly problem: Problem };

/** `move` resolves to true when the motion was granted and has been heard here. */
export function useMove() {
  const { send } = useRoom();
  const [outcome, setOutcome] = useState<Result>({ kind: "none" });
  const busy = useRef(false);
  const move = async (motion: Motion): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setOutcome({ kind: "sending" });
    const answer = await send(motion);
    busy.current = false;
    if (answer.ok) setOutcome({ kind: "heard" });
    else if (answer.problem === null) setOutcome({ kind: "unsent" });
    else setOutcome({ kind: "problem", problem: answer.problem });
    return answer.ok;
  };
  return { moving: outcome.kind === "sending", outcome, move };
}

export function Outcome({ outcome }: { readonly outcome: Result }) {
  const say = useWords();
  return (
    <div className="outcome" role="status">
      {outcome.kind === "sending" && <p className="quiet">{say("outcome.sending")}</p>}
      {outcome.kind === "heard" && <p className="quiet">{say("outcome.heard")}</p>}
      {outcome.kind === "unsent" && <p className="warning">{say("outcome.unsent")}</p>}
      {outcome.kind === "problem" && <ProblemWords problem={outcome.problem} />}
    </div>
  );
}

export function ProblemWords({ problem }: { readonly problem: Problem }) {
  const say = useWords();
  if (problem.refusal) return <RefusalWords refusal={problem.refusal} />;
  return (
    <div className="warning">
      <p>{say(problemKey(problem))}</p>
      {problem.problems && (
        <ul>
          {problem.problems.slice(0, 20).map(({ says, line, column, key }) => (
            <li key={`${line}${column}${key}${says}`}>
              {line !== undefined && `${say("problem.line", { line })} `}
              {(column || key) && `${column || key}: `}
              {says}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function problemKey({ status }: Problem) {
  if (status === 401) return "problem.noSeat" as const;
  if (status === 403) return "problem.notAllowed" as const;
  if (status === 429) return "problem.tooMany" as const;
  if (status === 413) return "problem.tooLarge" as const;
  if (status >= 500) return "problem.server" as const;
  return "problem.input" as const;
}

/** What refuses, in words, and the provisions with their wording of the day a step away. */
export function RefusalWords({ refusal }: { readonly refusal: Refusal }) {
  const say = useWords();
  const words = useRefusalWords();
  return (
    <div className="refusal">
      <p>
        <strong>{say("refusal.title")}</strong> {words(refusal)}
      </p>
      <ProvisionLinks ids={refusal.provisions} />
      {refusal.provisions.length === 0 && <p className="quiet">{say("refusal.ofTheSession")}</p>}
    </div>
  );
}

/** More than these stand behind a fold: a motion may be refused by every way at once. */
const PROVISIONS_SHOWN = 3;

export function ProvisionLinks({ ids }: { readonly ids: readonly string[] }) {
  const say = useWords();
  const more = ids.slice(PROVISIONS_SHOWN);
  if (ids.length === 0) return null;
  return (
    <>
      <ProvisionList ids={ids.slice(0, PROVISIONS_SHOWN)} />
      {more.length > 0 && (
        <Fold className="fold small" summary={say("refusal.more", { n: more.length })}>
          <ProvisionList ids={more} />
        </Fold>
      )}
    </>
  );
}

function ProvisionList({ ids }: { readonly ids: readonly string[] }) {
  const { voice } = useApp();
  const { view } = useRoom();
  const law = view.session.lawDay;
  return (
    <ul className="plain provisions short">
      {ids.map((id) => {
        const instrument = voice.pack.byId.provision.get(id)?.instrument.title;
        return (
          <li key={id}>
            <a
              href={formatAddress({ page: "law", subject: id, query: [["law", law]] })}
              target="_blank"
              rel="noopener"
            >
              {provisionName(id, voice)}
            </a>
            {instrument && <span className="quiet">, {voice.short(instrument)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
