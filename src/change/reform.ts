/** Reforms as patches to the law: applied in any order to the same result, or refused by name. */
import { indexPack, type Pack, type PackContent } from "../pack/pack.ts";
import type { Instrument, Reform, Route, Rule } from "../pack/schema.ts";

type Patch = NonNullable<Reform["patches"]>[number];

export type Reformed =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly because: string };

/**
 * The pack with these reforms in its law. Two reforms that set the same thing to different values
 * conflict, and the refusal names both.
 *
 *     const result = applyReforms(pack, ['consensus-minus-one'])
 */
export function applyReforms(pack: Pack, ids: readonly string[]): Reformed {
  // Sorted and each once, so that no order of naming them can matter.
  const reforms = [...new Set(ids)].sort().map((id) => pack.byId.reform.get(id) as Reform);
  const conflict = conflictOf(reforms);
  if (conflict !== null) return { ok: false, because: conflict };
  let content: PackContent = pack;
  for (const reform of reforms) {
    for (const patch of reform.patches ?? []) content = applyPatch(content, patch);
  }
  return { ok: true, pack: indexPack(content) };
}

/** What a patch writes, as `target key`: two patches conflict where they write one thing differently. */
function writes(patch: Patch): [string, string][] {
  switch (patch.patch) {
    case "rule":
      return Object.entries(patch.set).map(([key, value]) => [
        `rule ${patch.rule}.${key}`,
        JSON.stringify(value),
      ]);
    case "reading":
      return [[`reading ${patch.reading}`, patch.to]];
    case "drop-step":
      return [[`step ${patch.route}.${patch.step}`, "dropped"]];
    case "step":
      return Object.entries(patch.set).map(([key, value]) => [
        `step ${patch.route}.${patch.step}.${key}`,
        JSON.stringify(value),
      ]);
    case "add-route":
      return [[`route ${patch.route.id}`, JSON.stringify(patch.route)]];
    case "in-force":
      return [[`entry of ${patch.instrument}`, patch.from]];
    case "formula":
      return [[`formula ${patch.formula}`, JSON.stringify(patch.to)]];
  }
}

function conflictOf(reforms: readonly Reform[]): string | null {
  const written = new Map<string, { by: string; value: string }>();
  for (const reform of reforms) {
    for (const [target, value] of (reform.patches ?? []).flatMap(writes)) {
      // Dropping a step conflicts with any change to it.
      const dropped = written.get(target.split(".").slice(0, -1).join("."));
      const before = written.get(target) ?? (dropped?.value === "dropped" ? dropped : undefined);
      if (before !== undefined && before.value !== value && before.by !== reform.id) {
        return `reforms ${before.by} and ${reform.id} conflict: both change ${target}`;
      }
      written.set(target, { by: reform.id, value });
    }
  }
  return null;
}

function applyPatch(content: PackContent, patch: Patch): PackContent {
  switch (patch.patch) {
    case "rule":
      return {
        ...content,
        rules: content.rules.map((rule) =>
          rule.id === patch.rule ? ({ ...rule, ...patch.set } as Rule) : rule,
        ),
      };
    case "reading":
      return {
        ...content,
        readings: content.readings.map((reading) =>
          reading.id === patch.reading
            ? { ...reading, values: reading.values.filter(({ id }) => id === patch.to) }
            : reading,
        ),
      };
    case "drop-step":
      return mapRoute(content, patch.route, (route) => ({
        ...route,
        steps: route.steps.filter(({ id }) => id !== patch.step),
      }));
    case "step":
      return mapRoute(content, patch.route, (route) => ({
        ...route,
        steps: route.steps.map((step) =>
          step.id === patch.step ? ({ ...step, ...patch.set } as Route["steps"][number]) : step,
        ),
      }));
    case "add-route":
      return {
        ...content,
        routes: [...content.routes.filter(({ id }) => id !== patch.route.id), patch.route],
      };
    case "in-force":
      return {
        ...content,
        instruments: content.instruments.map((entry) =>
          entry.id === patch.instrument ? entered(entry, patch) : entry,
        ),
      };
    case "formula":
      return {
        ...content,
        formulas: content.formulas.map((entry) =>
          entry.id === patch.formula ? { ...entry, formula: patch.to } : entry,
        ),
      };
  }
}

function mapRoute(content: PackContent, id: string, change: (route: Route) => Route): PackContent {
  return {
    ...content,
    routes: content.routes.map((route) => (route.id === id ? change(route) : route)),
  };
}

/** In force from a day, with the provisions it has, for the states named (or for whoever is party). */
function entered(instrument: Instrument, patch: Extract<Patch, { patch: "in-force" }>): Instrument {
  const parties =
    patch.states === undefined || instrument.parties === "members"
      ? instrument.parties
      : [
          ...instrument.parties.filter(({ state }) => !patch.states?.includes(state)),
          ...patch.states.map((state) => ({
            state,
            status: "bound" as const,
            from: patch.from,
            by: "general-entry" as const,
            sources: instrument.sources,
          })),
        ];
  return {
    ...instrument,
    inForce: { from: patch.from },
    parties,
    provisions: instrument.provisions.map((provision) => ({
      ...provision,
      versions: provision.versions.map((version, i) =>
        i === 0 && version.from > patch.from ? { ...version, from: patch.from } : version,
      ),
    })),
  };
}

/** The first day on which a reform can apply: before it there is nothing to change. */
export function appliesFrom(reform: Reform): string | null {
  return reform.from ?? null;
}
