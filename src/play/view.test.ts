// What a seat may see: nothing of another's notes, drafts before tabling, positions before declaration.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPack } from "../pack/read-node.ts";
import { sessionOf } from "./evolve.ts";
import { minutesOf } from "./minutes.ts";
import { Motion } from "./motions.ts";
import { at, DRAFT, type Sent, table } from "./testing.ts";
import { toCase } from "./toCase.ts";
import { heardBy } from "./view.ts";

const pack = readPack("csto");
const SECRET = "qz7-only-for-";

/** Private motions of a seat, each with words that must not be read anywhere else. */
const secrets = (seat: string): Sent[] => [
  { kind: "note", to: [seat === "kaz" ? "rus" : "kaz"], words: `${SECRET}${seat}-note` },
  {
    kind: "keep-draft",
    draft: "mine",
    title: `${SECRET}${seat}-title`,
    text: `${SECRET}${seat}-draft`,
  },
  ...(["arm", "kaz", "rus"].includes(seat)
    ? [
        {
          kind: "prepare-position" as const,
          item: "d1",
          value: "objecting",
          words: `${SECRET}${seat}-position`,
        },
      ]
    : []),
];

test(
  "No seat, not even the director, is told a word of another's notes, kept drafts or " +
    "prepared positions",
  () => {
    const room = table(pack);
    room.move("chair", DRAFT);
    const seats = ["director", "chair", "secretariat", "arm", "kaz", "rus"];
    for (const seat of seats) for (const motion of secrets(seat)) room.move(seat, motion);
    // A refusal of a private motion stays private too.
    room.refused("arm", {
      kind: "prepare-position",
      item: "d9",
      value: "objecting",
      words: `${SECRET}arm-lost`,
    });
    for (const reader of Object.keys(room.session.seats)) {
      const told = JSON.stringify([room.view(reader), minutesOf(heardBy(room.events, reader))]);
      for (const writer of seats) {
        const addressed = (writer === "kaz" ? "rus" : "kaz") === reader;
        for (const what of ["title", "draft", "position", "lost"]) {
          if (writer !== reader) expect(told).not.toContain(`${SECRET}${writer}-${what}`);
        }
        if (writer !== reader && !addressed) expect(told).not.toContain(`${SECRET}${writer}-note`);
      }
      const refusals = room.view(reader).refusals;
      expect(refusals).toHaveLength(reader === "arm" ? 1 : 0);
    }
  },
);

test("Injects that wait are the director's alone; one that was sent is its addressees' and his", () => {
  const room = table(pack);
  const inject = {
    id: "i1",
    when: { on: "reserve" },
    to: ["kaz"],
    from: "Agency",
    subject: "Quiet",
    message: "For Kazakhstan.",
    note: "who reacts?",
  };
  room.move("director", { kind: "plan-injects", injects: [inject] });
  expect(JSON.stringify(room.view("kaz"))).not.toContain("Kazakhstan.");
  room.move("director", { kind: "send-inject", inject: "i1" });
  expect(room.view("kaz").inbox[0]?.message).toBe("For Kazakhstan.");
  expect(JSON.stringify(room.view("kaz"))).not.toContain("who reacts?");
  expect(JSON.stringify(room.view("rus"))).not.toContain("For Kazakhstan.");
  expect(room.view("director").injects[0]?.note).toBe("who reacts?");
});

test("The case made from what any seat heard is the case made from the whole log", () => {
  const room = table(pack);
  room.move("kaz", { kind: "request", for: "peacekeeping", to: "csc" });
  room.move("chair", { kind: "convene", organ: "csc" });
  room.move("chair", DRAFT);
  room.move("arm", { kind: "prepare-position", item: "d1", value: "objecting" });
  room.move("rus", { kind: "take-position", item: "d1", value: "objecting" });
  room.move("rus", { kind: "note", to: ["arm"], words: "And you?" });
  room.move("rus", { kind: "take-position", item: "d1", value: "in-favour" });
  room.move("chair", { kind: "adopt", draft: "d1" });
  for (const seat of Object.keys(room.session.seats)) {
    expect(toCase(sessionOf(heardBy(room.events, seat)))).toEqual(toCase(room.session));
  }
});

test("An exercise says so in its case and its minutes, unless the session is declared real", () => {
  const exercise = table(pack);
  expect(exercise.view("arm").case.title.en).toMatch(/^EXERCISE/);
  expect(minutesOf(exercise.events)[0]?.says).toMatchObject({
    en: expect.stringMatching(/^EXERCISE/),
  });
  const real = table(pack, { settings: { exercise: false } });
  expect(real.view("arm").case.title.en).toBe("Test");
});

test("Whatever is moved by whomever, views and minutes can be made and name no one's secrets", () => {
  const seats = ["director", "chair", "secretariat", "arm", "blr", "kaz", "kgz", "rus", "tjk"];
  const motions: Sent[] = [
    { kind: "request", for: "peacekeeping", to: "csc" },
    { kind: "convene", organ: "csc" },
    DRAFT,
    { ...DRAFT, items: [{ title: "one" }, { title: "two" }] },
    { kind: "take-position", item: "d1", value: "objecting" },
    { kind: "take-position", item: "d1", value: "in-favour" },
    { kind: "send-word", item: "d1" },
    { kind: "attend", organ: "csc", value: "absent" },
    { kind: "adopt", draft: "d1" },
    { kind: "adopt", draft: "d2", without: ["d2.1"] },
    { kind: "open-silence", draft: "d1", closes: at(3) },
    { kind: "break-silence", draft: "d1" },
    { kind: "hold", draft: "d1" },
    { kind: "lift-hold", draft: "d1" },
    { kind: "propose-method", draft: "d1", method: "limited-format" },
    { kind: "answer-method", draft: "d1", value: "objecting" },
    { kind: "settle-method", draft: "d1" },
    { kind: "join", item: "d1" },
    { kind: "report-delivery", item: "d1", value: "done" },
    { kind: "withdraw-draft", draft: "d1" },
    { kind: "amend", item: "d1", text: "changed" },
    { kind: "note", to: ["arm"], words: SECRET },
  ];
  const step = fc.tuple(fc.constantFrom(...seats), fc.constantFrom(...motions), fc.nat(2));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const room = table(pack);
      for (const [seat, motion, hours] of steps) {
        room.pass(hours);
        try {
          room.move(seat, motion);
        } catch (error) {
          // Refusals are answers; anything else is not.
          expect(String(error)).toContain('"provisions"');
        }
      }
      const wrote = (seat: string) =>
        steps.some(([by, { kind }]) => by === seat && kind === "note");
      for (const reader of ["director", "blr", "kgz"].filter((seat) => !wrote(seat))) {
        const told = JSON.stringify([room.view(reader), minutesOf(heardBy(room.events, reader))]);
        expect(told).not.toContain(SECRET);
      }
      const replayed = sessionOf(JSON.parse(JSON.stringify(room.events)));
      expect(replayed).toEqual(room.session);
    }),
    { numRuns: 60 },
  );
});

test("Motions are checked at the border: an unknown kind, key or state code is not a motion", () => {
  expect(Motion.safeParse({ kind: "annex" }).success).toBe(false);
  expect(Motion.safeParse({ kind: "hold", draft: "d1", by: "arm" }).success).toBe(false);
  expect(
    Motion.safeParse({ kind: "set-participation", state: "Armenia", value: "full" }).success,
  ).toBe(false);
});
