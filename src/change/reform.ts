/** Reforms as patches to the law: applied in any order to the same result, or refused by name. */
import { coversMaybe } from "../pack/dates.ts";
import type { Law } from "../pack/law.ts";
import { indexPack, type Pack, type PackContent } from "../pack/pack.ts";
import type { Instrument, Reform, Route, Rule, Step } from "../pack/schema.ts";

type Patch = NonNullable<Reform["patches"]>[number];
type Obj = Readonly<Record<string, unknown>>;

export type Reformed =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly because: string };

const made = new WeakMap<Pack, Map<string, Reformed>>();

/**
 * The pack with these reforms in its law, in whatever order they are named. Two reforms that set the
 * same thing to different values conflict, and the refusal names both and the thing.
 *
 *     const result = applyReforms(pack, ['consensus-minus-one'])
 */
export function applyReforms(pack: Pack, ids: readonly string[]): Reformed {
  const sorted = [...new Set(ids)].sort();
  const kept = made.get(pack) ?? new Map<string, Reformed>();
  made.set(pack, kept);
  const key = sorted.join(" ");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const result = apply(
    pack,
    sorted.map((id) => pack.byId.reform.get(id) as Reform),
  );
  kept.set(key, result);
  return result;
}

function apply(pack: Pack, reforms: readonly Reform[]): Reformed {
  const because = conflictOf(reforms);
  if (because !== null) return { ok: false, because };
  let content: PackContent = pack;
  for (const reform of reforms) {
    for (const patch of reform.patches ?? []) content = applyPatch(content, patch);
  }
  return { ok: true, pack: content === pack ? pack : indexPack(content) };
}

/**
 * The reforms that can apply to the law of a day, and why each other one cannot; a reform is never
 * applied to a day on which what it changes was not law.
 */
export function applicable(
  pack: Pack,
  ids: readonly string[],
  law: Law,
): { readonly apply: readonly string[]; readonly not: Readonly<Record<string, string>> } {
  const apply: string[] = [];
  const not: Record<string, string> = {};
  for (const id of [...new Set(ids)].sort()) {
    const because = whyNot(pack.byId.reform.get(id) as Reform, pack, law);
    if (because === null) apply.push(id);
    else not[id] = because;
  }
  return { apply, not };
}

/** Why a reform cannot apply to the law of a day; null where it can. */
export function whyNot(reform: Reform, pack: Pack, law: Law): string | null {
  if (reform.notExpressible) {
    return `not expressible as a rule, because ${reform.notExpressible.because.en}`;
  }
  if (reform.from !== undefined && law.day < reform.from) {
    return `it can apply only from ${reform.from}; the law is that of ${law.day}`;
  }
  return (reform.patches ?? []).some((patch) => isLive(patch, pack, law))
    ? null
    : `nothing of what it changes is law on ${law.day}`;
}

/** What the patch changes is in force that day. */
function isLive(patch: Patch, pack: Pack, law: Law): boolean {
  const ruleLives = (rule: Rule | undefined) =>
    rule !== undefined &&
    coversMaybe(rule, law.day) &&
    rule.by.some((id) => law.version(id) !== null);
  const routeLives = (route: Route | undefined) =>
    route !== undefined &&
    coversMaybe({ from: route.from, to: route.to }, law.day) &&
    route.basis.every((id) => law.version(id) !== null);
  switch (patch.patch) {
    case "rule":
      return ruleLives(pack.byId.rule.get(patch.rule));
    case "add-rule":
      return ruleLives(patch.rule);
    case "reading":
      return pack.byId.reading.has(patch.reading);
    case "drop-step":
    case "step":
    case "add-step":
      return routeLives(pack.byId.route.get(patch.route));
    case "add-route":
      return routeLives(patch.route);
    case "in-force":
      return patch.from <= law.day;
    case "formula":
      return law.version(patch.provision) !== null;
  }
}

// --- conflicts -------------------------------------------------------------------------------------------

type Write = { readonly by: string; readonly target: string; readonly value: string };

