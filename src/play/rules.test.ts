// The twenty rules of procedure that a referee must keep: each test bears its rule as its title.
import { expect, test } from "vitest";
import { run } from "../engine/run.ts";
import { readPack } from "../pack/read-node.ts";
import type { Rule } from "../pack/schema.ts";
import { faces } from "./clock.ts";
import { sessionOf } from "./evolve.ts";
import { canonical } from "./log.ts";
import { at, DRAFT, HOUR, START, table, withRules } from "./testing.ts";
import { toCase } from "./toCase.ts";

const pack = readPack("csto");
const MEMBERS = ["arm", "blr", "kaz", "kgz", "rus", "tjk"];
/** A law in which silence counts as no objection beyond doubt, so that findings are plain. */
const plain = withRules(pack, "csc", (rule) => ({
  ...rule,
  counts: { ...rule.counts, silent: "neutral", absent: "neutral" },
}));

function underSilence(setup: Parameters<typeof table>[1] = {}, law = plain) {
  const room = table(law, setup);
  room.move("chair", DRAFT);
  room.move("chair", { kind: "open-silence", draft: "d1", closes: at(24) });
  return room;
}

function inSession(setup: Parameters<typeof table>[1] = {}, law = plain) {
  const room = table(law, setup);
  room.move("chair", { kind: "convene", organ: "csc" });
  room.move("chair", DRAFT);
  return room;
}

test(
  "1. Silence closes by comparison of instants at read time, not by a job; a stopped server " +
    "adopts nothing early and nothing late when it wakes",
  () => {
    const early = underSilence();
    early.pass(24);
    expect(early.wake()).toEqual([]);
    const late = underSilence();
    late.pass(24 * 30);
    const [decided] = late.wake();
    expect(decided).toMatchObject({ kind: "decided", at: at(24), by: "clock" });
    expect(decided?.wall).toBe(at(24 * 30));
    expect(late.item("d1").decision?.at).toBe(START + 24 * HOUR);
    // While the scenario stands still, so does its silence.
    const paused = underSilence();
    paused.move("director", { kind: "set-clock", change: { to: "paused" } });
    paused.pass(24 * 30);
    expect(paused.wake()).toEqual([]);
  },
);

test(
  "2. An objection received at the closing instant: rule states inclusive or exclusive; " +
    "both sides shown to the user before opening",
  () => {
    for (const closing of ["inclusive", "exclusive"] as const) {
      const room = underSilence({ settings: { silence: { closing } } });
      expect(room.view("arm").settings.silence.closing).toBe(closing);
      expect(room.view("arm").drafts[0]?.silence?.terms.closing).toBe(closing);
      room.pass(24);
      if (closing === "inclusive") {
        room.move("arm", { kind: "break-silence", draft: "d1" });
        expect(room.finding("d1")).toBe("not-met");
      } else {
        const refusal = room.refused("arm", { kind: "break-silence", draft: "d1" });
        expect(refusal).toMatchObject({ kind: "silence-closed", closed: at(24) });
        expect(refusal.provisions).toContain("csto.charter.12");
        expect(room.finding("d1")).toBe("met");
      }
    }
  },
);

test(
  "3. Clock shown in UTC, in the seat's time and in the delegate's time; a change of zone " +
    "rules does not move a stored instant",
  () => {
    // Kazakhstan gave up its second zone on 1 March 2024: the same clock in Almaty, another instant in UTC.
    const before = Date.parse("2024-02-28T12:00:00Z");
    const after = Date.parse("2024-03-02T12:00:00Z");
    expect(faces(before, ["Asia/Almaty"])).toEqual([
      "2024-02-28 12:00 UTC",
      "2024-02-28 18:00 Asia/Almaty",
    ]);
    expect(faces(after, ["Asia/Almaty"])).toEqual([
      "2024-03-02 12:00 UTC",
      "2024-03-02 17:00 Asia/Almaty",
    ]);
    const seats = [
      { id: "director", kind: "director" as const, title: "Director" },
      { id: "chair", kind: "chair" as const, title: "Chair" },
      {
        id: "kaz",
        kind: "delegation" as const,
        title: "Kazakhstan",
        state: "KAZ",
        zone: "Asia/Almaty",
      },
    ];
    const room = underSilence({ seats, settings: { zone: "Europe/Moscow" } });
    const silence = room.view("kaz").drafts[0]?.silence;
    expect(silence?.faces).toEqual([
      "2022-01-06 15:00 UTC",
      "2022-01-06 18:00 Europe/Moscow",
      "2022-01-06 21:00 Asia/Almaty",
    ]);
    expect(silence?.closesAt).toBe(at(24));
  },
);

