/** Injects: what the world does to the players. Planned, conditional, in reserve, or sent now. */
import { z } from "zod";
import { ActKind, Id } from "../pack/schema.ts";
import { parseCsv } from "./csv.ts";
import { Instant, LIMITS, type Seat, type Session, Text, Title } from "./session.ts";

/** When an inject falls due: an instant of the scenario, something that happens, or never by itself. */
export const When = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("instant"), at: Instant }),
  z.strictObject({
    on: z.literal("act"),
    act: ActKind,
    by: z.string().max(60).optional(),
    for: Id.optional(),
  }),
  z.strictObject({ on: z.literal("adopted"), item: Id.optional() }),
  z.strictObject({ on: z.literal("broken"), draft: Id.optional() }),
  z.strictObject({ on: z.literal("after"), inject: Id, minutes: z.number().min(0).max(525_600) }),
  z.strictObject({ on: z.literal("reserve") }),
]);
export const InjectPlan = z.strictObject({
  id: Id.max(40),
  when: When,
  to: z.union([z.literal("all"), z.array(Id).min(1).max(LIMITS.seats)]),
  from: Title,
  method: z.string().max(LIMITS.title).default(""),
  subject: Title,
  message: Text,
  /** For the director alone. */
  expected: z.string().max(LIMITS.text).default(""),
  objective: z.string().max(LIMITS.text).default(""),
  note: z.string().max(LIMITS.text).default(""),
  faction: z.string().max(LIMITS.title).default(""),
  team: z.string().max(LIMITS.title).default(""),
  tab: z.string().max(LIMITS.title).default(""),
  realm: z.string().max(LIMITS.title).default(""),
});
export type When = z.infer<typeof When>;
export type InjectPlan = z.infer<typeof InjectPlan>;
/** An inject in a session: `due` is its instant of the scenario once that is known. */
export type Inject = InjectPlan & { readonly due: number | null };

/** One of these may have happened in the event just recorded. */
export type Happening =
  | {
      readonly on: "act";
      readonly act: string;
      readonly by: readonly string[];
      readonly for: string | null;
    }
  | { readonly on: "adopted"; readonly item: string }
  | { readonly on: "broken"; readonly draft: string };

/** Whether something that happened is what an inject was waiting for. */
export function triggers(when: When, happening: Happening): boolean {
  switch (when.on) {
    case "act":
      return (
        happening.on === "act" &&
        happening.act === when.act &&
        (when.by === undefined || happening.by.includes(when.by)) &&
        (when.for === undefined || happening.for === when.for)
      );
    case "adopted":
      return (
        happening.on === "adopted" && (when.item === undefined || when.item === happening.item)
      );
    case "broken":
      return (
        happening.on === "broken" && (when.draft === undefined || when.draft === happening.draft)
      );
    case "instant":
    case "after":
    case "reserve":
      return false;
  }
}

/**
 * The injects to let through at an instant, oldest first. Those on time go together; those overdue (the
 * clock jumped, or nobody was served for a while) go one by one, some seconds of real time apart, so that
 * a long gap does not fire them all at once. A paused scenario lets nothing through.
 */
export function injectsDue(
  session: Session,
  scenario: number,
  wall: number,
): { readonly inject: Inject; readonly late: boolean }[] {
  if (!session.clock.running) return [];
  const spacing = session.settings.injectSpacingSeconds * 1000;
  const due = Object.values(session.injects)
    .filter(
      (inject) => inject.status === "planned" && inject.due !== null && inject.due <= scenario,
    )
    .sort((a, b) => (a.due as number) - (b.due as number) || (a.id < b.id ? -1 : 1));
  // Lateness is measured in real time: at high speed a minute of the scenario is nothing.
  const isLate = (inject: Inject) =>
    (scenario - (inject.due as number)) / session.clock.speed > Math.max(spacing, 1000);
  const onTime = due.filter((inject) => !isLate(inject)).map((inject) => ({ inject, late: false }));
  const late = due.filter(isLate);
  const free = session.lastLate === null || wall - session.lastLate >= spacing;
  if (spacing === 0) return due.map((inject) => ({ inject, late: isLate(inject) }));
  const [first] = late;
  return first !== undefined && free ? [{ inject: first, late: true }, ...onTime] : onTime;
}