/** What a patch writes, as `target.key`; a list that is only added to is written entry by entry. */
function writes(patch: Patch): [string, string][] {
  const each = (prefix: string, set: Obj): [string, string][] =>
    Object.entries(set).flatMap(([key, value]): [string, string][] => {
      if (!key.endsWith("+")) return [[`${prefix}.${key}`, JSON.stringify(value)]];
      const list = `${prefix}.${key.slice(0, -1)}`;
      return (value as unknown[]).map((entry) => [`${list}.[${JSON.stringify(entry)}]`, "added"]);
    });
  switch (patch.patch) {
    case "rule":
      return each(`rule ${patch.rule}`, patch.set);
    case "add-rule":
      return [[`rule ${patch.rule.id}`, JSON.stringify(patch.rule)]];
    case "reading":
      return [[`reading ${patch.reading}`, patch.to]];
    case "drop-step":
      return [[`step ${patch.route}/${patch.step}`, "dropped"]];
    case "step":
      return each(`step ${patch.route}/${patch.step}`, patch.set);
    case "add-step":
      return [
        [`step ${patch.route}/${patch.step.id}`, JSON.stringify(patch.step)],
        [`step ${patch.route}/${patch.after}.after`, "kept"],
      ];
    case "add-route":
      return [[`route ${patch.route.id}`, JSON.stringify(patch.route)]];
    case "in-force":
      return [[`entry of ${patch.instrument}`, JSON.stringify([patch.from, patch.states])]];
    case "formula":
      return [[`formula ${patch.formula}`, JSON.stringify(patch.to)]];
  }
}

function conflictOf(reforms: readonly Reform[]): string | null {
  const all: Write[] = reforms.flatMap((reform) =>
    (reform.patches ?? [])
      .flatMap(writes)
      .map(([target, value]) => ({ by: reform.id, target, value })),
  );
  for (const [i, a] of all.entries()) {
    for (const b of all.slice(i + 1)) {
      if (a.by === b.by || !disagree(a, b)) continue;
      const what = a.target.length < b.target.length ? a.target : b.target;
      return `reforms ${a.by} and ${b.by} conflict: both change ${what}`;
    }
  }
  return null;
}

/** The same thing set to different values, or the whole of a thing set beside a part of it. */
function disagree(a: Write, b: Write): boolean {
  if (a.target === b.target) return a.value !== b.value;
  return a.target.startsWith(`${b.target}.`) || b.target.startsWith(`${a.target}.`);
}

// --- applying ----------------------------------------------------------------------------------------------

function applyPatch(content: PackContent, patch: Patch): PackContent {
  switch (patch.patch) {
    case "rule":
      return {
        ...content,
        rules: content.rules.map((rule) =>
          rule.id === patch.rule ? (withKeys(rule, patch.set) as Rule) : rule,
        ),
      };
    case "add-rule":
      return {
        ...content,
        rules: [...content.rules.filter(({ id }) => id !== patch.rule.id), patch.rule],
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
          step.id === patch.step ? (withKeys(step, patch.set) as Step) : step,
        ),
      }));
    case "add-step":
      return mapRoute(content, patch.route, (route) => {
        const steps = route.steps.filter(({ id }) => id !== patch.step.id);
        const at = steps.findIndex(({ id }) => id === patch.after);
        return { ...route, steps: [...steps.slice(0, at + 1), patch.step, ...steps.slice(at + 1)] };
      });
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
        // The wording of today is changed; those of earlier years stand as they were.
        formulas: content.formulas.map((entry) =>
          entry.id === patch.formula && entry.to == null ? { ...entry, formula: patch.to } : entry,
        ),
      };
  }
}

/** `counts.absent` sets one key inside, `exclude+` adds to a list what it does not have. */
function withKeys(thing: Obj, set: Obj): Obj {
  const made: Record<string, unknown> = { ...thing };
  for (const [key, value] of Object.entries(set)) {
    const dot = key.indexOf(".");
    if (key.endsWith("+")) {
      const name = key.slice(0, -1);
      const list = (made[name] ?? []) as unknown[];
      const has = new Set(list.map((entry) => JSON.stringify(entry)));
      made[name] = [
        ...list,
        ...(value as unknown[]).filter((entry) => !has.has(JSON.stringify(entry))),
      ];
    } else if (dot < 0) {
      made[key] = value;
    } else {
      const [name, rest] = [key.slice(0, dot), key.slice(dot + 1)];
      made[name] = withKeys((made[name] ?? {}) as Obj, { [rest]: value });
    }
  }
  return made;
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
