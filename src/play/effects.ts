/** What an adopted decision does to each member: who is bound, who stands outside, who joined later. */
import type { Pack } from "../pack/pack.ts";
import { iso } from "./clock.ts";
import { membersOf } from "./procedure.ts";
import type { Draft, Item, Session } from "./session.ts";

export type Effect = {
  readonly state: string;
  /**
   * bound; joined (later, from its own date); may-join (it was absent); not-responsible (it took no part in a
   * limited format); not-bound (it abstained with a declaration: the organisation is bound and it is not).
   */
  readonly effect: "bound" | "joined" | "may-join" | "not-responsible" | "not-bound";
  readonly from: string | null;
  /** A reservation to the rules themselves alters the effect for that member, in its own view. */
  readonly reservation: string | null;
};

/** Effects on the day read; the date of adoption never moves. Empty while nothing is adopted. */
export function effectsOf(pack: Pack, session: Session, draft: Draft, item: Item): Effect[] {
  const { decision } = item;
  if (decision === null || decision.finding === "not-met") return [];
  const rules = decision.rules.flatMap((id) => pack.byId.rule.get(id) ?? []);
  const mayDeclare = rules.some((rule) =>
    rule.tests.some((test) => test.kind === "abstention-limit"),
  );
  return membersOf(pack, session).map((state): Effect => {
    const position = item.positions.find((entry) => entry.state === state);
    const joined = session.acts.find(
      ({ act }) =>
        act.act === "joining" &&
        act.item === item.id &&
        [act.by].flat().includes(state) &&
        act.value !== "withheld",
    );
    const reservation =
      session.ruleReservations.find((entry) => entry.state === state)?.text ?? null;
    const at = iso(decision.at);
    const is = (effect: Effect["effect"], from: string | null): Effect => ({
      state,
      effect,
      from,
      reservation,
    });
    if (joined) return is("joined", joined.act.at);
    if (position?.value === "not-participating" && draft.method === "limited-format") {
      return is("not-responsible", null);
    }
    const declared = position?.value === "abstaining" && position.attached.includes("statement");
    if (declared && mayDeclare) return is("not-bound", null);
    if (position?.value === "absent") return is("may-join", null);
    return is("bound", at);
  });
}
