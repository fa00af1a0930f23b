/** Minimal changes in words, in both languages: what would have had to be different, and provided what. */
import type { Change } from "../change/changes.ts";
import type { ChangeSet, Why } from "../change/why.ts";
import type { Cube } from "../exact/diagram.ts";
import type { Act, CaseFile } from "../pack/schema.ts";
import type { Text } from "./outline.ts";
import { factName, instrumentName, itemName, measureName } from "./step-words.ts";
import { capital, type Voice } from "./voice.ts";

const SETS_MAX = 3;

/** What the note shows for one ask; empty where `why` has no answer for it. */
export function changeLines(why: Why, ask: string, file: CaseFile, voice: Voice): Text[] {
  const { t } = voice;
  const target = why.asks.find((entry) => entry.ask === ask);
  if (target === undefined) return [];
  const sets = why.changeSets.filter((set) => set.ask === ask && set.route === target.route);
  if (sets.length === 0) return [t("changes.none")];
  const lines = sets.slice(0, SETS_MAX).map((set) => setWords(set, file, voice));
  const more = sets.length - lines.length;
  if (more > 0) lines.push(`${t("step.more", { n: more })}.`);
  const can = target.blockingSets.filter((states) => states.length === 1).flat();
  if (can.length > 0)
    lines.push(`${t("changes.blocking", { states: everyone(can, why, voice) })}.`);
  return lines;
}

/** All members by that name where each of them is meant. */
function everyone(states: readonly string[], why: Why, voice: Voice): string {
  const belong = voice.pack.members.roll.filter(
    (entry) =>
      (entry.standing === "member" || entry.standing === "treaty-party") &&
      entry.participation === "full" &&
      entry.from <= why.lawAsOf &&
      (entry.to == null || why.lawAsOf < entry.to),
  );
  const all = belong.length > 2 && belong.every(({ state }) => states.includes(state));
  return all ? voice.t("changes.each") : voice.names(states);
}

function setWords(set: ChangeSet, file: CaseFile, voice: Voice): Text {
  const { t } = voice;
  const changes = set.changes.map((change) => changeWords(change, file, voice));
  const what = capital(changes.length > 0 ? changes.join("; ") : t("changes.nothing"));
  const [first] = set.provided;
  const given = first === undefined ? "" : cubeWords(first, file, voice);
  const others = set.provided.length > 1 || set.more ? ` (${t("changes.otherwise")})` : "";
  return given === "" ? `${what}.` : `${what}. ${t("changes.provided")}: ${given}${others}.`;
}

function changeWords(change: Change, file: CaseFile, voice: Voice): string {
  const { t } = voice;
  const names = (ids: string | readonly string[] | undefined) =>
    [ids ?? []].flat().map(voice.name).join(", ");
  if ("item" in change) {
    return t("changes.position", {
      state: voice.name(change.position),
      to: position(change.to, voice),
      from: position(change.from, voice),
      item: itemName(change.item, file, voice),
    });
  }
  if ("reading" in change)
    return readingWords(change.reading, [change.to, ...(change.orTo ?? [])], voice);
  if ("fact" in change) {
    return t("changes.fact", {
      fact: factName(change.fact, voice),
      to: factValue(change.fact, change.to, voice),
      from: factValue(change.fact, change.from, voice),
    });
  }
  if ("member" in change) {
    return t(change.to === "left" ? "changes.left" : "changes.full", {
      state: voice.name(change.member),
    });
  }
  if ("reform" in change) {
    const reform = voice.pack.byId.reform.get(change.reform);
    return t("changes.reform", { reform: reform ? voice.of(reform.title) : change.reform });
  }
  switch (change.act) {
    case "redirect":
      return t("changes.redirect", {
        by: names(change.entry.by),
        to: names(change.to),
        from: names(change.from),
      });
    case "cite":
      return t("changes.cite", { what: provisionName(change.under, voice) });
    case "remove":
      return t("changes.remove", { act: voice.maybe(`act.${change.kind}`, change.kind) });
    case "add":
      return t("changes.add", { act: addedWords(change.entry, file, voice) });
  }
}

