/** Why a motion is refused: a closed list in the words of the field, each with the provisions that refuse. */
import type { Words } from "../pack/schema.ts";

type Reason =
  /** The seat may not make this motion at all. */
  | { readonly kind: "not-for-this-seat"; readonly seat: string; readonly needs: readonly string[] }
  | { readonly kind: "not-on-the-roll"; readonly state: string; readonly day: string }
  | {
      readonly kind: "not-in-the-electorate";
      readonly state: string;
      readonly because: string;
    }
  | { readonly kind: "not-convened"; readonly organ: string }
  | { readonly kind: "no-such-organ"; readonly organ: string; readonly day: string }
  | { readonly kind: "not-tabled"; readonly item: string }
  | {
      readonly kind: "method-not-in-force";
      readonly method: string;
      readonly organ: string;
      /** First day of the rule, where the pack has one at all. */
      readonly from: string | null;
    }
  | { readonly kind: "method-not-agreed"; readonly method: string }
  | { readonly kind: "under-silence"; readonly item: string; readonly closes: string }
  | { readonly kind: "not-under-silence"; readonly item: string }
  | { readonly kind: "silence-closed"; readonly item: string; readonly closed: string }
  | { readonly kind: "too-short"; readonly minHours: number }
  | { readonly kind: "after-expiry"; readonly closed: string }
  | { readonly kind: "hold-not-allowed"; readonly because: "terms" | "spent" | "held" }
  | { readonly kind: "already-decided"; readonly item: string; readonly at: string }
  | { readonly kind: "not-adopted"; readonly item: string }
  | { readonly kind: "not-the-state-concerned"; readonly state: string }
  | { readonly kind: "not-yours"; readonly id: string }
  | { readonly kind: "unknown"; readonly what: string; readonly id: string }
  | { readonly kind: "clock-backwards"; readonly now: string }
  | { readonly kind: "session-closed" }
  | { readonly kind: "limit"; readonly what: string; readonly most: number };

export type Refusal = Reason & {
  /** Provisions of the pack that refuse it; none where it is a rule of the session itself. */
  readonly provisions: readonly string[];
};

/** A refusal in one sentence of each language; the provisions are shown beside it. */
export function refusalWords(refusal: Refusal): Words {
  const say = (en: string, ru: string): Words => ({ en, ru });
  switch (refusal.kind) {
    case "not-for-this-seat":
      return say(
        `this seat may not do that; it is for: ${refusal.needs.join(", ")}`,
        `это место не вправе; это делают: ${refusal.needs.join(", ")}`,
      );
    case "not-on-the-roll":
      return say(
        `${refusal.state} is not on the roll of ${refusal.day}`,
        `${refusal.state} не состоит в организации на ${refusal.day}`,
      );
    case "not-in-the-electorate":
      return say(
        `${refusal.state} has no voice in this decision (${refusal.because}); it may still speak`,
        `${refusal.state} не участвует в этом решении (${refusal.because}), но может выступать`,
      );
    case "not-convened":
      return say(`${refusal.organ} has not been convened`, `${refusal.organ} не созван`);
    case "no-such-organ":
      return say(
        `${refusal.organ} is not a deciding body on ${refusal.day}`,
        `${refusal.organ} не принимает решений на ${refusal.day}`,
      );
    case "not-tabled":
      return say(`${refusal.item} has not been tabled`, `${refusal.item} не внесён`);
    case "method-not-in-force": {
      const from = refusal.from;
      return say(
        from === null
          ? `the law of ${refusal.organ} knows no decision by ${refusal.method}`
          : `decision by ${refusal.method} is not in force until ${from}`,
        from === null
          ? `право органа ${refusal.organ} не знает порядка ${refusal.method}`
          : `порядок ${refusal.method} вступает в силу ${from}`,
      );
    }
    case "method-not-agreed":
      return say(
        `${refusal.method} was not agreed as the way of deciding`,
        `порядок ${refusal.method} не согласован`,
      );
    case "under-silence":
      return say(
        `${refusal.item} is under silence until ${refusal.closes}`,
        `${refusal.item} под процедурой молчания до ${refusal.closes}`,
      );
    case "not-under-silence":
      return say(
        `${refusal.item} is not under silence`,
        `${refusal.item} не под процедурой молчания`,
      );
    case "silence-closed":
      return say(
        `silence on ${refusal.item} closed at ${refusal.closed}; the objection came late`,
        `молчание по ${refusal.item} завершилось ${refusal.closed}; возражение опоздало`,
      );
    case "too-short":
      return say(
        `silence lasts at least ${refusal.minHours} hours`,
        `молчание длится не меньше ${refusal.minHours} ч`,
      );
    case "after-expiry":
      return say(
        `it expired at ${refusal.closed}; an extension comes before expiry`,
        `срок истёк ${refusal.closed}; продлевают до истечения`,
      );
    case "hold-not-allowed": {
      const en = {
        terms: "the terms allow no hold",
        spent: "its hold is spent",
        held: "a hold stands",
      };
      const ru = {
        terms: "условия не допускают паузы",
        spent: "пауза уже использована",
        held: "пауза уже объявлена",
      };
      return say(en[refusal.because], ru[refusal.because]);
    }
    case "already-decided":
      return say(
        `${refusal.item} was closed at ${refusal.at}`,
        `по ${refusal.item} решено ${refusal.at}`,
      );
    case "not-adopted":
      return say(`${refusal.item} is not adopted`, `${refusal.item} не принят`);
    case "not-the-state-concerned":
      return say(`${refusal.state} is not the state concerned`, `речь не о ${refusal.state}`);
    case "not-yours":
      return say(
        `${refusal.id} belongs to another seat`,
        `${refusal.id} принадлежит другому месту`,
      );
    case "unknown":
      return say(`there is no ${refusal.what} "${refusal.id}"`, `нет такого: ${refusal.id}`);
    case "clock-backwards":
      return say(
        `the scenario clock only goes forward from ${refusal.now}`,
        `часы сценария идут только вперёд от ${refusal.now}`,
      );
    case "session-closed":
      return say("the session is closed", "сессия закрыта");
    case "limit":
      return say(
        `no more than ${refusal.most} ${refusal.what}`,
        `не больше ${refusal.most}: ${refusal.what}`,
      );
  }
}
