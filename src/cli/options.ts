/** Options that every question about a case shares, from command-line words to `RunOptions`. */
import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { applicable, applyReforms } from "../change/reform.ts";
import { lintCase } from "../check/lint.ts";
import type { PositionOverride, RunOptions } from "../engine/matter.ts";
import { POSITIONS } from "../engine/rule.ts";
import { earliestDay, isCalendarDate } from "../pack/dates.ts";
import { lawOn } from "../pack/law.ts";
import { nearest } from "../pack/nearest.ts";
import { packsFolder } from "../pack/overlay-node.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { packIds, readPack, readYaml } from "../pack/read-node.ts";
import { Act, CaseFile, type PositionValue } from "../pack/schema.ts";
import { isState, STATE_CODES } from "../pack/states.ts";

export type CaseWords = {
  pack?: string;
  packs?: string;
  law?: string;
  members?: string;
  at?: string;
  reading: string[];
  account: string[];
  accounts?: string;
  fact: string[];
  territory?: string;
  position: string[];
  without: string[];
  act: string[];
  reform: string[];
  json?: boolean;
};

const collect = (value: string, before: string[]): string[] => [...before, value];

export function withCaseOptions(command: Command): Command {
  return command
    .option("--pack <id>", "the organisation to put the case to", undefined)
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--law <date>", "provisions, parties and roll as of this day")
    .option("--members <date>", "the roll alone as of this day")
    .option("--at <date>", "read the log only up to this day")
    .option("--reading <id=value>", "fix a reading", collect, [])
    .option("--account <fact=holder>", "take this holder's account of a fact", collect, [])
    .option("--accounts <all>", "accounts of scholars and press open worlds as well")
    .option("--fact <id=value>", "fix a fact", collect, [])
    .option("--territory <state>", "on whose territory the matter lies")
    .option("--position <[item:]state=value>", "fix a position", collect, [])
    .option("--without <act>", "leave an act out of the log", collect, [])
    .option("--act <file>", "add the acts of a YAML file (a list)", collect, [])
    .option("--reform <id>", "with this reform in the law", collect, [])
    .option("--json", "one JSON object, the contract of the schemas folder");
}

const fail = (key: string, says: string, got?: string, valid?: Iterable<string>): never => {
  const hint = got !== undefined && valid ? (nearest(got, valid) ?? undefined) : undefined;
  throw new InputError([{ file: "command line", key, says, nearest: hint }]);
};

export function dayOf(option: string, text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isCalendarDate(text))
    fail(option, `"${text}" is not a day (2010-06-12)`);
  return text;
}

function stateOf(option: string, text: string): string {
  if (!isState(text)) fail(option, `"${text}" is not a state code`, text, STATE_CODES);
  return text;
}