function addedWords(entry: Act, file: CaseFile, voice: Voice): string {
  const by = [entry.by].flat().map(voice.name).join(", ");
  const to = [entry.to ?? []].flat().map(voice.name).join(", ");
  const about = [
    entry.organ === undefined ? "" : voice.name(entry.organ),
    entry.for === undefined ? "" : measureName(entry.for, voice),
    entry.item === undefined || entry.for !== undefined ? "" : itemName(entry.item, file, voice),
    entry.method === undefined ? "" : voice.maybe(`method.${entry.method}`, entry.method),
    entry.under === undefined ? "" : provisionName(entry.under, voice),
  ].filter(Boolean);
  const who = to === "" ? by : `${by} → ${to}`;
  return `${voice.t(`act.${entry.act}`)}, ${who}${about.length > 0 ? `, ${about.join(", ")}` : ""}`;
}

function provisionName(id: string, voice: Voice): string {
  const found = voice.pack.byId.provision.get(id);
  return found ? `${voice.of(found.instrument.title)}, ${voice.of(found.title)}` : id;
}

const quoted = (value: string, voice: Voice) => voice.t("quoted", { text: position(value, voice) });
const position = (value: string, voice: Voice) => voice.maybe(`position.${value}`, value);

function factValue(fact: string, value: string, voice: Voice): string {
  const title = voice.pack.byId.fact.get(fact)?.values.find(({ id }) => id === value)?.title;
  return title ? voice.of(title) : voice.name(value);
}

function readingWords(id: string, values: readonly string[], voice: Voice): string {
  const reading = voice.pack.byId.reading.get(id);
  const titles = values.map((value) => {
    const title = reading?.values.find((each) => each.id === value)?.title;
    return title ? voice.of(title) : value;
  });
  const list = new Intl.ListFormat(voice.language === "en" ? "en-GB" : "ru", {
    type: "disjunction",
  });
  const question = reading ? voice.of(reading.question) : id;
  return `${voice.t("quoted", { text: question })} – ${list.format(titles)}`;
}

const POSITIONS = [
  "in-favour",
  "no-objection",
  "silent",
  "abstaining",
  "objecting",
  "absent",
  "absent-no-objection",
  "not-participating",
  "recused",
];

/** What open items must be; positions that stand alike are taken together. */
function cubeWords(cube: Cube, file: CaseFile, voice: Voice): string {
  const { t } = voice;
  const positions = new Map<string, string[]>();
  const others: string[] = [];
  for (const [item, values] of Object.entries(cube)) {
    const [kind = "", ...rest] = item.split(":");
    const id = rest.join(":");
    if (kind === "position") {
      const state = rest.at(-1) ?? "";
      const not = POSITIONS.filter((value) => !values.includes(value));
      const said =
        not.length <= POSITIONS.length / 2
          ? t("changes.not", { positions: not.map((value) => quoted(value, voice)).join(", ") })
          : values.map((value) => quoted(value, voice)).join(", ");
      positions.set(said, [...(positions.get(said) ?? []), state]);
    } else if (kind === "reading") others.push(readingWords(id, values, voice));
    else if (kind === "fact" || kind === "account") {
      const shown = values.map((value) => factValue(id, value, voice)).join(", ");
      others.push(`${factName(id, voice)}: ${shown}`);
    } else if (kind === "party") {
      others.push(
        t("turns.bound", {
          instrument: instrumentName(rest[0] ?? "", voice),
          state: voice.name(rest[1] ?? ""),
        }),
      );
    } else if (kind === "act") {
      const [act = "", ...about] = rest;
      const names = about
        .flatMap((each) => each.split("+"))
        .map((each) => {
          const named = voice.name(each);
          return named === each ? itemName(each, file, voice) : named;
        });
      const happened = values.includes("no") ? `${t("finding.not-met")}: ` : "";
      others.push(
        `${happened}${voice.maybe(`act.${act}`, voice.maybe(`duty.${act}`, act))} (${names.join(", ")})`,
      );
    } else
      others.push(
        [
          kind === "territory" ? t("fact.territory") : itemName(id, file, voice),
          values.map(voice.name).join(", "),
        ].join(": "),
      );
  }
  const stands = [...positions].map(([said, states]) => `${voice.names(states)}: ${said}`);
  return [...others, ...stands].join("; ");
}
