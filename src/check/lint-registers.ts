/** Lint of claims and registers: dates, sources, links, intervals, and who says two things at once. */
import type { z } from "zod";
import { earliestDay, latestDay } from "../pack/dates.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { ClaimsFile, Registers } from "../pack/registers-schema.ts";
import { validate } from "../pack/validate.ts";
import type { Lint } from "./lint.ts";

type Plain = Readonly<Record<string, unknown>>;
type Say = (
  rule: string,
  key: string,
  says: string,
  got?: string,
  valid?: Iterable<string>,
) => void;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const plains = (value: unknown): readonly Plain[] => listed(value).filter(isPlain);
const words = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : listed(value).filter((one) => typeof one === "string");

/**
 * Everything wrong with the claims and registers of a pack. The files come unchecked, by their path
 * inside the packs, so that a missing date or source is found here and not refused on reading.
 */
export function lintRegisters(pack: Pack, files: ReadonlyMap<string, unknown>): Lint[] {
  const known = entriesOf(files);
  return [...files].flatMap(([path, value]) => {
    const found: Lint[] = [];
    const say: Say = (rule, key, says, got, valid) => {
      const hint = got !== undefined && valid ? (nearest(got, valid) ?? undefined) : undefined;
      found.push({ rule, file: `packs/${path}`, key, says, nearest: hint });
    };
    if (!isPlain(value)) {
      say("shape", "", "is not a register");
      return found;
    }
    sourcesIn(pack, value, "", say);
    if (path.endsWith("/claims.yaml")) lintClaims(pack, value, known, say);
    else lintRegister(pack, value, known, say);
    // What a rule above has said in the words of the field is not said again in those of the schema.
    const told = new Set(found.map(({ key }) => key));
    for (const problem of shapeOf(path, value)) {
      const key = namedKey(value, problem.key);
      if (!told.has(key)) say("shape", key, problem.says);
    }
    return found;
  });
}

/** `register.entry` of everything that can be linked to. */
function entriesOf(files: ReadonlyMap<string, unknown>): Set<string> {
  return new Set(
    [...files.values()].flatMap((value) =>
      isPlain(value) && typeof value.register === "string"
        ? plains(value.entries).map((entry) => `${value.register}.${entry.id}`)
        : [],
    ),
  );
}

function shapeOf(path: string, value: Plain) {
  const name = String(value.register);
  const shapes: Readonly<Record<string, z.ZodType>> = Registers;
  const shape = path.endsWith("/claims.yaml") ? ClaimsFile : shapes[name];
  if (shape === undefined) {
    const says = `"${name}" is not the name of a register`;
    return [{ key: "register", says }];
  }
  const result = validate<unknown>(shape, value, path);
  return result.ok ? [] : result.problems;
}

/** `entries.3.at` as `entries.<id>.at`, the way every other key is said. */
function namedKey(value: Plain, key: string): string {
  const [list, i, ...rest] = key.split(".");
  const entry = plains(value[list ?? ""])[Number(i)];
  return entry?.id === undefined ? key : [list, entry.id, ...rest].join(".");
}

/** Every `sources` anywhere in a file leads to a source of the pack. */
function sourcesIn(pack: Pack, value: unknown, key: string, say: Say): void {
  if (Array.isArray(value)) {
    value.forEach((inner, i) => {
      const id = isPlain(inner) && typeof inner.id === "string" ? inner.id : String(i);
      sourcesIn(pack, inner, `${key}.${id}`, say);
    });
  } else if (isPlain(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const path = key === "" ? name : `${key}.${name}`;
      if (name !== "sources") sourcesIn(pack, inner, path, say);
      else {
        for (const id of words(inner)) {
          if (!pack.byId.source.has(id))
            say("link", path, `"${id}" leads to nothing`, id, pack.byId.source.keys());
        }
      }
    }
  }
}

type Links = ReadonlySet<string> | ReadonlyMap<string, unknown>;

function linkTo(say: Say, key: string, ids: readonly string[], valid: Links): void {
  for (const id of ids)
    if (!valid.has(id)) say("link", key, `"${id}" leads to nothing`, id, valid.keys());
}

function datedAndSourced(entry: Plain, key: string, say: Say): void {
  if (typeof entry.at !== "string") say("date", `${key}.at`, "has no date");
  if (words(entry.sources).length === 0) say("source", `${key}.sources`, "has no source");
}

/** A span that runs backwards, or an end before the beginning. */
function interval(from: unknown, to: unknown, key: string, say: Say): void {
  if (typeof from !== "string" || typeof to !== "string") return;
  if (latestDay(to) < earliestDay(from))
    say("interval", key, `ends (${to}) before it begins (${from})`);
}

function spans(entry: Plain, key: string, say: Say): void {
  for (const [name, value] of Object.entries(entry)) {
    if (typeof value !== "string" || !/^\d{4}[\dT:Z+-]*\/\d{4}/.test(value)) continue;
    const [from, to] = value.split("/");
    interval(from, to, `${key}.${name}`, say);
  }
}

// --- a register ------------------------------------------------------------------------------------------

