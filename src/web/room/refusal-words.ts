// A refusal in the language of the page, with names in the place of ids.
import type { Refusal } from "../../play/refusals.ts";
import { useApp } from "../app-context.ts";
import { capital } from "../voice.ts";
import { useRoom, useWords } from "./context.ts";
import { instantWords } from "./hours.ts";

export function useRefusalWords(): (refusal: Refusal) => string {
  const { voice } = useApp();
  const { view } = useRoom();
  const say = useWords();
  const { name } = voice;
  const hour = (instant: string) => instantWords(instant, view.settings.zone, voice.language);
  const itemName = (id: string) => {
    const items = view.drafts.flatMap((draft) => [...draft.items, { ...draft, id: draft.id }]);
    const title = items.find((item) => item.id === id)?.title;
    return title === undefined ? id : `${id} ${say("quote", { text: title })}`;
  };
  const method = (id: string) => voice.maybe(`method.${id}`, id);
  const kinds = (ids: readonly string[]) =>
    ids.map((id) => (/^[A-Z]{3}$/.test(id) ? name(id) : say(`kind.${id as "chair"}`))).join(", ");
  const words = (refusal: Refusal): string => {
    switch (refusal.kind) {
      case "not-for-this-seat":
        return refusal.needs.length === 0
          ? say("refused.not-for-this-seat.nobody")
          : say("refused.not-for-this-seat", { needs: kinds(refusal.needs) });
      case "not-on-the-roll":
        return say("refused.not-on-the-roll", {
          state: name(refusal.state),
          day: voice.date(refusal.day),
        });
      case "not-in-the-electorate":
        return say("refused.not-in-the-electorate", {
          state: name(refusal.state),
          because: voice.maybe(
            `excluded.${refusal.because}`,
            voice.maybe(`participation.${refusal.because}`, refusal.because),
          ),
        });
      case "not-convened":
        return say("refused.not-convened", { organ: name(refusal.organ) });
      case "no-such-organ":
        return say("refused.no-such-organ", {
          organ: name(refusal.organ),
          day: voice.date(refusal.day),
        });
      case "not-tabled":
      case "not-under-silence":
      case "not-adopted":
        return say(`refused.${refusal.kind}`, { item: itemName(refusal.item) });
      case "method-not-in-force":
        return refusal.from === null
          ? say("refused.method-unknown", {
              organ: name(refusal.organ),
              method: method(refusal.method),
            })
          : say("refused.method-not-in-force", {
              method: method(refusal.method),
              from: voice.date(refusal.from),
            });
      case "method-not-agreed":
        return say("refused.method-not-agreed", { method: method(refusal.method) });
      case "under-silence":
        return say("refused.under-silence", {
          item: itemName(refusal.item),
          closes: hour(refusal.closes),
        });
      case "silence-closed":
        return say("refused.silence-closed", {
          item: itemName(refusal.item),
          closed: hour(refusal.closed),
        });
      case "too-short":
        return say("refused.too-short", { hours: refusal.minHours });
      case "after-expiry":
        return say("refused.after-expiry", { closed: hour(refusal.closed) });
      case "hold-not-allowed":
        return say(`refused.hold.${refusal.because}`);
      case "already-decided":
        return say("refused.already-decided", {
          item: itemName(refusal.item),
          at: hour(refusal.at),
        });
      case "not-the-state-concerned":
        return say("refused.not-the-state-concerned", { state: name(refusal.state) });
      case "not-yours":
        return say("refused.not-yours", { id: refusal.id });
      case "unknown":
        return say("refused.unknown", { id: refusal.id });
      case "clock-backwards":
        return say("refused.clock-backwards", { now: hour(refusal.now) });
      case "session-closed":
        return say("refused.session-closed");
      case "limit":
        return say("refused.limit", { most: refusal.most });
      default:
        // A newer server may refuse for a reason this page has no words for.
        return say("refused.other");
    }
  };
  // The number of a draft keeps its small letter.
  const begun = (text: string) => (/^[a-z]\d/.test(text) ? text : capital(text));
  return (refusal) => `${begun(words(refusal))}.`;
}
