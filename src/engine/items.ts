/** The things on the table at a decision: positions, the arithmetic of the rule, and each one's stop. */
import type { Node } from "../exact/diagram.ts";
import type { PositionValue } from "../pack/schema.ts";
import { passesOf, type Trace } from "./analysis.ts";
import { findingOf, type Worlds } from "./findings.ts";
import type { Gate } from "./gates.ts";
import { type Matter, memberStates } from "./matter.ts";
import { excludedBecause, type Item, recordedPosition } from "./rule.ts";
import { stopOf } from "./stops.ts";
import type { Arithmetic, ItemRun } from "./types.ts";
import type { Path } from "./walk.ts";

/** Each thing on the table at a decision, with positions, arithmetic and its own finding. */
export function itemRuns(
  path: Path,
  i: number,
  traces: readonly Trace[],
  matter: Matter,
  worlds: Worlds,
): ItemRun[] {
  return path.walks.map(({ item, gates }, k) => {
    const trace = traces[k] as Trace;
    const finding = findingOf(worlds, trace.reach[i] as Node, passesOf(trace, i));
    const states = memberStates(matter.law.roll);
    const positions = Object.fromEntries(
      states.map((state): [string, PositionValue | null] => [
        state,
        recordedPosition(matter, item, state).value,
      ]),
    );
    const arithmetic = arithmeticOf(gates[i] as Gate, item, matter, states, positions);
    const steps = path.steps.map((_, j) => ({
      finding: findingOf(worlds, trace.reach[j] as Node, passesOf(trace, j)),
    }));
    const { stop } = stopOf(path, [gates], steps, worlds, matter);
    return { id: item.key, finding, positions, arithmetic, stop };
  });
}

function arithmeticOf(
  gate: Gate,
  item: Item,
  matter: Matter,
  states: readonly string[],
  positions: Readonly<Record<string, PositionValue | null>>,
): Arithmetic {
  const rule = gate.rules?.[0];
  const excluded = rule
    ? states.flatMap((state) => {
        const because = excludedBecause(matter, rule, item, state);
        return because === null ? [] : [{ state, because }];
      })
    : [];
  const onRecord = states.filter((state) => positions[state] !== null).length;
  return {
    rules: gate.rules?.map(({ id }) => id) ?? [],
    roll: states,
    excluded,
    tests: rule?.tests.map((test) => test.kind) ?? [],
    onRecord: `${onRecord} of ${states.length}`,
  };
}
