/** Where a path stops, what it was given on the way, and the provisions a step rests on. */
import { any } from "../exact/condition.ts";
import { isVerified } from "../pack/law.ts";
import type { Step } from "../pack/schema.ts";
import { turnsOn, type Worlds } from "./findings.ts";
import type { Gate } from "./gates.ts";
import type { Matter } from "./matter.ts";
import type { Finding, Provided, ProvisionRef, Stop } from "./types.ts";
import type { Path } from "./walk.ts";

const UNCERTAIN: readonly Finding[] = ["contested", "unknown", "open"];

/** The first gate not met; else the first left uncertain; else the end. */
export function stopOf(
  path: Path,
  gates: readonly (readonly Gate[])[],
  steps: readonly { readonly finding: Finding }[],
  worlds: Worlds,
  matter: Matter,
): { stop: Stop; provided: Provided[] } {
  const gated = path.steps.flatMap((step, i) => ("gate" in step ? [i] : []));
  const findingAt = (i: number) => (steps[i] as { finding: Finding }).finding;
  const failed = gated.find((i) => findingAt(i) === "not-met");
  const at = failed ?? gated.find((i) => UNCERTAIN.includes(findingAt(i)));
  const passed = gated.filter(
    (i) => UNCERTAIN.includes(findingAt(i)) && (at === undefined || i < at),
  );
  const provided = passed.map((i) => providedAt(path, i, findingAt(i), gates, worlds));
  if (at === undefined) {
    const verified = path.steps.every((step) =>
      provisionsOf(step, matter).every((p) => p.verified),
    );
    return { stop: { step: null, kind: path.route.end, finding: "met", verified }, provided };
  }
  const step = path.steps[at] as Step;
  const here = gates.map((list) => list[at] as Gate);
  const verified = provisionsOf(step, matter).every((provision) => provision.verified);
  const blocking =
    "gate" in step && step.gate === "decision" ? blockingStates(here, worlds) : undefined;
  const stop: Stop = {
    step: step.id,
    kind: (here[0] as Gate).kind,
    finding: findingAt(at),
    verified,
    ...(blocking ? { blocking } : {}),
  };
  return { stop, provided };
}

function blockingStates(gates: readonly Gate[], worlds: Worlds): string[] {
  const against = gates.flatMap((gate) => gate.against ?? []);
  return [
    ...new Set(
      against
        .filter(({ when }) => worlds.diagram.isAlways(worlds.compile(when)))
        .map(({ state }) => state),
    ),
  ];
}

const WHERE_MAX = 6;

function providedAt(
  path: Path,
  i: number,
  finding: Finding,
  gates: readonly (readonly Gate[])[],
  worlds: Worlds,
): Provided {
  const conditions = gates.map((list) => (list[i] as Gate).condition);
  const { cubes, more } = worlds.diagram.cubes(worlds.compile(any(conditions)), WHERE_MAX);
  return {
    step: (path.steps[i] as Step).id,
    finding,
    turnsOn: turnsOn(worlds, conditions),
    where: cubes,
    more,
  };
}

/** The provisions a step rests on that have a wording that day; all of them where none has. */
export function provisionsOf(step: Step, matter: Matter): ProvisionRef[] {
  const cited = [step.by].flat().map((id) => {
    const version = matter.law.version(id);
    return {
      id,
      version: version?.from ?? null,
      verified: version !== null && isVerified(version),
    };
  });
  const worded = cited.filter(({ version }) => version !== null);
  return worded.length > 0 ? worded : cited;
}
