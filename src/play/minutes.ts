/** The minutes: each event a line with its instant and its author, in both languages. */
import type { Words } from "../pack/schema.ts";
import { stateName } from "../pack/states.ts";
import type { PlayEvent } from "./events.ts";
import { refusalWords } from "./refusals.ts";

export type Minute = {
  readonly n: number;
  /** Scenario and real instant. */
  readonly at: string;
  readonly wall: string;
  readonly kind: PlayEvent["kind"];
  readonly by: string;
  readonly who: Words;
  readonly says: Words;
  readonly provisions: readonly string[];
};

type Names = Readonly<
  Record<string, { readonly title: string; readonly state?: string | undefined }>
>;

/** Minutes of the events given, which are those that the reader heard. */
export function minutesOf(events: readonly PlayEvent[]): Minute[] {
  let names: Names = {};
  return events.map((event, i) => {
    if (event.kind === "opened") names = Object.fromEntries(event.seats.map((s) => [s.id, s]));
    if (event.kind === "seat-added") names = { ...names, [event.seat.id]: event.seat };
    return {
      n: i + 1,
      at: event.at,
      wall: event.wall,
      kind: event.kind,
      by: event.by,
      who: whoIs(event.by, names),
      says: saysOf(event, names),
      provisions: event.kind === "refused" ? event.refusal.provisions : [],
    };
  });
}

const both = (text: string): Words => ({ en: text, ru: text });
const say = (en: string, ru: string): Words => ({ en, ru });

function whoIs(seat: string, names: Names): Words {
  if (seat === "clock") return say("the clock", "часы");
  const known = names[seat];
  return known?.state === undefined ? both(known?.title ?? seat) : stateWords(known.state);
}

function stateWords(code: string): Words {
  return /^[A-Z]{3}$/.test(code)
    ? { en: stateName(code, "en"), ru: stateName(code, "ru") }
    : both(code);
}

function listed(codes: readonly string[], language: "en" | "ru"): string {
  return codes.map((code) => stateWords(code)[language]).join(", ");
}

const FINDING_RU: Readonly<Record<string, string>> = {
  met: "принято",
  "not-met": "не принято",
  contested: "спорно",
  unknown: "неизвестно",
  open: "открыто",
};
const FINDING_EN: Readonly<Record<string, string>> = {
  met: "adopted",
  "not-met": "not adopted",
  contested: "contested",
  unknown: "unknown",
  open: "open",
};

