// A way of deciding that is proposed and not settled: who has spoken on it, and this seat's answer.
import type { DraftView } from "../../play/view.ts";
import { useApp } from "../app-context.ts";
import { useRoom, useWords } from "./context.ts";
import { Outcome, useMove } from "./move.tsx";

export function MethodQuestion({ draft }: { readonly draft: DraftView }) {
  const { view, presiding } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const { moving, outcome, move } = useMove();
  const { methodProposed } = draft;
  if (methodProposed === null) return null;
  const answers = Object.entries(methodProposed.answers);
  const who = (value: string) => answers.filter(([, said]) => said === value).map(([s]) => s);
  const answer = (value: "agreed" | "objecting") =>
    move({ kind: "answer-method", draft: draft.id, value });
  return (
    <div className="box">
      <p>{say("method.proposed", { method: voice.t(`method.${methodProposed.method}`) })}</p>
      {answers.length > 0 && (
        <p className="quiet">
          {(["agreed", "objecting"] as const)
            .filter((value) => who(value).length > 0)
            .map((value) => `${say(`method.${value}`)}: ${voice.names(who(value))}`)
            .join("; ")}
        </p>
      )}
      <div className="row">
        {view.may.includes("answer-method") && (
          <>
            <button type="button" disabled={moving} onClick={() => answer("agreed")}>
              {say("method.agree")}
            </button>
            <button type="button" disabled={moving} onClick={() => answer("objecting")}>
              {say("method.object")}
            </button>
          </>
        )}
        {presiding && (
          <button
            type="button"
            disabled={moving}
            onClick={() => move({ kind: "settle-method", draft: draft.id })}
          >
            {say("method.settle")}
          </button>
        )}
      </div>
      <Outcome outcome={outcome} />
    </div>
  );
}
