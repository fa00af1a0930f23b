// The referee against a plain model: a silence procedure and a session, moved at random.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPack } from "../pack/read-node.ts";
import { at, DRAFT, HOUR, START, type Table, table, withRules } from "./testing.ts";

const law = withRules(readPack("csto"), "csc", (rule) => ({
  ...rule,
  counts: { ...rule.counts, silent: "neutral", absent: "neutral" },
}));
const SEATS = ["arm", "blr", "kaz", "kgz", "rus", "tjk"] as const;
type SeatId = (typeof SEATS)[number];

/** Written without a look at the referee: minutes left, and who stopped what. */
type Model = {
  now: number;
  left: number;
  holder: SeatId | null;
  heldFor: number;
  spent: Set<SeatId>;
  broken: SeatId | null;
  /** Real hours since the start at which it closed unbroken. */
  closedAt: number | null;
};
type Real = { room: Table };

const HOLD_MOST = 10;

function advance(model: Model, hours: number): void {
  // Half an hour at a time: slow, and plainly right.
  for (let i = 0; i < hours * 2; i++) {
    model.now += 0.5;
    if (model.broken !== null || model.closedAt !== null) continue;
    if (model.holder !== null) {
      model.heldFor += 0.5;
      if (model.heldFor >= HOLD_MOST) model.holder = null;
      continue;
    }
    model.left -= 0.5;
    // Inclusive: at the closing instant itself an objection is still in time.
    if (model.left < 0) model.closedAt = model.now - 0.5;
  }
}
const isOpen = (model: Model) => model.broken === null && model.closedAt === null;

class Pass implements fc.Command<Model, Real> {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = () => true;
  run(model: Model, { room }: Real): void {
    advance(model, this.hours);
    room.pass(this.hours);
    agree(model, room);
  }
  toString = () => `pass(${this.hours})`;
}

class Break implements fc.Command<Model, Real> {
  readonly seat: SeatId;
  constructor(seat: SeatId) {
    this.seat = seat;
  }
  check = () => true;
  run(model: Model, { room }: Real): void {
    if (isOpen(model)) {
      room.move(this.seat, { kind: "break-silence", draft: "d1" });
      model.broken = this.seat;
    } else {
      const refusal = room.refused(this.seat, { kind: "break-silence", draft: "d1" });
      expect(refusal.kind).toBe(model.broken === null ? "silence-closed" : "already-decided");
      expect(refusal.provisions).not.toEqual([]);
    }
    agree(model, room);
  }
  toString = () => `break(${this.seat})`;
}

class Hold implements fc.Command<Model, Real> {
  readonly seat: SeatId;
  constructor(seat: SeatId) {
    this.seat = seat;
  }
  check = () => true;
  run(model: Model, { room }: Real): void {
    const may = isOpen(model) && model.holder === null && !model.spent.has(this.seat);
    if (may) {
      room.move(this.seat, { kind: "hold", draft: "d1" });
      model.holder = this.seat;
      model.heldFor = 0;
      model.spent.add(this.seat);
    } else room.refused(this.seat, { kind: "hold", draft: "d1" });
    agree(model, room);
  }
  toString = () => `hold(${this.seat})`;
}

class Lift implements fc.Command<Model, Real> {
  readonly seat: SeatId;
  constructor(seat: SeatId) {
    this.seat = seat;
  }
  check = () => true;
  run(model: Model, { room }: Real): void {
    if (isOpen(model) && model.holder === this.seat) {
      room.move(this.seat, { kind: "lift-hold", draft: "d1" });
      model.holder = null;
    } else room.refused(this.seat, { kind: "lift-hold", draft: "d1" });
    agree(model, room);
  }
  toString = () => `lift(${this.seat})`;
}

class Extend implements fc.Command<Model, Real> {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = () => true;
  run(model: Model, { room }: Real): void {
    const closes = room.session.drafts.d1?.silence?.closes ?? 0;
    // An extension is reckoned from where the procedure closes now, holds included.
    const to = isOpen(model) ? START + (model.now + model.left + this.hours) * HOUR : closes + HOUR;
    const held = model.holder !== null ? model.heldFor : 0;
    const motion = {
      kind: "extend-silence",
      draft: "d1",
      closes: new Date(to - held * HOUR).toISOString(),
    } as const;
    if (isOpen(model)) {
      room.move("chair", motion);
      model.left += this.hours;
    } else expect(room.refused("chair", motion).kind).toBe("after-expiry");
    agree(model, room);
  }
  toString = () => `extend(${this.hours})`;
}

function agree(model: Model, room: Table): void {
  room.wake();
  const { decision } = room.item("d1");
  if (model.broken !== null) {
    expect(decision?.finding).toBe("not-met");
    expect(decision?.blocking).toEqual([model.broken.toUpperCase()]);
  } else if (model.closedAt !== null) {
    expect(decision?.finding).toBe("met");
    expect(decision?.at).toBe(START + model.closedAt * HOUR);
  } else expect(decision).toBeNull();
}

test("Under silence the referee and a plain half-hour model agree after every step", () => {
  const seat = fc.constantFrom(...SEATS);
  const hours = fc.integer({ min: 1, max: 12 }).map((half) => half / 2);
  const commands = [
    hours.map((n) => new Pass(n)),
    hours.map((n) => new Pass(n)),
    seat.map((s) => new Break(s)),
    seat.map((s) => new Hold(s)),
    seat.map((s) => new Lift(s)),
    fc.integer({ min: 1, max: 6 }).map((n) => new Extend(n)),
  ];
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 25 }), (steps) => {
      fc.modelRun(() => {
        const room = table(law, { settings: { silence: { holdMaxHours: HOLD_MOST } } });
        room.move("chair", DRAFT);
        room.move("chair", { kind: "open-silence", draft: "d1", closes: at(12) });
        const model: Model = {
          now: 0,
          left: 12,
          holder: null,
          heldFor: 0,
          spent: new Set(),
          broken: null,
          closedAt: null,
        };
        return { model, real: { room } };
      }, steps);
    }),
    { numRuns: 150 },
  );
});

test(
  "In session a draft is adopted exactly where nobody's last position before the closing " +
    "was an objection",
  () => {
    const value = fc.constantFrom(
      "in-favour",
      "no-objection",
      "abstaining",
      "objecting",
      "not-participating",
    );
    const said = fc.array(fc.tuple(fc.constantFrom(...SEATS), value), { maxLength: 20 });
    fc.assert(
      fc.property(said, said, (before, after) => {
        const room = table(law);
        room.move("chair", { kind: "convene", organ: "csc" });
        room.move("chair", DRAFT);
        const last = new Map<string, string>();
        for (const [seat, position] of before) {
          room.move(seat, { kind: "take-position", item: "d1", value: position });
          last.set(seat, position);
        }
        room.move("chair", { kind: "adopt", draft: "d1" });
        const objecting = [...last].filter(([, position]) => position === "objecting");
        expect(room.finding("d1")).toBe(objecting.length === 0 ? "met" : "not-met");
        const decided = room.item("d1").decision;
        expect([...(decided?.blocking ?? [])].sort()).toEqual(
          objecting.map(([seat]) => seat.toUpperCase()).sort(),
        );
        // Whatever is said afterwards changes nothing.
        for (const [seat, position] of after) {
          room.refused(seat, { kind: "take-position", item: "d1", value: position });
        }
        expect(room.item("d1").decision).toEqual(decided);
      }),
      { numRuns: 80 },
    );
  },
);