function saysOf(event: PlayEvent, names: Names): Words {
  switch (event.kind) {
    case "opened":
      return say(
        `${event.settings.exercise ? "EXERCISE. " : ""}Session opened: ${event.title}`,
        `${event.settings.exercise ? "УЧЕНИЕ. " : ""}Сессия открыта: ${event.title}`,
      );
    case "seat-added":
      return say(`seat added: ${event.seat.title}`, `добавлено место: ${event.seat.title}`);
    case "clock-set":
      return say(
        `clock: ${event.change}, ${event.scenario}, speed ${event.speed}`,
        `часы: ${event.change}, ${event.scenario}, скорость ${event.speed}`,
      );
    case "closed":
      return say("session closed", "сессия закрыта");
    case "act-entered":
      return actWords(event.act);
    case "fact-said":
      return event.holder === null
        ? say(
            `it is so: ${event.fact} = ${event.value}`,
            `установлено: ${event.fact} = ${event.value}`,
          )
        : say(
            `asserts: ${event.fact} = ${event.value}`,
            `утверждает: ${event.fact} = ${event.value}`,
          );
    case "agenda-set": {
      const titles = event.entries.map((entry) => entry.title).join("; ");
      return say(`agenda: ${titles}`, `повестка дня: ${titles}`);
    }
    case "attended":
      return attendanceWords(event.state, event.value, event.organ);
    case "draft-kept":
      return say(`keeps a draft: ${event.title}`, `сохраняет проект: ${event.title}`);
    case "draft-tabled": {
      const parts = event.items.map((item) => `${item.id} ${item.title}`).join("; ");
      return say(
        `tables ${event.draft} (revision ${event.revision}) in ${event.organ}: ${parts}`,
        `вносит ${event.draft} (редакция ${event.revision}), ${event.organ}: ${parts}`,
      );
    }
    case "item-amended":
      return say(
        `amends ${event.item}, now revision ${event.revision}; earlier positions do not carry over`,
        `изменяет ${event.item}, редакция ${event.revision}; прежние позиции не переносятся`,
      );
    case "draft-withdrawn":
      return say(`withdraws ${event.draft}`, `отзывает ${event.draft}`);
    case "method-proposed":
      return say(
        `proposes to decide ${event.draft} by ${event.method}`,
        `предлагает порядок по ${event.draft}: ${event.method}`,
      );
    case "method-answered":
      return say(
        `on the method for ${event.draft}: ${event.value}`,
        `о порядке по ${event.draft}: ${event.value}`,
      );
    case "method-settled":
      return event.fellBack
        ? say(
            `objected to; ${event.draft} goes back to the full format`,
            `есть возражение; ${event.draft} возвращается в полный формат`,
          )
        : say(
            `${event.draft} is decided by ${event.method}`,
            `порядок по ${event.draft}: ${event.method}`,
          );
    case "position-prepared":
      return say(
        `prepares on ${event.item}: ${event.value}`,
        `готовит позицию по ${event.item}: ${event.value}`,
      );
    case "position-taken": {
      const attached = event.attached.length > 0 ? ` (${event.attached.join(", ")})` : "";
      const words = event.words === null ? "" : `: ${event.words}`;
      const late = event.later ? say(" after the closing", " после закрытия") : both("");
      return say(
        `on ${event.item}${late.en}: ${event.value}${attached}${words}`,
        `по ${event.item}${late.ru}: ${event.value}${attached}${words}`,
      );
    }
    case "rules-reserved":
      return say(`reserves on the rules: ${event.words}`, `оговорка к правилам: ${event.words}`);
    case "silence-opened":
      return silenceWords(event.draft, event.closes, event.terms.closing === "inclusive");
    case "notice-taken":
      return say(`has notice of ${event.draft}`, `уведомление о ${event.draft} получено`);
    case "silence-objected": {
      const what =
        event.as === "amendment" ? say("amendment", "поправка") : say("objection", "возражение");
      const words = event.words === null ? "" : `: ${event.words}`;
      const broken = event.breaks ? say("; silence is broken", "; молчание нарушено") : both("");
      const on = event.item ?? event.draft;
      return say(
        `${what.en} to ${on}${broken.en}${words}`,
        `${what.ru} по ${on}${broken.ru}${words}`,
      );
    }
    case "objection-withdrawn":
      return say(
        `withdraws its objection to ${event.draft}`,
        `снимает возражение по ${event.draft}`,
      );
    case "silence-held":
      return say(
        `holds ${event.draft}; its clock stops`,
        `пауза по ${event.draft}; срок остановлен`,
      );
    case "hold-lifted":
      return say(`lifts its hold on ${event.draft}`, `снимает паузу по ${event.draft}`);
    case "silence-extended":
      return say(
        `extends ${event.draft} from ${event.from} to ${event.to}`,
        `продлевает ${event.draft} с ${event.from} до ${event.to}`,
      );
    case "silence-lapsed":
      return say(
        `${event.draft} lapses: no recorded notice of ${listed(event.missing, "en")}`,
        `${event.draft} отпадает: не уведомлены ${listed(event.missing, "ru")}`,
      );
    case "decided": {
      const results = (language: "en" | "ru") =>
        event.items
          .map((item) => {
            const word =
              (language === "en" ? FINDING_EN : FINDING_RU)[item.finding] ?? item.finding;
            const against = language === "en" ? "against" : "против";
            const by =
              item.blocking.length > 0 ? `, ${against}: ${listed(item.blocking, language)}` : "";
            return `${item.item} ${word}${by}`;
          })
          .join("; ");
      const back = event.sentBack.join(", ");
      return say(
        `${results("en")}${back ? `; sent back: ${back}` : ""}`,
        `${results("ru")}${back ? `; возвращены: ${back}` : ""}`,
      );
    }
    case "participation-changed":
      return say(
        `${stateWords(event.state).en}: ${event.value}`,
        `${stateWords(event.state).ru}: ${event.value}`,
      );
    case "ruled":
      return say(
        `rules on ${event.about}: ${event.words}`,
        `решает о ${event.about}: ${event.words}`,
      );
    case "note-sent": {
      const to = (language: "en" | "ru") =>
        event.to.map((id) => whoIs(id, names)[language]).join(", ");
      return say(`note to ${to("en")}: ${event.words}`, `записка (${to("ru")}): ${event.words}`);
    }
    case "injects-planned":
      return say(
        `plans ${event.injects.length} injects`,
        `запланировано вводных: ${event.injects.length}`,
      );
    case "inject-set":
      return say(
        `inject ${event.inject}: ${event.status}`,
        `вводная ${event.inject}: ${event.status}`,
      );
    case "inject-armed":
      return say(
        `inject ${event.inject} due ${event.due}`,
        `вводная ${event.inject}: ${event.due}`,
      );
    case "inject-delivered":
      return both(`${event.from}: ${event.subject}. ${event.message}`);
    case "refused": {
      const words = refusalWords(event.refusal);
      const on = event.about === null ? "" : ` ${event.about}`;
      return say(
        `${event.motion}${on} refused: ${words.en}`,
        `${event.motion}${on}, отказано: ${words.ru}`,
      );
    }
  }
}

function actWords(act: Extract<PlayEvent, { kind: "act-entered" }>["act"]): Words {
  const by = (language: "en" | "ru") => listed([act.by].flat(), language);
  const about = [act.as, act.for, act.organ, act.item, act.value].filter(
    (part) => part !== undefined,
  );
  const to = [act.to ?? []].flat();
  const line = (language: "en" | "ru") => {
    const addressee = to.length > 0 ? ` → ${listed(to, language)}` : "";
    const words = act.what === undefined ? "" : `: ${act.what[language]}`;
    const detail = about.length > 0 ? ` (${about.join(", ")})` : "";
    return `${act.id} ${by(language)}${addressee}, ${act.act}${detail}${words}`;
  };
  return say(line("en"), line("ru"));
}

function attendanceWords(state: string, value: "present" | "absent", organ: string): Words {
  const who = stateWords(state);
  const ru = value === "present" ? "присутствует" : "отсутствует";
  return say(`${who.en} is ${value} in ${organ}`, `${who.ru}: ${ru}, ${organ}`);
}

/** Both sides of the closing instant are said: until when, and whether that instant counts. */
function silenceWords(draft: string, closes: string, included: boolean): Words {
  const en = included ? "included" : "not included";
  const ru = included ? "включая" : "исключая";
  return say(
    `${draft} under silence until ${closes}, that instant ${en}`,
    `${draft} под молчанием до ${closes}, ${ru} этот момент`,
  );
}