test("4. An amendment breaks silence where the rule says so; elsewhere it is recorded", () => {
  const breaks = underSilence();
  breaks.move("kgz", { kind: "propose-amendment", item: "d1", text: "For ten days only." });
  expect(breaks.finding("d1")).toBe("not-met");
  const recorded = underSilence({ settings: { silence: { amendmentBreaks: false } } });
  recorded.move("kgz", { kind: "propose-amendment", item: "d1", text: "For ten days only." });
  expect(recorded.session.drafts.d1?.silence?.objections).toHaveLength(1);
  recorded.pass(25);
  recorded.wake();
  expect(recorded.finding("d1")).toBe("met");
});

test('5. One objection ends it for all; the others\' silence is not "in favour"', () => {
  const room = underSilence();
  room.pass(1);
  room.move("tjk", { kind: "break-silence", draft: "d1", words: "Not so." });
  expect(room.finding("d1")).toBe("not-met");
  expect(room.item("d1").decision?.blocking).toEqual(["TJK"]);
  expect(room.item("d1").positions.map(({ state, value }) => [state, value])).toEqual([
    ["TJK", "objecting"],
  ]);
  const unbroken = underSilence();
  unbroken.pass(25);
  unbroken.wake();
  expect(new Set(unbroken.item("d1").positions.map(({ value }) => value))).toEqual(
    new Set(["silent"]),
  );
});

test(
  "6. Withdrawal of an objection before expiry: does not restore silence unless the rule " +
    "says; a new revision does",
  () => {
    const room = underSilence();
    room.move("arm", { kind: "break-silence", draft: "d1" });
    room.move("arm", { kind: "withdraw-objection", draft: "d1" });
    room.pass(25);
    room.wake();
    expect(room.finding("d1")).toBe("not-met");
    room.move("chair", { ...DRAFT, reissues: "d1" });
    room.move("chair", { kind: "open-silence", draft: "d2", closes: at(48) });
    room.pass(48);
    room.wake();
    expect(room.finding("d2")).toBe("met");
    const restoring = underSilence({ settings: { silence: { withdrawalRestores: true } } });
    restoring.move("arm", { kind: "break-silence", draft: "d1" });
    expect(restoring.view("blr").drafts[0]?.items[0]?.silence).toMatchObject({
      kind: "broken",
      by: "ARM",
    });
    restoring.move("arm", { kind: "withdraw-objection", draft: "d1" });
    restoring.pass(25);
    restoring.wake();
    expect(restoring.finding("d1")).toBe("met");
    expect(restoring.refused("arm", { kind: "withdraw-objection", draft: "d1" }).kind).toBe(
      "after-expiry",
    );
  },
);

