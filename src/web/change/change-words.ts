// Changes and what they need besides, in words: one clause a change, one phrase an open item.
import type { Change } from "../../change/changes.ts";
import type { Cube } from "../../exact/diagram.ts";
import type { Act, CaseFile } from "../../pack/schema.ts";
import { provisionName } from "../because.ts";
import { factValueWords } from "../fact-words.ts";
import {
  actDetails,
  authorsWords,
  factTitle,
  itemName,
  measureName,
  readingQuestion,
  turnsOnWords,
} from "../labels.ts";
import type { Voice } from "../voice.ts";

export function changeClause(change: Change, caseFile: CaseFile, voice: Voice): string {
  const { t } = voice;
  if ("item" in change) {
    const said = t("why.position", {
      state: voice.name(change.position),
      item: itemName(change.item, caseFile, voice),
      to: positionName(change.to, voice),
      from: positionName(change.from, voice),
    });
    const others = change.orTo?.map((value) => positionName(value, voice)) ?? [];
    return others.length > 0 ? `${said} ${t("why.orTo", { values: either(others, voice) })}` : said;
  }
  if ("reading" in change) {
    return t("why.reading", {
      question: readingQuestion(change.reading, voice),
      value: readingValues(change.reading, [change.to, ...(change.orTo ?? [])], voice),
    });
  }
  if ("fact" in change) {
    return t("why.fact", {
      fact: factTitle(change.fact, voice),
      to: factValueWords(change.fact, change.to, voice),
      from: factValueWords(change.fact, change.from, voice),
    });
  }
  if ("member" in change) {
    const key = change.to === "left" ? "why.left" : "why.full";
    return t(key, { state: voice.name(change.member) });
  }
  if ("reform" in change) return t("why.reform", { reform: reformTitle(change.reform, voice) });
  return actClause(change, caseFile, voice);
}

function actClause(
  change: Extract<Change, { act: unknown }>,
  caseFile: CaseFile,
  voice: Voice,
): string {
  const { t } = voice;
  switch (change.act) {
    case "redirect": {
      const by = authorsWords(change.entry, voice);
      const [to, from] = [voice.names(change.to), voice.names(change.from)];
      const said = to === from ? t("why.written", { by, to }) : t("why.redirect", { by, to, from });
      return said + citing(change.entry, caseFile, voice);
    }
    case "cite":
      return t("why.cite", { provision: provisionName(change.under, voice) });
    case "remove": {
      const act = caseFile.acts?.find(({ id }) => id === change.id);
      const what = act
        ? [t(`act.${act.act}`), voice.date(act.at), authorsWords(act, voice)].join(", ")
        : t(`act.${change.kind}`);
      return t("why.remove", { act: what });
    }
    case "add": {
      const instead = (change.insteadOf ?? []).length > 0 ? ` ${t("why.instead")}` : "";
      return added(change.entry, caseFile, voice) + citing(change.entry, caseFile, voice) + instead;
    }
  }
}

/** Whatever act a gate asks for, as a clause of its own. */
function added(entry: Act, caseFile: CaseFile, voice: Voice): string {
  const { t } = voice;
  const by = authorsWords(entry, voice);
  const measure =
    entry.item === undefined
      ? measureName(entry.for ?? null, voice)
      : itemName(entry.item, caseFile, voice);
  switch (entry.act) {
    case "request":
      return t("why.add.request", { by, to: voice.names([entry.to ?? []].flat()), measure });
    case "consent":
    case "offer":
      return t(`why.add.${entry.act}`, { by, measure });
    case "convening":
      return t("why.add.convening", { organ: voice.name(entry.organ ?? "") });
    case "proposal":
      if (entry.method === undefined) return t("why.add.proposal", { measure });
      return t("why.add.method", { method: t(`method.${entry.method}`) });
    case "authorisation":
      return t("why.add.authorisation", { by });
    case "characterisation":
      return t("why.add.characterisation", {
        by,
        as: voice.maybe(`as.${entry.as}`, entry.as ?? ""),
      });
    case "delivery":
      return t("why.add.delivery");
    default: {
      const details = actDetails(entry, caseFile, voice).join("; ");
      const said = t("why.add.other", { act: t(`act.${entry.act}`), by });
      return details === "" ? said : `${said}: ${details}`;
    }
  }
}