// --- the master events list ----------------------------------------------------------------------------

const COLUMNS = [
  "Number",
  "Time",
  "From",
  "Faction",
  "To",
  "Team",
  "Method",
  "Subject",
  "Message",
  "Expected Action",
  "Tab",
  "Objective",
  "Evaluator Note",
  "Trigger",
  "Realm",
] as const;

/**
 * Time: an instant with offset, or +HH:MM after the start; empty with a trigger, or to hold it in reserve.
 * To: all, delegations, or seats and states with `;` between. Trigger: `act:request by:KAZ for:help`,
 * `adopted:d1`, `broken:d2`, `after:3 +00:30`.
 */
export const SAMPLE = `${COLUMNS.join(",")}
1,+00:10,News agency,,all,,Press,Shots at the border post,"Two guards are wounded.
The number of attackers is not known.",Capitals ask for facts,Day 1,Reporting,Who asks first?,,Public
2,2022-01-05T18:00:00+06:00,Foreign ministry,,KAZ,,Cable,Orders,Ask for help tonight.,Request,Day 1,,,,
3,,UN Secretariat,,chair;secretariat,,Letter,Notice,Please inform us.,,Day 1,,,act:request by:KAZ,
4,,News agency,,all,,Press,Reaction,Neighbours comment on the appeal.,,Day 1,,,after:3 +00:30,
5,,Director,,delegations,,Note,Held back,Only if talks stall.,,Reserve,,,,
`;

export type LineProblem = { readonly line: number; readonly column: string; readonly says: string };
export type Imported =
  | { readonly ok: true; readonly injects: readonly InjectPlan[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** Reads a master events list in CSV; every problem names its line and column. */
export function importInjects(text: string, seats: readonly Seat[], startsAt: number): Imported {
  const parsed = parseCsv(text);
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.problem, column: "" }] };
  const [head, ...rows] = parsed.rows;
  if (head === undefined)
    return { ok: false, problems: [{ line: 1, column: "", says: "is empty" }] };
  const names = head.cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  );
  const problems: LineProblem[] = [];
  for (const needed of ["Number", "From", "To", "Subject", "Message"]) {
    if (!names.includes(needed.toLowerCase()))
      problems.push({ line: head.line, column: needed, says: "this column is missing" });
  }
  const known = COLUMNS.map((name) => name.toLowerCase());
  names.forEach((name, i) => {
    if (!(known as readonly string[]).includes(name))
      problems.push({
        line: head.line,
        column: head.cells[i] ?? "",
        says: "is not a column of the list",
      });
  });
  if (rows.length > LIMITS.injects)
    problems.push({ line: 1, column: "", says: `has more than ${LIMITS.injects} injects` });
  if (problems.length > 0) return { ok: false, problems };
  const seen = new Map<string, number>();
  const injects = rows.flatMap(({ line, cells }) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const say = (column: string, says: string) => {
      problems.push({ line, column, says });
      return [];
    };
    if (cells.length > names.length)
      return say("", `has ${cells.length} cells, not ${names.length}`);
    const cell = (name: string) => (cells[names.indexOf(name.toLowerCase())] ?? "").trim();
    const id = injectId(cell("Number"));
    if (id === null) return say("Number", `"${cell("Number")}" is not a number or name`);
    const before = seen.get(id);
    if (before !== undefined) return say("Number", `is used already in line ${before}`);
    seen.set(id, line);
    const when = whenOf(cell("Time"), cell("Trigger"), startsAt);
    if (typeof when === "string") return say(cell("Trigger") ? "Trigger" : "Time", when);
    const to = seatsNamed(cell("To"), seats);
    if ("says" in to) return say("To", to.says);
    const plan = InjectPlan.safeParse({
      id,
      when,
      to: to.seats,
      from: cell("From"),
      method: cell("Method"),
      subject: cell("Subject"),
      message: cell("Message"),
      expected: cell("Expected Action"),
      objective: cell("Objective"),
      note: cell("Evaluator Note"),
      faction: cell("Faction"),
      team: cell("Team"),
      tab: cell("Tab"),
      realm: cell("Realm"),
    });
    if (plan.success) return [plan.data];
    return plan.error.issues.flatMap((issue) => say(columnOf(issue.path[0]), issue.message));
  });
  for (const { id, when } of injects) {
    if (when.on === "after" && !seen.has(when.inject)) {
      const line = seen.get(id) ?? 1;
      problems.push({ line, column: "Trigger", says: `there is no inject "${when.inject}"` });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, injects };
}

