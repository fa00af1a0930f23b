// Injects: the master events list with its errors by line, and what fires when.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPack } from "../pack/read-node.ts";
import { csvOf, parseCsv } from "./csv.ts";
import { type InjectPlan, importInjects, SAMPLE } from "./injects.ts";
import { at, START, table } from "./testing.ts";

const pack = readPack("csto");
const seats = Object.values(table(pack).session.seats);
const HEAD = "Number,Time,From,To,Subject,Message,Trigger";
const rows = (...lines: string[]) => importInjects([HEAD, ...lines].join("\n"), seats, START);

test("The sample of the master events list is read whole, line breaks in cells included", () => {
  const imported = importInjects(SAMPLE, seats, START);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  expect(imported.injects.map(({ id, when, to }) => [id, when.on, to])).toEqual([
    ["1", "instant", "all"],
    ["2", "instant", ["kaz"]],
    ["3", "act", ["chair", "secretariat"]],
    ["4", "after", "all"],
    ["5", "reserve", ["arm", "blr", "kaz", "kgz", "rus", "tjk"]],
  ]);
  expect(imported.injects[0]).toMatchObject({ objective: "Reporting", note: "Who asks first?" });
  expect(imported.injects[0]?.when).toEqual({ on: "instant", at: "2022-01-05T15:10:00.000Z" });
});

test("Every problem names its line and its column, and all are told at once", () => {
  const imported = rows(
    '1,+00:10,Agency,all,One,"Two',
    'lines"',
    "",
    ",soon,Agency,all,Subject,Text,",
    "3,noon,Agency,all,Subject,Text,",
    "4,+00:10,Agency,Atlantis,Subject,Text,",
    "1,+00:10,Agency,all,Subject,Text,",
    "5,+00:10,,all,Subject,Text,",
    "6,,Agency,all,Subject,Text,when pigs fly",
    "7,,Agency,all,Subject,Text,after:99",
  );
  expect(imported.ok).toBe(false);
  if (imported.ok) return;
  expect(imported.problems.map(({ line, column }) => [line, column])).toEqual([
    [5, "Number"],
    [6, "Time"],
    [7, "To"],
    [8, "Number"],
    [9, "From"],
    [10, "Trigger"],
    [11, "Trigger"],
  ]);
});

test("A missing column, an unknown one, and an unclosed quote are named", () => {
  const missing = importInjects("Number,From,Colour\n1,a,b", seats, START);
  expect(missing.ok ? [] : missing.problems.map(({ column }) => column)).toEqual([
    "To",
    "Subject",
    "Message",
    "Colour",
  ]);
  expect(importInjects('Number\n1,"open', seats, START)).toEqual({
    ok: false,
    problems: [{ line: 2, column: "", says: "opens a quote and never closes it" }],
  });
});

test("Whatever a file holds, the import answers with injects or problems, never with an exception", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((s) => `${HEAD}\n${s}`),
      ),
      (text) => {
        const imported = importInjects(text, seats, START);
        if (!imported.ok) for (const { line } of imported.problems) expect(line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});

test("What is written as CSV is read back the same, and no cell begins as a formula", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (table) => {
        const parsed = parseCsv(csvOf(table));
        if (!parsed.ok) throw new Error(parsed.problem.says);
        const safe = table.map((row) =>
          row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(parsed.rows.map((row) => row.cells)).toEqual(safe);
        expect(
          parsed.rows.flatMap((row) => row.cells).filter((cell) => /^[=+@-]/.test(cell)),
        ).toEqual([]);
      },
    ),
  );
});

const plan = (id: string, when: InjectPlan["when"], to: InjectPlan["to"] = "all") => ({
  id,
  when,
  to,
  from: "Agency",
  subject: id,
  message: "Text",
});
const delivered = (events: readonly { kind: string }[]) =>
  events.flatMap((event) =>
    event.kind === "inject-delivered" && "inject" in event ? [event.inject] : [],
  );

test("Planned injects come at their instant, together if they are due together", () => {
  const room = table(pack);
  const injects = [
    plan("one", { on: "instant", at: at(1) }),
    plan("two", { on: "instant", at: at(1) }),
  ];
  room.move("director", { kind: "plan-injects", injects });
  expect(room.wake()).toEqual([]);
  room.pass(1);
  expect(delivered(room.wake())).toEqual(["one", "two"]);
});

test("A pause delays injects, and a long pause does not fire them all at once", () => {
  const room = table(pack);
  const injects = [1, 2, 3].map((n) => plan(`i${n}`, { on: "instant", at: at(n) }));
  room.move("director", { kind: "plan-injects", injects });
  room.move("director", { kind: "set-clock", change: { to: "paused" } });
  room.pass(100);
  expect(room.wake()).toEqual([]);
  room.move("director", { kind: "set-clock", change: { to: "running" } });
  expect(room.wake()).toEqual([]);
  room.pass(1);
  expect(delivered(room.wake())).toEqual(["i1"]);
});

test("After a jump, or a time when nobody was served, overdue injects come one by one", () => {
  const room = table(pack);
  const injects = [1, 2, 3].map((n) => plan(`i${n}`, { on: "instant", at: at(n) }));
  room.move("director", { kind: "plan-injects", injects });
  const jump = room.move("director", {
    kind: "set-clock",
    change: { to: "instant", instant: at(10) },
  });
  expect(delivered(jump)).toEqual(["i1"]);
  expect(delivered(room.wake())).toEqual([]);
  room.wall += 20_000;
  expect(delivered(room.wake())).toEqual(["i2"]);
  room.wall += 20_000;
  expect(delivered(room.wake())).toEqual(["i3"]);
});

test(
  "A conditional inject waits for what it names, another follows it, one in reserve waits " +
    "for the director",
  () => {
    const room = table(pack);
    const injects = [
      plan("asked", { on: "act", act: "request", by: "KAZ" }, ["chair"]),
      plan("later", { on: "after", inject: "asked", minutes: 30 }),
      plan("held", { on: "reserve" }),
    ];
    room.move("director", { kind: "plan-injects", injects });
    room.move("tjk", { kind: "request", for: "help", to: "csc" });
    expect(room.session.delivered).toEqual([]);
    expect(delivered(room.move("kaz", { kind: "request", for: "help", to: "csc" }))).toEqual([
      "asked",
    ]);
    room.pass(0.5);
    expect(delivered(room.wake())).toEqual(["later"]);
    expect(room.view("chair").inbox.map(({ id }) => id)).toEqual(["asked", "later"]);
    expect(room.view("arm").inbox.map(({ id }) => id)).toEqual(["later"]);
    expect(delivered(room.move("director", { kind: "send-inject", inject: "held" }))).toEqual([
      "held",
    ]);
    expect(room.refused("director", { kind: "send-inject", inject: "held" }).kind).toBe("unknown");
  },
);

test("Sending one now does not depend on how long the scenario was paused", () => {
  const room = table(pack);
  room.move("director", { kind: "set-clock", change: { to: "paused" } });
  room.pass(5);
  const sent = room.move("director", {
    kind: "send-inject",
    inject: plan("now", { on: "reserve" }),
  });
  expect(delivered(sent)).toEqual(["now"]);
});