test(
  "7. A hold stops the clock and keeps the remaining time; a second hold by the same member " +
    "only if allowed",
  () => {
    const room = underSilence();
    room.pass(20);
    room.move("kgz", { kind: "hold", draft: "d1" });
    expect(room.refused("arm", { kind: "hold", draft: "d1" })).toMatchObject({ because: "held" });
    room.pass(30);
    expect(room.wake()).toEqual([]);
    expect(room.view("arm").drafts[0]?.items[0]?.silence).toMatchObject({
      kind: "on-hold",
      remaining: 4 * HOUR,
    });
    room.move("kgz", { kind: "lift-hold", draft: "d1" });
    expect(room.view("arm").drafts[0]?.silence?.closesAt).toBe(at(54));
    expect(room.refused("kgz", { kind: "hold", draft: "d1" })).toMatchObject({ because: "spent" });
    room.pass(3.9);
    expect(room.wake()).toEqual([]);
    room.pass(0.2);
    expect(room.wake()[0]).toMatchObject({ kind: "decided", at: at(54) });
    const twice = underSilence({ settings: { silence: { holdsPerMember: 2 } } });
    twice.move("kgz", { kind: "hold", draft: "d1" });
    twice.move("kgz", { kind: "lift-hold", draft: "d1" });
    twice.move("kgz", { kind: "hold", draft: "d1" });
    // Nobody lifts it: it ends by itself after its longest time, and the rest of the clock runs.
    twice.pass(48 + 24 - 0.1);
    expect(twice.wake()).toEqual([]);
    twice.pass(0.2);
    expect(twice.wake()[0]).toMatchObject({ kind: "decided", at: at(72) });
  },
);

test("8. Extension only before expiry; the log shows the old and the new instant", () => {
  const room = underSilence();
  room.pass(23);
  const [extended] = room.move("chair", { kind: "extend-silence", draft: "d1", closes: at(30) });
  expect(extended).toMatchObject({ kind: "silence-extended", from: at(24), to: at(30) });
  room.pass(3);
  expect(room.wake()).toEqual([]);
  room.pass(5);
  expect(
    room.refused("chair", { kind: "extend-silence", draft: "d1", closes: at(90) }),
  ).toMatchObject({
    kind: "after-expiry",
    closed: at(30),
  });
  expect(room.item("d1").decision?.at).toBe(START + 30 * HOUR);
});

test("9. Reissue gets a new revision number and clock; earlier positions do not carry over", () => {
  const room = underSilence();
  room.move("rus", { kind: "take-position", item: "d1", value: "in-favour" });
  expect(room.refused("chair", { ...DRAFT, reissues: "d1" }).kind).toBe("under-silence");
  room.move("arm", { kind: "break-silence", draft: "d1" });
  room.pass(2);
  room.move("chair", { ...DRAFT, reissues: "d1" });
  room.move("chair", { kind: "open-silence", draft: "d2", closes: at(26) });
  expect(room.session.drafts.d2).toMatchObject({ revision: 2, reissues: "d1" });
  expect(room.item("d2").positions).toEqual([]);
  expect(room.session.drafts.d2?.silence?.opened).toBe(START + 2 * HOUR);
});

test(
  "10. Member suspended or withdrawn during the period: electorate frozen at opening, or at " +
    "closing, by rule; shown either way",
  () => {
    for (const electorateFrozen of ["opening", "closing"] as const) {
      const room = underSilence({ settings: { silence: { electorateFrozen } } });
      room.pass(1);
      room.move("director", { kind: "set-participation", state: "ARM", value: "suspended" });
      expect(room.view("blr").drafts[0]?.silence?.terms.electorateFrozen).toBe(electorateFrozen);
      if (electorateFrozen === "opening") {
        room.move("arm", { kind: "break-silence", draft: "d1" });
        expect(room.finding("d1")).toBe("not-met");
      } else {
        expect(room.refused("arm", { kind: "break-silence", draft: "d1" })).toMatchObject({
          kind: "not-in-the-electorate",
          because: "suspended",
        });
        room.pass(24);
        room.wake();
        expect(room.finding("d1")).toBe("met");
        expect(room.item("d1").decision?.electorate).not.toContain("ARM");
        expect(room.item("d1").decision?.excluded).toEqual([
          { state: "ARM", because: "suspended" },
        ]);
      }
    }
  },
);

