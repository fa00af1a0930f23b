// Names for the rows of measures, given by ids: stops, states, indicators, outcomes seen.
import { type Finding, STOP_KINDS, type StopKind } from "../../engine/types.ts";
import type { Measure, Row } from "../../record/measure.ts";
import type { Records } from "../../record/record.ts";
import { stopWords } from "../stops.ts";
import { capital, type Voice } from "../voice.ts";

/** What a group of rows is about: a year, a day, a stage, an indicator, a kind of case. */
export function groupName(group: string, records: Records, voice: Voice): string {
  if (/^\d{4}(-\d{2}-\d{2})?$/.test(group)) return voice.date(group);
  const indicator = records.registers.indicators?.indicators.find(({ id }) => id === group);
  if (indicator) return voice.of(indicator.title);
  return named(group, voice);
}

export function rowName({ label }: Row, voice: Voice): string {
  const days = /^(\d+) d$/.exec(label.en)?.[1];
  if (days !== undefined) return voice.t("step.timeLimit.days", { n: Number(days) });
  if (label.en !== label.ru) return voice.of(label);
  return named(label.en, voice);
}

/** "not-adopted (open)", "KGZ", "crisis", "to states". */
function named(id: string, voice: Voice): string {
  const [, kind = id, finding] = /^(\S+) \((.+)\)$/.exec(id) ?? [];
  if (isStop(kind)) {
    if (finding === undefined || finding === "end" || finding === "met")
      return voice.t(`stop.${kind}`);
    return stopWords({ kind, finding: finding as Finding }, voice);
  }
  return voice.maybe(`row.${id}`, voice.maybe(`type.${id}`, voice.name(id)));
}

const isStop = (id: string): id is StopKind => STOP_KINDS.includes(id as StopKind);

/** The unit of one row: lags are in days wherever they stand. */
export function unitOf({ unit }: Measure, { group }: Row): Measure["unit"] {
  return group === "lag in days" ? "days" : unit;
}

export function numberWords(value: number, unit: Measure["unit"], { language }: Voice): string {
  const locale = language === "en" ? "en-GB" : language;
  if (unit === "share") {
    return value.toLocaleString(locale, { style: "percent", maximumFractionDigits: 1 });
  }
  return value.toLocaleString(locale, { maximumFractionDigits: unit === "days" ? 1 : 3 });
}

/** The title with the codes of states in words. */
export function measureTitle({ title }: Measure, voice: Voice): string {
  return capital(voice.of(title).replace(/\b[A-Z]{3}\b/g, (code) => voice.name(code)));
}