function pair(option: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) fail(option, `"${text}" is not of the form id=value`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The words of the command line against the pack; the first wrong one is an InputError. */
export function runOptionsOf(words: CaseWords, pack: Pack, caseFile: CaseFile): RunOptions {
  const readings = words.reading.map((text) => {
    const [id, value] = pair("--reading", text);
    const reading =
      pack.byId.reading.get(id) ??
      fail("--reading", `there is no reading "${id}"`, id, pack.byId.reading.keys());
    const values = (reading as { values: { id: string }[] }).values.map((entry) => entry.id);
    if (!values.includes(value)) fail("--reading", `${id} has no value "${value}"`, value, values);
    return [id, value] as const;
  });
  const facts = words.fact.map((text) => {
    const [id, value] = pair("--fact", text);
    const known = pack.byId.fact.get(id)?.values.map((entry) => entry.id);
    if (!known) return fail("--fact", `there is no fact "${id}"`, id, pack.byId.fact.keys());
    if (!known.includes(value)) fail("--fact", `${id} has no value "${value}"`, value, known);
    return [id, value] as const;
  });
  const accounts = words.account.map((text) => {
    const [fact, holder] = pair("--account", text);
    const entry = fact === "territory" ? caseFile.territory : caseFile.facts?.[fact];
    const holders =
      typeof entry === "object" && "accounts" in entry
        ? entry.accounts.map((account) => account.by)
        : [];
    if (!holders.includes(holder))
      fail("--account", `nobody called "${holder}" holds an account of ${fact}`, holder, holders);
    return [fact, holder] as const;
  });
  const acts = new Set((caseFile.acts ?? []).map((act) => act.id));
  for (const id of words.without)
    if (!acts.has(id)) fail("--without", `the case has no act "${id}"`, id, acts);
  return {
    law: words.law === undefined ? undefined : dayOf("--law", words.law),
    members: words.members === undefined ? undefined : dayOf("--members", words.members),
    at: words.at === undefined ? undefined : dayOf("--at", words.at),
    readings: Object.fromEntries(readings),
    accounts: Object.fromEntries(accounts),
    accountsAll: words.accounts === "all",
    facts: Object.fromEntries(facts),
    territory:
      words.territory === undefined || words.territory === "none"
        ? words.territory
        : stateOf("--territory", words.territory),
    positions: words.position.map(positionOf),
    without: words.without,
    acts: words.act.flatMap((path) => readYaml(path, z.array(Act))),
  };
}

function positionOf(text: string): PositionOverride {
  const [who, value] = pair("--position", text);
  const colon = who.lastIndexOf(":");
  const item = colon < 0 ? null : who.slice(0, colon);
  const state = stateOf("--position", who.slice(colon + 1));
  if (!POSITIONS.includes(value as PositionValue))
    fail("--position", `"${value}" is not a position`, value, POSITIONS);
  return { item, state, value: value as PositionValue };
}

/** A case by id, or by the path of a YAML file, with the pack it is put to and any reforms applied. */
export function openCase(
  name: string,
  words: CaseWords,
): { pack: Pack; caseFile: CaseFile; options: RunOptions } {
  const packs = words.packs ?? packsFolder();
  const isFile = /\.ya?ml$/.test(name);
  if (isFile && !existsSync(name)) fail("CASE", `there is no file ${name}`);
  const plain = isFile ? readPack(words.pack ?? "csto", packs) : packWith(name, words.pack, packs);
  const caseFile = isFile ? ownCase(name, plain) : (plain.byId.case.get(name) as CaseFile);
  const pack = words.reform.length === 0 ? plain : reformed(plain, words, caseFile);
  return { pack, caseFile, options: runOptionsOf(words, pack, caseFile) };
}

/** The reforms that can apply to the law of the day; each other one is named on stderr, and why. */
function reformed(pack: Pack, words: CaseWords, caseFile: CaseFile): Pack {
  for (const id of words.reform) {
    if (!pack.byId.reform.has(id))
      fail("--reform", `there is no reform "${id}"`, id, pack.byId.reform.keys());
  }
  const day = words.law === undefined ? earliestDay(caseFile.date) : dayOf("--law", words.law);
  const { apply, not } = applicable(pack, words.reform, lawOn(pack, day, caseFile.id));
  for (const [id, because] of Object.entries(not)) {
    process.stderr.write(`reform ${id} changes nothing here: ${because}\n`);
  }
  const result = applyReforms(pack, apply);
  if (!result.ok) fail("--reform", result.because);
  return result.ok ? result.pack : pack;
}

/** The pack that holds the case; a case of one pack may be put to another with --pack. */
function packWith(name: string, wanted: string | undefined, packs: string): Pack {
  const all: string[] = [];
  for (const id of packIds(packs)) {
    const pack = readPack(id, packs);
    const found = pack.byId.case.get(name);
    if (found === undefined) {
      all.push(...pack.byId.case.keys());
      continue;
    }
    if (wanted === undefined || wanted === id) return pack;
    const other = readPack(wanted, packs);
    return {
      ...other,
      byId: { ...other.byId, case: new Map([...other.byId.case, [name, found]]) },
    };
  }
  return fail("CASE", `there is no case "${name}"`, name, all);
}

function ownCase(path: string, pack: Pack): CaseFile {
  const text = readFileSync(path, "utf8");
  const caseFile = readYaml(path, CaseFile, text);
  const found = lintCase(pack, caseFile, path);
  if (found.length > 0) throw new InputError(found);
  return caseFile;
}
