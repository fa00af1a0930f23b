/** A run in the terminal: asked, answered step by step, with the line a lawyer could point at. */
import type { AskRun, RouteRun, Run, StepRun } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile } from "../pack/schema.ts";
import {
  countText,
  dateText,
  findingText,
  limitText,
  MARK,
  paint,
  refsText,
  section,
  stopText,
  table,
  wrap,
} from "./text.ts";

/** `every` prints all routes in full; otherwise those that carry an ask furthest, the rest in a line. */
export function showRun(run: Run, pack: Pack, caseFile: CaseFile, every = false): string {
  const open = run.routes.filter((route) => route.inForce);
  const leading = every ? open.filter((route) => route.ask !== null) : leadingRoutes(run, open);
  const opened = open.filter((route) => route.ask !== null && !leading.includes(route));
  const unasked = open.filter((route) => route.ask === null);
  const parts = [
    head(run, caseFile),
    asked(run, pack),
    members(run),
    ...leading.map((route) => routeText(route, pack)),
    folded("Also open to these asks, and where each would stop", opened),
    folded(
      run.asks.length === 0
        ? "Routes in force, and where each would stop"
        : "In force, not asked for",
      unasked,
    ),
    closed(run.routes.filter((route) => !route.inForce)),
    besides(run),
    silent(run, caseFile),
    sources(run, pack, caseFile),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Per ask the route that carries it furthest; one that says the same for another ask is said once. */
function leadingRoutes(run: Run, open: readonly RouteRun[]): RouteRun[] {
  const seen = new Set<string>();
  return run.asks.flatMap((ask) => {
    const route = open.find((entry) => entry.id === ask.route && entry.ask === ask.id);
    if (route === undefined) return [];
    const items = route.steps.flatMap((step) => (step.items ?? []).map(({ id }) => id));
    const key = `${route.id} ${items.join(" ")} ${JSON.stringify(route.stop)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [route];
  });
}

function head(run: Run, caseFile: CaseFile): string {
  const origin = run.origin === "record" ? "" : ` · ${run.origin}: not part of the record`;
  const law =
    run.lawAsOf === run.membersAsOf
      ? `Law and roll of ${dateText(run.lawAsOf)}`
      : `Law of ${dateText(run.lawAsOf)}, roll of ${dateText(run.membersAsOf)}`;
  const worlds = `${countText(run.worlds.open)} open worlds (a count, not a chance)`;
  const lines = [
    `${paint("bold", run.title.en)}  ${paint("dim", `${run.case}${origin}`)}`,
    paint("dim", `${law} · log read up to ${dateText(run.asOf)} · ${worlds}`),
  ];
  if (caseFile.summary) lines.push(wrap(caseFile.summary.en, "  "));
  return lines.join("\n");
}

function asked(run: Run, pack: Pack): string {
  const title = paint("bold", "Asked, and where it stopped");
  if (run.asks.length === 0)
    return `${title}\n  Nobody asked the organisation for anything on record: no request.`;
  const rows = run.asks.map((ask) => [
    `${MARK[ask.stop.step === null ? "met" : ask.stop.finding]}`,
    ask.id,
    `${ask.by.join(" ")}${ask.to.length > 0 ? ` → ${ask.to.join(" ")}` : ""}`,
    measureText(ask, pack),
    stopText(ask.stop),
  ]);
  return `${title}\n${table(rows, "  ")}`;
}

function measureText(ask: AskRun, pack: Pack): string {
  if (ask.title) return ask.title.en.length > 60 ? `${ask.title.en.slice(0, 58)}…` : ask.title.en;
  return ask.for === null || ask.for === "help"
    ? "help"
    : (pack.byId.measure.get(ask.for)?.title.en ?? ask.for);
}

function members(run: Run): string {
  const rows = run.members.map((member) => {
    const outside = ["observer", "suspended", "left", "partner"].includes(member.participation);
    const counted = member.counted || outside ? "" : " (not counted in every world)";
    const notes = member.notes.map((note) => note.en).join("; ");
    return `${member.state} ${member.participation}${counted}${notes ? `: ${notes}` : ""}`;
  });
  const plain = run.members.filter(
    (m) => m.participation === "full" && m.counted && m.notes.length === 0,
  );
  const rest = rows.filter((_, i) => !plain.includes(run.members[i] as Run["members"][number]));
  const first =
    plain.length > 0
      ? `  ${plain.map(({ state }) => state).join(" ")}  ${paint("dim", "full")}`
      : "";
  return [
    paint("bold", `Roll of ${dateText(run.membersAsOf)}`),
    first,
    ...rest.map((row) => `  ${row}`),
  ]
    .filter(Boolean)
    .join("\n");
}

function routeText(route: RouteRun, pack: Pack): string {
  const lines = [
    `${paint("bold", route.title.en)}  ${paint("dim", `${route.id}, for ${route.ask}`)}`,
  ];
  for (const step of route.steps) lines.push(...stepLines(step, pack));
  if (route.stop) {
    const unverified = route.stop.verified ? "" : "  [rests on a text that was not read]";
    const end = route.stop.step === null ? "end" : "stopped";
    const how = route.stop.finding === "not-met" || end === "end" ? end : "left open";
    const said = paint("bold", `→ ${how}: ${stopText(route.stop)}`);
    lines.push(`  ${said}${paint("dim", unverified)}`);
  }
  for (const given of route.provided) {
    lines.push(
      wrap(`provided ${given.step} holds (${given.finding}): ${refsText(given.turnsOn)}`, "      "),
    );
  }
  return lines.join("\n");
}

function stepLines(step: StepRun, pack: Pack): string[] {
  const name = step.gate ?? `duty: ${step.duty}`;
  const cited = step.provisions
    .map((ref) => {
      const title = pack.byId.provision.get(ref.id)?.title.en ?? ref.id;
      const version =
        ref.version === null ? "no wording in force" : `wording of ${dateText(ref.version)}`;
      return `${title} [${ref.id}, ${version}${ref.verified ? "" : ", not read"}]`;
    })
    .join("; ");
  const mark =
    step.duty !== undefined && step.finding === "not-met"
      ? paint("yellow", "! not on record ")
      : findingText(step.finding);
  const lines = [
    `  ${mark} ${paint("bold", (step.title?.en ?? name).padEnd(18))} ${paint("dim", cited)}`,
  ];
  const also: string[] = [];
  if (step.ifAdopted) also.push("if adopted");
  if (step.timeLimit)
    also.push(
      step.timeLimit === "none" ? "no time limit in the text" : `time limit: ${step.timeLimit}`,
    );
  if (step.acts.length > 0) also.push(`acts ${step.acts.join(" ")}`);
  if (also.length > 0) lines.push(paint("dim", wrap(also.join(" · "), "                  ")));
  if (step.turnsOn.length > 0)
    lines.push(wrap(`turns on ${refsText(step.turnsOn)}`, "                  "));
  if (step.items && step.finding !== "not-reached")
    lines.push(...step.items.flatMap((item) => itemLines(item)));
  if (step.perState && step.perState.length > 1) {
    lines.push(
      wrap(
        step.perState.map(({ state, finding }) => `${state} ${MARK[finding]}`).join("  "),
        "                  ",
      ),
    );
  }
  return lines;
}

function itemLines(item: NonNullable<StepRun["items"]>[number]): string[] {
  const excluded = item.arithmetic?.excluded.map(({ state }) => state) ?? [];
  const positions = Object.entries(item.positions ?? {}).filter(([s]) => !excluded.includes(s));
  const grouped = new Map<string, string[]>();
  for (const [state, value] of positions)
    grouped.set(value ?? "not on record", [
      ...(grouped.get(value ?? "not on record") ?? []),
      state,
    ]);
  const text = [...grouped].map(([value, states]) => `${value}: ${states.join(" ")}`).join(" · ");
  const sum = item.arithmetic;
  const rule = sum
    ? ` · rule ${sum.rules.join(" or ") || "none"} over ` +
      `${sum.roll.length - sum.excluded.length} of ${sum.roll.length}`
    : "";
  const out =
    sum && sum.excluded.length > 0
      ? ` (excluded: ${sum.excluded.map((e) => `${e.state} as ${e.because}`).join(", ")})`
      : "";
  return [`      ${MARK[item.finding]} ${item.id}`, wrap(`${text}${rule}${out}`, "        ")];
}

function folded(title: string, routes: readonly RouteRun[]): string {
  if (routes.length === 0) return "";
  const rows = routes.map((route) => [
    route.id,
    route.ask ?? "",
    route.stop ? stopText(route.stop) : "",
  ]);
  const plain = routes.every((route) => route.ask === null);
  return section(title, [
    table(plain ? rows.map(([id, , stop]) => [id ?? "", stop ?? ""]) : rows, "  "),
  ]);
}

function closed(routes: readonly RouteRun[]): string {
  if (routes.length === 0) return "";
  return `${paint("bold", "Routes not open")}\n${table(
    routes.map((route) => [route.id, route.because]),
    "  ",
  )}`;
}

type Lane = { at: string; lane: string; by: string | string[]; what: { en: string } | null };

function besides(run: Run): string {
  if (run.lanes.length === 0) return "";
  const rows = (run.lanes as Lane[]).map(
    (lane) =>
      `  ${dateText(lane.at)} · ${lane.lane} · ${[lane.by].flat().join(" ")}: ${lane.what?.en ?? ""}`,
  );
  return section(
    "Beside the organisation",
    rows.map((row) => wrap(row.trim(), "  ")),
  );
}

type Silence = {
  act?: string;
  by?: string | string[];
  for?: string | string[];
  organ?: string;
  item?: string;
  positions?: string;
  states?: string[];
};

function silent(run: Run, caseFile: CaseFile): string {
  const lines = (run.notOnRecord as Silence[]).map((entry) =>
    entry.positions !== undefined
      ? `positions on ${entry.positions}: ${entry.states?.join(" ")}`
      : [
          entry.act,
          entry.by && `by ${[entry.by].flat().join(" ")}`,
          entry.for && `for ${[entry.for].flat().join(", ")}`,
          entry.organ && `of ${entry.organ}`,
          entry.item && `on ${entry.item}`,
        ]
          .filter(Boolean)
          .join(" "),
  );
  const gaps = (caseFile.gaps ?? []).map((gap) => gap.en);
  if (lines.length + gaps.length === 0) return "";
  return section(
    "Not on record",
    [...lines, ...gaps].map((line) => wrap(`– ${line}`, "  ")),
  );
}

/** Sources of the acts; those of the law stand under `casus law`. */
function sources(run: Run, pack: Pack, caseFile: CaseFile): string {
  const read = new Set(run.routes.flatMap((route) => route.steps.flatMap((step) => step.acts)));
  const asked = run.asks.map(({ id }) => id);
  const acts = (caseFile.acts ?? []).filter(({ id }) => read.has(id) || asked.includes(id));
  const known = [...new Set(acts.flatMap((act) => act.sources ?? []))]
    .map((id) => pack.byId.source.get(id))
    .filter((source) => source !== undefined);
  if (known.length === 0) return "";
  return section(
    `Sources of these acts (those of the law: casus law ${run.lawAsOf})`,
    known.map((source) => {
      const about = [source.title, source.publisher, source.date].filter(Boolean).join(", ");
      return paint("dim", wrap(`[${source.id}] ${about} (${source.class})`, "  "));
    }),
  );
}