function citing(entry: Act, caseFile: CaseFile, voice: Voice): string {
  const recorded = caseFile.acts?.find(({ id }) => id === entry.id)?.under;
  if (entry.under === undefined || entry.under === recorded) return "";
  return `, ${voice.t("why.under", { provision: provisionName(entry.under, voice) })}`;
}

export function reformTitle(id: string, voice: Voice): string {
  const title = voice.pack.byId.reform.get(id)?.title;
  return title ? voice.of(title) : id;
}

// --- choices of open items ---------------------------------------------------------------------------

/** What open items must be, positions that stand alike taken together. */
export function cubePhrases(
  cube: Cube,
  caseFile: CaseFile,
  voice: Voice,
  members: readonly string[] = [],
): string[] {
  const positions = new Map<string, string[]>();
  const others: string[] = [];
  for (const [id, values] of Object.entries(cube)) {
    const [kind = "", item = "", state = ""] = id.split(":");
    if (kind !== "position") {
      others.push(`${itemTitle(id, caseFile, voice)} – ${valuesName(id, values, voice)}`);
      continue;
    }
    const name = itemName(item.replace(/\.method$/, ""), caseFile, voice);
    const said = `${name}: ${valuesName(id, values, voice)}`;
    positions.set(said, [...(positions.get(said) ?? []), state]);
  }
  const stands = [...positions].map(
    ([said, states]) => `${statesWords(states, members, voice)} – ${said}`,
  );
  return [...others, ...stands];
}

/** All members by that name, where each of them is meant. */
export function statesWords(
  states: readonly string[],
  members: readonly string[],
  voice: Voice,
): string {
  const all = members.length > 2 && members.every((state) => states.includes(state));
  return all ? voice.t("cube.each") : voice.names(states);
}

/** What an item is about, from its id as the engine writes it. */
export function itemTitle(id: string, caseFile: CaseFile, voice: Voice): string {
  const [kind = "", ...rest] = id.split(":");
  const plain = rest.join(":");
  switch (kind) {
    case "reading":
      return readingQuestion(plain, voice);
    case "fact":
      return factTitle(plain, voice);
    case "territory":
      return factTitle("territory", voice);
    case "position":
    case "party":
    case "act":
      return turnsOnWords([{ [kind]: plain } as never], caseFile, voice).join("; ");
    default:
      return turnsOnWords([{ account: id }], caseFile, voice).join("; ");
  }
}

/** Values of one item in words; of positions what is ruled out of all it may take, where that is shorter. */
export function valuesName(
  id: string,
  values: readonly string[],
  voice: Voice,
  of: readonly string[] = POSITIONS,
): string {
  const [kind = "", ...rest] = id.split(":");
  const plain = rest.join(":");
  const { t } = voice;
  switch (kind) {
    case "reading":
      return readingValues(plain, values, voice);
    case "position":
      return positionNames(values, voice, of);
    case "fact":
      return either(
        values.map((value) => factValueWords(plain, value, voice)),
        voice,
      );
    case "territory":
      return either(
        values.map((value) => factValueWords("territory", value, voice)),
        voice,
      );
    case "party":
      return either(
        values.map((v) => t(v === "yes" ? "cube.bound" : "cube.bound.not")),
        voice,
      );
    default:
      return either(
        values.map((value) =>
          value === "yes" || value === "supplied"
            ? t("cube.happened")
            : value === "no"
              ? t("cube.happened.not")
              : voice.maybe(`value.${value}`, value),
        ),
        voice,
      );
  }
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

function positionNames(values: readonly string[], voice: Voice, of: readonly string[]): string {
  const not = of.filter((value) => !values.includes(value));
  if (not.length === 0) return voice.t("cube.any");
  if (values.length <= of.length / 2) {
    return either(
      values.map((value) => positionName(value, voice)),
      voice,
    );
  }
  const ruledOut = not.map((value) => voice.t("cube.quoted", { text: positionName(value, voice) }));
  return voice.t("cube.not", { values: either(ruledOut, voice) });
}

const positionName = (value: string, voice: Voice) => voice.maybe(`position.${value}`, value);

function readingValues(id: string, values: readonly string[], voice: Voice): string {
  const reading = voice.pack.byId.reading.get(id);
  const titles = values.map((value) => {
    const title = reading?.values.find((entry) => entry.id === value)?.title;
    return title ? voice.of(title) : value;
  });
  return either(titles, voice);
}

export function either(names: readonly string[], { language }: Voice): string {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
}
