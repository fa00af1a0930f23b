// Joining by link: the token leaves the address bar at once and is exchanged for a seat on this browser.
import { useEffect, useState } from "react";
import { formatAddress } from "../address.ts";
import { useHere } from "../app-context.ts";
import { join, type Problem } from "./api.ts";
import { useWords } from "./context.ts";
import { keepSeat } from "./seats-held.ts";

/** Goes to an address without leaving the one before it in the history. */
export function goInstead(hash: string): void {
  window.history.replaceState(null, "", hash);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

export function roomAddress(session: string, seat: string): string {
  return formatAddress({ page: "room", subject: `${session}/${seat}`, query: [] });
}

let exchanging: string | null = null;

export function Join() {
  const say = useWords();
  const { address } = useHere();
  // The address loses the token at once; what was in it is kept here, and a second link replaces it.
  const [token, setToken] = useState(address.subject);
  const [problem, setProblem] = useState<Problem | null | "none">("none");
  if (address.subject !== "" && address.subject !== token) {
    setToken(address.subject);
    setProblem("none");
  }
  useEffect(() => {
    if (token === "" || exchanging === token) return;
    exchanging = token;
    window.history.replaceState(null, "", "#/join");
    void join(token).then((answer) => {
      exchanging = null;
      if (!answer.ok) {
        setProblem(answer.problem);
        return;
      }
      const { session, seat } = answer.value;
      keepSeat({ session, seat });
      goInstead(roomAddress(session, seat));
    });
  }, [token]);
  return (
    <section className="play-page">
      <h2>{say("join.title")}</h2>
      {token === "" && <p>{say("join.empty")}</p>}
      {token !== "" && problem === "none" && <p role="status">{say("join.waiting")}</p>}
      {problem !== "none" && (
        <p role="alert">{say(problem === null ? "join.unreached" : "join.refused")}</p>
      )}
      <p>
        <a href="#/play">{say("join.toPlay")}</a>
      </p>
    </section>
  );
}