function lintRegister(pack: Pack, register: Plain, known: ReadonlySet<string>, say: Say): void {
  const name = String(register.register);
  const entries = plains(register.entries);
  const ids = (list: unknown) => new Set(plains(list).map((one) => String(one.id)));
  /** Keys whose values are named in the head of the same register. */
  const within: Readonly<Record<string, ReadonlySet<string>>> = {
    ...(name === "memberships" && { organisation: ids(register.organisations) }),
    ...(name === "forces" && { force: ids(register.forces) }),
    ...(name === "exercises" && { series: ids(register.series) }),
  };
  const full = (id: string) => (id.includes(".") ? id : `${name}.${id}`);
  const seen = new Set<string>();
  for (const entry of entries) {
    const id = String(entry.id);
    const key = `entries.${id}`;
    if (seen.has(id)) say("id", key, `"${id}" is used twice`);
    seen.add(id);
    datedAndSourced(entry, key, say);
    spans(entry, key, say);
    interval(entry.at, entry.to, `${key}.to`, say);
    linkTo(say, `${key}.cases`, words(entry.cases), pack.byId.case);
    linkTo(
      say,
      `${key}.events`,
      words(entry.events).map((one) => `events.${one}`),
      known,
    );
    linkTo(say, `${key}.stages`, words(entry.stages).map(full), known);
    for (const organ of words(entry.organ))
      linkTo(say, `${key}.organ`, [organ], organ.includes(".") ? known : pack.byId.organ);
    for (const field of ["followUp", "implementation"]) {
      const steps = plains(entry[field]).flatMap((step) => words(step.entry).map(full));
      linkTo(say, `${key}.${field}`, steps, known);
    }
    for (const [field, valid] of Object.entries(within))
      linkTo(say, `${key}.${field}`, words(entry[field]), valid);
    // Figures of dependence are quoted singly and have titles of their own.
    if (name === "indicators" && entry["kind"] !== "dependence")
      linkTo(say, `${key}.indicator`, words(entry["indicator"]), ids(register["indicators"]));
    twoAccounts(entry, key, say);
  }
  twoStatuses(entries, say);
}

/** One holder, one day, one thing, two numbers. A figure whose holder is not on record contradicts none. */
function twoAccounts(entry: Plain, key: string, say: Say): void {
  for (const field of ["figures", "participants", "documents"]) {
    const figures = plains(entry[field]);
    figures.forEach((figure, i) => {
      const holder = holderOf(figure);
      if (holder === null) return;
      const other = figures.find(
        (one, j) => j < i && holderOf(one) === holder && amountOf(one) !== amountOf(figure),
      );
      if (other === undefined) return;
      const both = `${amountOf(other)} and ${amountOf(figure)}`;
      say("account", `${key}.${field}.${i}`, `the same holder says ${both} on one date`);
    });
  }
}

const english = (value: unknown) => (isPlain(value) ? value["en"] : value);
const amountOf = (figure: Plain) => String(figure["value"] ?? figure["count"]);

/** Who says it, when, and of what: figures that differ in any of these are not two accounts. */
function holderOf(figure: Plain): string | null {
  const who = english(figure["by"]) ?? (words(figure["sources"]).join("+") || undefined);
  if (who === undefined) return null;
  const what = [figure["at"], english(figure["what"]), figure["unit"], figure["plan"]];
  return [who, ...what].join("|");
}

/** One state cannot begin two statuses in one organisation on one day. */
function twoStatuses(entries: readonly Plain[], say: Say): void {
  const start = (entry: Plain) => `${entry.state} ${entry.organisation} ${entry.at}`;
  const status = new Map<string, unknown>();
  for (const entry of entries) {
    if (entry.organisation === undefined || entry.status === undefined) continue;
    const before = status.get(start(entry));
    if (before !== undefined && before !== entry.status)
      say("account", `entries.${entry.id}`, `is ${before} and ${entry.status} from one day`);
    status.set(start(entry), entry.status);
  }
}

// --- claims ------------------------------------------------------------------------------------------------

function lintClaims(pack: Pack, claims: Plain, known: ReadonlySet<string>, say: Say): void {
  const texts = new Set(plains(claims.texts).map((text) => String(text.id)));
  const ids = new Set(plains(claims.claims).map((claim) => String(claim.id)));
  const linked = (holder: Plain, key: string) => {
    plains(holder.links).forEach((link, i) => {
      const valid =
        link.kind === "case"
          ? pack.byId.case
          : link.kind === "provision"
            ? pack.byId.provision
            : known;
      linkTo(say, `${key}.links.${i}`, words(link.id), valid);
    });
  };
  for (const text of plains(claims.texts)) {
    const key = `texts.${text.id}`;
    linked(text, key);
    linkTo(say, `${key}.source`, words(text.source), pack.byId.source);
    linkTo(say, `${key}.opposite`, words(text.opposite), texts);
  }
  for (const claim of plains(claims.claims)) {
    const key = `claims.${claim.id}`;
    if (typeof claim.asOf !== "string") say("date", `${key}.asOf`, "has no date");
    if (words(claim.sources).length === 0) say("source", `${key}.sources`, "has no source");
    linkTo(say, `${key}.text`, words(claim.text), texts);
    linked(claim, key);
  }
  for (const entry of plains(claims.disagreements)) {
    const key = `disagreements.${entry.id}`;
    linked(entry, key);
    linkTo(say, `${key}.claims`, words(entry.claims), ids);
    const sides = plains(entry.sides).flatMap((side) => words(side.text));
    linkTo(say, `${key}.sides`, sides, texts);
  }
  for (const barrier of plains(claims.barriers)) {
    const key = `barriers.${barrier.id}.cases`;
    for (const tagged of plains(barrier.cases)) {
      linkTo(say, key, words(tagged.case), pack.byId.case);
      linkTo(
        say,
        key,
        words(tagged.event).map((one) => `events.${one}`),
        known,
      );
    }
  }
  for (const task of plains(claims.tasks)) {
    const key = `tasks.${task.id}`;
    linked(task, key);
    const sides = new Set(plains(task.links).map((link) => link.side));
    if (sides.size === 1 && sides.has("for")) say("balance", key, "has only favourable links");
  }
  for (const period of plains(claims.periods))
    interval(period.from, period.to, `periods.${period.id}.to`, say);
}
