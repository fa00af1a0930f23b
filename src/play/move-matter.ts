/**
 * Motions on the matter itself: asking, characterising, asserting, consenting, acting beside the
 * organisation.
 */
import type { Motion } from "./motions.ts";
import {
  entered,
  grant,
  type Judged,
  type MotionOf,
  type Move,
  notConvened,
  refuse,
  unknown,
} from "./moves.ts";
import { provisionsOf } from "./procedure.ts";
import type { Refusal } from "./refusals.ts";
import { itemIn, LIMITS } from "./session.ts";

/** The verdict on a motion of this sort; undefined where it is of another. */
export function matterMove(move: Move, motion: Motion): Judged | undefined {
  if (move.session.acts.length >= LIMITS.acts) {
    return refuse({ kind: "limit", what: "acts", most: LIMITS.acts, provisions: [] });
  }
  switch (motion.kind) {
    case "request": {
      const wrong = measureRefusal(move, motion.for) ?? provisionRefusal(move, motion.under);
      if (wrong) return refuse(wrong);
      const { for: measure, to, under, form, words } = motion;
      return grant(
        entered(
          move,
          {
            act: "request",
            to,
            for: measure,
            ...(under === undefined ? {} : { under }),
            ...(form === undefined ? {} : { form }),
          },
          words,
        ),
      );
    }
    case "withdraw-request":
      return withdrawal(move, motion);
    case "characterise":
      return characterisation(move, motion);
    case "assert":
    case "establish": {
      const { fact, value } = motion;
      const known = move.pack.byId.fact.get(fact);
      if (known === undefined) return refuse(unknown("fact", fact));
      if (!known.values.some((entry) => entry.id === value || entry.id === "state"))
        return refuse(unknown("value", value));
      const holder = motion.kind === "establish" ? null : move.voice;
      return grant({ kind: "fact-said", fact, value, holder });
    }
    case "offer": {
      const wrong = measureRefusal(move, motion.for);
      if (wrong) return refuse(wrong);
      return grant(entered(move, { act: "offer", to: motion.to, for: motion.for }, motion.words));
    }
    case "accept": {
      const { offer, value } = motion;
      const wrong =
        measureRefusal(move, motion.for) ??
        (offer === undefined || hasAct(move, offer) ? null : unknown("offer", offer));
      if (wrong) return refuse(wrong);
      const answers = offer === undefined ? {} : { answers: offer };
      return grant(
        entered(move, { act: "acceptance", for: motion.for, value, ...answers }, motion.words),
      );
    }
    case "consent":
      return consent(move, motion);
    case "report-procedure": {
      const { item, value, words } = motion;
      const wrong =
        (motion.for === undefined ? null : measureRefusal(move, motion.for)) ??
        (item === undefined || itemIn(move.session, item) ? null : unknown("item", item));
      if (wrong) return refuse(wrong);
      return grant(
        entered(
          move,
          {
            act: "authorisation",
            value,
            ...(motion.for === undefined ? {} : { for: motion.for }),
            ...(item === undefined ? {} : { item }),
          },
          words,
        ),
      );
    }
    case "notify": {
      const wrong = provisionRefusal(move, motion.under);
      if (wrong) return refuse(wrong);
      const under = motion.under === undefined ? {} : { under: motion.under };
      return grant(entered(move, { act: "notification", to: motion.to, ...under }, motion.words));
    }
    case "ask-partner": {
      const wrong = measureRefusal(move, motion.for);
      if (wrong) return refuse(wrong);
      return grant(entered(move, { act: "request", to: motion.to, for: motion.for }, motion.words));
    }
    case "act-as-partner":
      return grant(entered(move, { act: "partner-act" }, motion.words));
    case "act-bilaterally":
      return grant(entered(move, { act: "bilateral-act", to: motion.to }, motion.words));
    case "state": {
      const to = motion.organ === undefined ? {} : { to: motion.organ };
      return grant(entered(move, { act: "statement", ...to }, motion.words));
    }
    default:
      return undefined;
  }
}

const hasAct = (move: Move, id: string): boolean =>
  move.session.acts.some(({ act }) => act.id === id) ||
  (move.session.base.acts ?? []).some((act) => act.id === id);

function measureRefusal(move: Move, measure: string): Refusal | null {
  if (measure === "help" || move.pack.byId.measure.has(measure)) return null;
  return unknown("measure", measure);
}

function provisionRefusal(move: Move, id: string | undefined): Refusal | null {
  return id === undefined || move.pack.byId.provision.has(id) ? null : unknown("provision", id);
}

function withdrawal(move: Move, motion: MotionOf<"withdraw-request">): Judged {
  const acts = [...(move.session.base.acts ?? []), ...move.session.acts.map(({ act }) => act)];
  const request = acts.find((act) => act.id === motion.request && act.act === "request");
  if (request === undefined) return refuse(unknown("request", motion.request));
  if (![request.by].flat().includes(move.voice)) {
    return refuse({ kind: "not-yours", id: request.id, provisions: [] });
  }
  return grant(entered(move, { act: "withdrawal", answers: request.id }, motion.words));
}

/** The chair may speak for an organ, which has to be sitting for that. */
function characterisation(move: Move, motion: MotionOf<"characterise">): Judged {
  const { organ, subject, words } = motion;
  const about = subject === undefined ? {} : { subject };
  const act = { act: "characterisation" as const, as: motion.as, ...about };
  if (organ === undefined || move.seat.kind !== "chair") return grant(entered(move, act, words));
  if (!move.session.sittings.some((sitting) => sitting.organ === organ)) {
    return refuse(notConvened(move, organ, null));
  }
  return grant(entered(move, act, words, organ));
}

/** Consent is the territorial state's, or a party's; anybody else's is a statement. */
function consent(move: Move, motion: MotionOf<"consent">): Judged {
  const { base } = move.session;
  const { territory } = base;
  const claimed =
    typeof territory === "string"
      ? [territory]
      : territory === undefined
        ? []
        : "value" in territory
          ? [territory.value]
          : territory.accounts.map((account) => account.value);
  const concerned = [...claimed, ...(base.parties ?? [])];
  const provisions = () =>
    provisionsOf(move.pack, move.session, { gate: "consent", measure: motion.for });
  if (!concerned.includes(move.voice)) {
    return refuse({ kind: "not-the-state-concerned", state: move.voice, provisions: provisions() });
  }
  const wrong = motion.for === undefined ? null : measureRefusal(move, motion.for);
  if (wrong) return refuse(wrong);
  const measure = motion.for === undefined ? {} : { for: motion.for };
  return grant(entered(move, { act: "consent", value: motion.value, ...measure }, motion.words));
}
