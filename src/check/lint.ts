/** Lint of packs and cases: links lead somewhere, data have sources, acts are accounted for. */
import { throughStep } from "../engine/analysis.ts";
import { findingOf } from "../engine/findings.ts";
import type { Gate } from "../engine/gates.ts";
import {
  authorsOf,
  isSilentAbout,
  isSourcedAbsence,
  matterOf,
  memberStates,
  type Wanted,
} from "../engine/matter.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import type { Problem } from "../pack/problem.ts";
import type { Act, CaseFile, OutcomeFile } from "../pack/schema.ts";
import { isState } from "../pack/states.ts";
import { analysed } from "./check.ts";
import { lintLaw } from "./lint-law.ts";
import { lintRegisters } from "./lint-registers.ts";

export type Lint = Problem & { readonly rule: string };

/** Everything wrong with a pack; empty if nothing is. `records` are claims and registers, unchecked. */
export function lintPack(
  pack: Pack,
  outcomes: ReadonlyMap<string, OutcomeFile>,
  records: ReadonlyMap<string, unknown> = new Map(),
): Lint[] {
  return [
    ...lintLaw(pack),
    ...lintRegisters(pack, records),
    ...pack.cases.flatMap((entry) => lintCase(pack, entry)),
    ...[...outcomes.values()].flatMap((entry) => lintOutcome(pack, entry)),
  ];
}

const HELD_SOURCES = ["record"];

/** Everything wrong with one case against the pack it is put to. */
export function lintCase(
  pack: Pack,
  caseFile: CaseFile,
  file = `packs/${pack.id}/cases/${caseFile.id}.yaml`,
): Lint[] {
  const found: Lint[] = [];
  const say = (rule: string, key: string, says: string, valid?: Iterable<string>, got?: string) =>
    found.push({
      rule,
      file,
      key,
      says,
      nearest: valid && got !== undefined ? (nearest(got, valid) ?? undefined) : undefined,
    });
  const link = (
    rule: string,
    key: string,
    got: string | undefined,
    valid: ReadonlyMap<string, unknown> | ReadonlySet<string>,
  ) => {
    if (got !== undefined && !valid.has(got))
      say(rule, key, `"${got}" leads to nothing`, valid.keys(), got);
  };
  const { byId } = pack;
  const measures = new Set([...byId.measure.keys(), "help"]);
  const mustHaveSource = HELD_SOURCES.includes(caseFile.origin);
  const sourcesAt = (key: string, sources: readonly string[] | undefined) => {
    if (mustHaveSource && (sources === undefined || sources.length === 0))
      say("source", key, "has no source");
    sources?.forEach((source, i) => {
      link("link", `${key}.sources.${i}`, source, byId.source);
    });
  };

  if (caseFile.until != null && caseFile.until < caseFile.date.slice(0, caseFile.until.length)) {
    say("interval", "until", "ends before it begins");
  }
  if (caseFile.follows !== undefined) link("link", "follows", caseFile.follows, byId.case);
  if (
    typeof caseFile.territory === "string" &&
    caseFile.territory !== "none" &&
    !isState(caseFile.territory)
  ) {
    say("link", "territory", `"${caseFile.territory}" is not a state code`);
  }
  const facts = Object.entries(caseFile.facts ?? {});
  if (typeof caseFile.territory === "object") facts.push(["territory", caseFile.territory]);
  for (const [fact, entry] of facts) {
    const known = byId.fact.get(fact);
    if (fact !== "territory" && known === undefined) {
      say("link", `facts.${fact}`, `"${fact}" is not in packs/facts.yaml`, byId.fact.keys(), fact);
      continue;
    }
    const values = new Set(known?.values.map(({ id }) => id));
    const accounts = "value" in entry ? [entry] : entry.accounts;
    accounts.forEach((account, i) => {
      const key = "value" in entry ? `facts.${fact}` : `facts.${fact}.accounts.${i}`;
      if (known) link("link", `${key}.value`, account.value, values);
      sourcesAt(key, account.sources);
    });
    if ("accounts" in entry) {
      entry.accounts.forEach((account, i) => {
        const twice = entry.accounts.find(
          (other, j) =>
            j < i &&
            other.by === account.by &&
            other.at === account.at &&
            other.value !== account.value,
        );
        if (twice)
          say(
            "account",
            `facts.${fact}.accounts.${i}`,
            `${account.by} holds two different accounts on ${account.at}`,
          );
      });
    }
  }

  const acts = caseFile.acts ?? [];
  const ids = new Set<string>();
  const named = new Set(
    acts.flatMap((act) => [
      act.id,
      ...(act.item ? [act.item] : []),
      ...(act.items?.map(({ id }) => id) ?? []),
    ]),
  );
  const proposed = new Set(
    acts.flatMap((act) => [
      ...(act.act === "position" ? [] : [act.id, ...(act.item ? [act.item] : [])]),
      ...(act.items?.map(({ id }) => id) ?? []),
    ]),
  );
  const matter = matterOf(pack, caseFile);
  const members = new Set(memberStates(matter.law.roll));
  acts.forEach((act, i) => {
    const key = `acts.${i}`;
    if (ids.has(act.id)) say("id", `${key}.id`, `"${act.id}" is used twice`);
    ids.add(act.id);
    link("link", `${key}.for`, act.for, measures);
    act.items?.forEach((item, j) => {
      link("link", `${key}.items.${j}.for`, item.for, byId.measure);
    });
    link("link", `${key}.under`, act.under, byId.provision);
    link("link", `${key}.organ`, act.organ, byId.organ);
    link("link", `${key}.answers`, act.answers, named);
    if (act.act === "position") {
      link("link", `${key}.item`, act.item, proposed);
      if (!POSITION_VALUES.has(act.value ?? ""))
        say(
          "value",
          `${key}.value`,
          `"${act.value}" is not a position`,
          POSITION_VALUES,
          act.value ?? "",
        );
    }
    for (const author of authorsOf(matter, act)) {
      if (/^[A-Z]{3}$/.test(author) && !isState(author))
        say("link", `${key}.by`, `"${author}" is not a state code`);
      if (
        ONLY_MEMBERS.has(act.act) &&
        isState(author) &&
        !members.has(author) &&
        act.act !== "signature"
      ) {
        say("roll", `${key}.by`, `${author} is not on the roll of ${matter.law.membersDay}`);
      }
    }
    sourcesAt(key, act.sources);
  });
  caseFile.none?.forEach((entry, i) => {
    sourcesAt(`none.${i}`, entry.sources);
  });
  caseFile.lanes?.forEach((lane, i) => {
    sourcesAt(`lanes.${i}`, lane.sources);
  });
  caseFile.opinions?.forEach((opinion, i) => {
    sourcesAt(`opinions.${i}`, opinion.sources);
  });
  if (found.length === 0) found.push(...unaccounted(pack, caseFile, file));
  return found;
}