test(
  "11. Not notified is not silent: no adoption while a member of the electorate has no " +
    "recorded notice, if the rule demands notice",
  () => {
    const room = underSilence({ settings: { silence: { noticeDemanded: true } } });
    for (const seat of MEMBERS.filter((id) => id !== "tjk"))
      room.move(seat, { kind: "acknowledge", draft: "d1" });
    room.pass(25);
    expect(room.wake()).toMatchObject([{ kind: "silence-lapsed", missing: ["TJK"], at: at(24) }]);
    expect(room.finding("d1")).toBeNull();
    const told = underSilence({ settings: { silence: { noticeDemanded: true } } });
    for (const seat of MEMBERS) told.move(seat, { kind: "acknowledge", draft: "d1" });
    told.pass(25);
    told.wake();
    expect(told.finding("d1")).toBe("met");
  },
);

test("12. Chair absent or party: next in order chairs; the chair's own objection counts", () => {
  const seats = [
    { id: "director", kind: "director" as const, title: "Director" },
    { id: "chair", kind: "chair" as const, title: "Chair", state: "ARM" },
    ...MEMBERS.map((id) => ({
      id,
      kind: "delegation" as const,
      title: id,
      state: id.toUpperCase(),
    })),
  ];
  const chairOrder = ["ARM", "BLR", "KAZ"];
  const absent = inSession({ seats, settings: { chairOrder } });
  absent.move("arm", { kind: "attend", organ: "csc", value: "absent" });
  expect(absent.refused("chair", { kind: "adopt", draft: "d1" })).toMatchObject({
    kind: "not-for-this-seat",
    needs: ["BLR"],
  });
  expect(absent.refused("kaz", { kind: "adopt", draft: "d1" }).kind).toBe("not-for-this-seat");
  absent.move("blr", { kind: "adopt", draft: "d1" });
  const party = inSession({
    seats,
    settings: { chairOrder, partyMayPreside: false },
    from: { blank: { date: "2022-01-05", parties: ["ARM", "AZE"] } },
  });
  expect(party.view("kgz").presides).toBe("BLR");
  party.move("blr", { kind: "adopt", draft: "d1" });
  const objecting = inSession({ seats });
  objecting.move("arm", { kind: "take-position", item: "d1", value: "objecting" });
  objecting.move("chair", { kind: "adopt", draft: "d1" });
  expect(objecting.item("d1").decision).toMatchObject({ finding: "not-met", blocking: ["ARM"] });
});

test(
  "13. Excluded party may speak and present its case where the rule says so, and its " +
    "presence is not counted",
  () => {
    const law = withRules(plain, "csc", (rule) => ({
      ...rule,
      exclude: ["parties"],
      tests: [{ kind: "quorum", share: "1/1" }, { kind: "consensus" }],
    }));
    const room = inSession({ from: { case: "kazakhstan-2022" } }, law);
    expect(
      room.refused("kaz", { kind: "take-position", item: "d1", value: "objecting" }),
    ).toMatchObject({
      kind: "not-in-the-electorate",
      because: "parties",
      provisions: ["csto.charter.12", "csto.charter.12-vote", "csto.procedure-2004.rules"],
    });
    room.move("kaz", { kind: "state", words: "We present our case.", organ: "csc" });
    for (const seat of MEMBERS) {
      if (seat !== "kaz") room.move(seat, { kind: "attend", organ: "csc", value: "present" });
    }
    room.move("chair", { kind: "adopt", draft: "d1" });
    expect(room.finding("d1")).toBe("met");
    expect(room.item("d1").decision?.electorate).not.toContain("KAZ");
  },
);