function injectId(number: string): string | null {
  const id = number.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-");
  if (!/^[a-z0-9][a-z0-9.-]{0,37}$/.test(id)) return null;
  return id;
}

function clockTime(text: string): number | null {
  const parts = /^\+(\d{1,4}):([0-5]\d)$/.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

function whenOf(time: string, trigger: string, startsAt: number): When | string {
  if (trigger !== "" && time !== "") return "has both a time and a trigger";
  if (trigger !== "") return triggerOf(trigger);
  if (time === "") return { on: "reserve" };
  const minutes = clockTime(time);
  if (minutes !== null) {
    return { on: "instant", at: new Date(startsAt + minutes * 60_000).toISOString() };
  }
  const instant = Instant.safeParse(time);
  if (instant.success && Number.isFinite(Date.parse(time))) return { on: "instant", at: time };
  return `"${time}" is neither +HH:MM nor an instant with offset (2022-01-05T18:00:00+06:00)`;
}

function triggerOf(text: string): When | string {
  const [head = "", ...rest] = text.split(/\s+/);
  const at = head.indexOf(":");
  const kind = at < 0 ? head : head.slice(0, at);
  const value = at < 0 ? undefined : head.slice(at + 1);
  const named = Object.fromEntries(rest.map((part) => part.split(":", 2) as [string, string]));
  const candidate =
    kind === "after"
      ? { on: "after", inject: value, minutes: clockTime(rest[0] ?? "+00:00") ?? -1 }
      : kind === "act"
        ? { on: "act", act: value, ...named }
        : kind === "adopted"
          ? { on: "adopted", item: value }
          : { on: kind, draft: value };
  const parsed = When.safeParse(candidate);
  if (parsed.success && parsed.data.on !== "reserve") return parsed.data;
  return `"${text}" is not a trigger (act:request by:KAZ, adopted:d1, broken:d1, after:3 +00:30)`;
}

/** The column that a field of an inject was read from. */
function columnOf(field: PropertyKey | undefined): string {
  const name = String(field ?? "");
  if (name === "expected") return "Expected Action";
  if (name === "note") return "Evaluator Note";
  return COLUMNS.find((column) => column.toLowerCase() === name) ?? name;
}

function seatsNamed(
  text: string,
  seats: readonly Seat[],
): { readonly seats: "all" | string[] } | { readonly says: string } {
  if (text.toLowerCase() === "all") return { seats: "all" };
  const names = text
    .split(";")
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) return { says: "names nobody" };
  const found: string[] = [];
  for (const name of names) {
    const lower = name.toLowerCase();
    const meant = seats.filter(
      (seat) =>
        seat.id === lower ||
        seat.state?.toLowerCase() === lower ||
        seat.kind === lower ||
        `${seat.kind}s` === lower,
    );
    if (meant.length === 0) return { says: `"${name}" is no seat here` };
    found.push(...meant.map((seat) => seat.id));
  }
  return { seats: [...new Set(found)] };
}