const POSITION_VALUES = new Set([
  "in-favour",
  "no-objection",
  "silent",
  "abstaining",
  "objecting",
  "absent",
  "absent-no-objection",
  "not-participating",
  "recused",
]);
/** Acts of members only: a request from outside is what the standing gate tests. */
const ONLY_MEMBERS = new Set<Act["act"]>(["position", "attendance"]);

/** Every act that a gate reached asks for is in the log, sourced as absent, or named as not on record. */
function unaccounted(pack: Pack, caseFile: CaseFile, file: string): Lint[] {
  const analysis = analysed(pack, caseFile);
  const { matter, worlds } = analysis;
  const seen = new Set<string>();
  const found: Lint[] = [];
  if (caseFile.origin !== "record") return found;
  const asked = analysis.asks.length > 0;
  for (const path of analysis.paths) {
    if (path.closed !== null || (asked && path.ask === null)) continue;
    path.steps.forEach((step, i) => {
      if (!("gate" in step)) return;
      // Where nobody asked for anything, only the absence of a request has to be accounted for.
      if (!asked && step.gate !== "request") return;
      const { reach, passes } = throughStep(analysis, path, i);
      if (findingOf(worlds, reach, passes) !== "not-met") return;
      for (const gate of path.walks.map((walk) => walk.gates[i] as Gate)) {
        if (gate.acts.length > 0) continue;
        const open = (gate.wanted ?? []).filter((wanted) => !accounted(matter, wanted));
        if (gate.wanted === undefined || open.length === 0) continue;
        const wanted = open[0] as Wanted;
        const text = describe(wanted);
        if (seen.has(text)) continue;
        seen.add(text);
        found.push({
          rule: "accounted",
          file,
          key: "acts",
          says: `${path.route.id} asks for ${text}: not in acts, none or notOnRecord`,
        });
      }
    });
  }
  return found;
}

function accounted(matter: Parameters<typeof isSilentAbout>[0], wanted: Wanted): boolean {
  return isSilentAbout(matter, wanted) || isSourcedAbsence(matter, wanted);
}

function describe(wanted: Wanted): string {
  const parts = [
    wanted.act,
    wanted.for && `for ${wanted.for}`,
    wanted.by && `by ${wanted.by.join(" or ")}`,
    wanted.organ && `of ${wanted.organ.join(" or ")}`,
    wanted.to && `to ${wanted.to}`,
  ];
  return parts.filter(Boolean).join(" ");
}

function lintOutcome(pack: Pack, outcome: OutcomeFile): Lint[] {
  const file = `packs/${pack.id}/outcomes/${outcome.case}.yaml`;
  const caseFile = pack.byId.case.get(outcome.case);
  const found: Lint[] = [];
  if (caseFile === undefined) {
    return [
      {
        rule: "link",
        file,
        key: "case",
        says: `"${outcome.case}" leads to nothing`,
        nearest: nearest(outcome.case, pack.byId.case.keys()) ?? undefined,
      },
    ];
  }
  const asks = new Set(analysed(pack, caseFile).asks.map(({ id }) => id));
  outcome.observed.forEach((entry, i) => {
    const key = `observed.${i}`;
    if (!pack.byId.measure.has(entry.measure)) {
      found.push({
        rule: "link",
        file,
        key: `${key}.measure`,
        says: `"${entry.measure}" leads to nothing`,
        nearest: nearest(entry.measure, pack.byId.measure.keys()) ?? undefined,
      });
    }
    if (entry.ask !== undefined && !asks.has(entry.ask)) {
      found.push({
        rule: "link",
        file,
        key: `${key}.ask`,
        says: `"${entry.ask}" is no ask of the case`,
        nearest: nearest(entry.ask, asks) ?? undefined,
      });
    }
    for (const source of entry.sources) {
      if (!pack.byId.source.has(source))
        found.push({
          rule: "link",
          file,
          key: `${key}.sources`,
          says: `"${source}" leads to nothing`,
          nearest: nearest(source, pack.byId.source.keys()) ?? undefined,
        });
    }
  });
  return found;
}