test(
  "14. Dispute over who is a party stops nothing by itself: it is a ruling with an author, " +
    "or an open reading in replay",
  () => {
    const room = inSession();
    room.move("kgz", { kind: "state", words: "Kazakhstan is a party and should not sit." });
    room.move("chair", { kind: "rule", about: "parties", words: "Kazakhstan takes part." });
    expect(room.session.rulings).toEqual([
      { about: "parties", text: "Kazakhstan takes part.", by: "chair" },
    ]);
    room.move("kaz", { kind: "take-position", item: "d1", value: "in-favour" });
    const readings = {
      who: "parties" as const,
      reading: "csto.debtor-vote",
      in: ["does-not-vote"],
    };
    const law = withRules(plain, "csc", (rule) => ({ ...rule, exclude: [readings] }));
    const open = inSession({}, law);
    open.move("kaz", { kind: "take-position", item: "d1", value: "objecting" });
    open.move("chair", { kind: "adopt", draft: "d1" });
    expect(open.item("d1").decision).toMatchObject({
      finding: "contested",
      turnsOn: [{ reading: "csto.debtor-vote" }],
    });
  },
);

test("15. Abstention is never objection, and never support, unless the rule maps it", () => {
  const outcome = (change: (rule: Rule) => Rule) => {
    const room = inSession({}, withRules(plain, "csc", change));
    for (const seat of MEMBERS)
      room.move(seat, { kind: "take-position", item: "d1", value: "abstaining" });
    room.move("chair", { kind: "adopt", draft: "d1" });
    return room.finding("d1");
  };
  expect(outcome((rule) => rule)).toBe("met");
  expect(outcome((rule) => ({ ...rule, tests: [{ kind: "votes", atLeast: 1 }] }))).toBe("not-met");
  const mapped = { abstaining: "against" as const };
  expect(outcome((rule) => ({ ...rule, counts: { ...rule.counts, ...mapped } }))).toBe("not-met");
});

test(
  "16. Abstention with declaration: decision binds the organisation, not the member; " +
    "blocking share computed with exact fractions",
  () => {
    const law = withRules(plain, "csc", (rule) => ({
      ...rule,
      tests: [{ kind: "consensus" }, { kind: "abstention-limit", share: "1/3" }],
    }));
    const abstaining = (count: number) => {
      const room = inSession({}, law);
      for (const [i, seat] of MEMBERS.entries()) {
        const value = i < count ? "abstaining" : "in-favour";
        const attached = i < count ? ["statement"] : [];
        room.move(seat, { kind: "take-position", item: "d1", value, attached });
      }
      room.move("chair", { kind: "adopt", draft: "d1" });
      return room;
    };
    // Two of six are exactly one third, three are more: no rounding decides it.
    expect(abstaining(3).finding("d1")).toBe("not-met");
    const room = abstaining(2);
    const effects = room.view("kaz").drafts[0]?.items[0]?.effects ?? [];
    const effectOn = (state: string) => effects.find((entry) => entry.state === state)?.effect;
    expect(room.finding("d1")).not.toBe("not-met");
    expect(effectOn("ARM")).toBe("not-bound");
    expect(effectOn("TJK")).toBe("bound");
  },
);

test(
  "17. Late joining has a date and does not change the adoption date; effects for that " +
    "member run from joining unless stated",
  () => {
    const room = inSession();
    for (const seat of MEMBERS) {
      if (seat !== "arm")
        room.move(seat, { kind: "take-position", item: "d1", value: "in-favour" });
    }
    expect(room.refused("arm", { kind: "join", item: "d1" }).kind).toBe("not-adopted");
    room.move("chair", { kind: "adopt", draft: "d1" });
    const adopted = room.item("d1").decision?.at;
    const effectOf = () =>
      room.view("blr").drafts[0]?.items[0]?.effects.find((entry) => entry.state === "ARM");
    expect(effectOf()).toMatchObject({ effect: "may-join", from: null });
    room.pass(24 * 10);
    room.move("arm", { kind: "join", item: "d1" });
    expect(room.item("d1").decision?.at).toBe(adopted);
    expect(effectOf()).toMatchObject({ effect: "joined", from: "2022-01-15T15:00:00Z" });
  },
);

