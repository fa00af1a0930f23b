/** What stands around the routes of a run: the roll, the lanes beside, and what is not on record. */
import { isMember } from "../pack/law.ts";
import type { Analysis } from "./analysis.ts";
import type { Ask } from "./asks.ts";
import { takesPart } from "./facts.ts";
import { type Matter, statesTakingPart } from "./matter.ts";
import { recordedPosition } from "./rule.ts";
import type { Run } from "./types.ts";

export function membersOf({ matter, book, worlds }: Analysis): Run["members"] {
  return matter.law.roll.map((entry) => {
    const counted = takesPart(matter, book, entry.state, ["full", "in-arrears"]);
    return {
      state: entry.state,
      participation: entry.participation,
      counted: isMember(entry) && worlds.diagram.isAlways(worlds.compile(counted)),
      notes: matter.law.overlays(entry.state).map((overlay) => overlay.title),
    };
  });
}

export function lanesOf(matter: Matter): unknown[] {
  const beside = matter.acts.filter(
    (act) => act.act === "partner-act" || act.act === "bilateral-act",
  );
  const fromActs = beside.map((act) => ({
    at: act.at,
    lane: act.act === "bilateral-act" ? "bilateral" : "other-organisation",
    by: act.by,
    what: act.what ?? null,
    sources: act.sources ?? [],
  }));
  const until = matter.options.at;
  const lanes = (matter.case.lanes ?? []).filter((lane) => until === undefined || lane.at <= until);
  return [...lanes, ...fromActs];
}

/** What the sources are silent about: acts the case names, and positions nobody has published. */
export function notOnRecord(matter: Matter, asks: readonly Ask[]): unknown[] {
  const acts = (matter.case.notOnRecord ?? []).map((entry) =>
    typeof entry === "string" ? { act: entry } : entry,
  );
  const seen = new Set<string>();
  const positions = asks
    .flatMap((ask) => ask.items)
    .flatMap((item) => {
      if (seen.has(item.key)) return [];
      seen.add(item.key);
      const missing = statesTakingPart(matter.law.roll).filter(
        (state) => recordedPosition(matter, item, state).value === null,
      );
      return missing.length === 0 ? [] : [{ positions: item.key, states: missing }];
    });
  return [...acts, ...positions];
}