test(
  "18. Limited format: first test (no objection to the format), then second (no vote " +
    "against); failing the first leads to the full format, not to rejection",
  () => {
    const limited = () => {
      const room = inSession({}, pack);
      room.move("chair", { kind: "propose-method", draft: "d1", method: "limited-format" });
      expect(
        room.refused("rus", { kind: "take-position", item: "d1", value: "in-favour" }),
      ).toMatchObject({
        kind: "method-not-agreed",
      });
      return room;
    };
    const failing = limited();
    failing.move("arm", { kind: "answer-method", draft: "d1", value: "objecting" });
    failing.move("chair", { kind: "settle-method", draft: "d1" });
    expect(failing.session.drafts.d1?.method).toBe("session");
    for (const seat of MEMBERS)
      failing.move(seat, { kind: "take-position", item: "d1", value: "in-favour" });
    failing.move("chair", { kind: "adopt", draft: "d1" });
    expect(failing.finding("d1")).toBe("met");
    const second = (armenia: string) => {
      const room = limited();
      room.move("kaz", { kind: "answer-method", draft: "d1", value: "agreed" });
      room.move("chair", { kind: "settle-method", draft: "d1" });
      room.move("arm", { kind: "take-position", item: "d1", value: armenia });
      for (const seat of MEMBERS.slice(1))
        room.move(seat, { kind: "take-position", item: "d1", value: "in-favour" });
      room.move("chair", { kind: "adopt", draft: "d1" });
      return room;
    };
    const stoodAside = second("not-participating");
    expect(stoodAside.finding("d1")).toBe("met");
    expect(stoodAside.view("arm").drafts[0]?.items[0]?.effects[0]).toMatchObject({
      state: "ARM",
      effect: "not-responsible",
    });
    expect(second("objecting").finding("d1")).toBe("not-met");
    // Before the amendments were in force there was no such format.
    const early = table(pack, { from: { case: "osh-2010" } });
    early.move("chair", { kind: "convene", organ: "csc" });
    early.move("chair", DRAFT);
    expect(
      early.refused("chair", { kind: "propose-method", draft: "d1", method: "limited-format" }),
    ).toEqual({
      kind: "method-not-in-force",
      method: "limited-format",
      organ: "csc",
      from: "2012-12-19",
      provisions: ["csto.charter.12-limited", "csto.charter.12-limited-structure"],
    });
  },
);

test(
  "19. A reservation to the rules of procedure (as Ukraine and Moldova made in 1992) can " +
    "alter the effect for that member only",
  () => {
    const room = inSession();
    const words = "Decisions taken without us are advisory for us.";
    room.move("tjk", { kind: "reserve-on-rules", words });
    for (const seat of MEMBERS)
      room.move(seat, { kind: "take-position", item: "d1", value: "in-favour" });
    room.move("chair", { kind: "adopt", draft: "d1" });
    const effects = room.view("arm").drafts[0]?.items[0]?.effects ?? [];
    expect(effects.filter((entry) => entry.reservation !== null)).toEqual([
      expect.objectContaining({ state: "TJK", reservation: words }),
    ]);
    expect(room.finding("d1")).toBe("met");
  },
);

test(
  "20. The published decision carries the full arithmetic and the log proof; a replay of " +
    "the events gives the same result byte for byte",
  () => {
    const room = inSession({}, pack);
    for (const seat of MEMBERS)
      room.move(seat, { kind: "take-position", item: "d1", value: "in-favour" });
    room.move("chair", { kind: "adopt", draft: "d1" });
    expect(room.item("d1").decision).toMatchObject({
      finding: "met",
      rules: ["csto.csc.consensus"],
      electorate: ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"],
      excluded: [],
      blocking: [],
    });
    const replayed = sessionOf(room.events.map((event) => JSON.parse(JSON.stringify(event))));
    expect(canonical(replayed)).toBe(canonical(room.session));
    expect(canonical(run(pack, toCase(replayed)))).toBe(canonical(run(pack, toCase(room.session))));
  },
);
