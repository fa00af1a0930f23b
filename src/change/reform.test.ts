/** Reforms: any order, named conflicts, no change from a repeated rule, and what the record says. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run } from "../engine/run.ts";
import { lawOn } from "../pack/law.ts";
import { indexPack, type Pack } from "../pack/pack.ts";
import { readPack } from "../pack/read-node.ts";
import type { CaseFile, Reform } from "../pack/schema.ts";
import { applicable, applyReforms, whyNot } from "./reform.ts";
import { reformRecord } from "./reform-report.ts";

const pack = readPack("csto");
const ids = pack.reforms.filter(({ patches }) => patches).map(({ id }) => id);
const caseOf = (id: string) => pack.byId.case.get(id) as CaseFile;
const withReforms = (reforms: readonly Reform[]): Pack =>
  indexPack({ ...pack, reforms: [...pack.reforms, ...reforms] });
const reform = (id: string, patches: NonNullable<Reform["patches"]>): Reform => ({
  id,
  title: { en: id, ru: id },
  proposedBy: [],
  patches,
});
const content = (result: ReturnType<typeof applyReforms>) =>
  result.ok ? JSON.stringify({ ...result.pack, byId: null }) : result.because;

test("every patch changes something that the pack has", () => {
  for (const { id, patches } of pack.reforms) {
    for (const patch of patches ?? []) {
      const there =
        patch.patch === "rule"
          ? pack.byId.rule.has(patch.rule)
          : patch.patch === "reading"
            ? pack.byId.reading.get(patch.reading)?.values.some((value) => value.id === patch.to)
            : patch.patch === "drop-step" || patch.patch === "step"
              ? pack.byId.route.get(patch.route)?.steps.some((step) => step.id === patch.step)
              : patch.patch === "add-step"
                ? pack.byId.route.get(patch.route)?.steps.some((step) => step.id === patch.after)
                : patch.patch === "in-force"
                  ? pack.byId.instrument.has(patch.instrument)
                  : patch.patch === "formula"
                    ? pack.byId.formula.has(patch.formula)
                    : true;
      expect([id, patch.patch, there]).toEqual([id, patch.patch, true]);
    }
  }
});

test("two reforms in either order give the same law, or a conflict that names both", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (a, b) => {
      const [one, other] = [applyReforms(pack, [a, b]), applyReforms(pack, [b, a])];
      expect(content(one)).toBe(content(other));
      if (!one.ok) {
        expect(one.because).toContain(a);
        expect(one.because).toContain(b);
      }
    }),
    { numRuns: 200 },
  );
  // Freshly indexed, so that nothing kept from before can make the orders alike.
  for (const [a, b] of [
    ["recusal", "arrears-automatic"],
    ["time-limit", "consensus-minus-one"],
    ["standing-consent", "secretary-general-convenes"],
  ] as const) {
    const [one, other] = [indexPack(pack), indexPack(pack)];
    expect(content(applyReforms(one, [a, b]))).toBe(content(applyReforms(other, [b, a])));
  }
});

test("a step that one reform changes and another drops is a named conflict", () => {
  const both = applyReforms(pack, ["standing-consent", "secretary-general-convenes"]);
  expect(both.ok).toBe(false);
  expect(both.ok ? "" : both.because).toMatch(/standing-consent.*both change step/);
});

test("recusal and the loss of the vote add to the same list and do not conflict", () => {
  const both = applyReforms(pack, ["recusal", "arrears-automatic"]);
  expect(both.ok && both.pack.byId.rule.get("csto.csc.consensus")?.exclude).toEqual([
    "arrears",
    "parties",
  ]);
});

test("identical changes never conflict, different ones do", () => {
  const set = (value: string, id: string) =>
    reform(id, [{ patch: "rule", rule: "csto.csc.consensus", set: { "counts.absent": value } }]);
  const mine = withReforms([set("neutral", "a"), set("neutral", "b"), set("against", "c")]);
  expect(applyReforms(mine, ["a", "b"]).ok).toBe(true);
  const result = applyReforms(mine, ["a", "c"]);
  expect(result.ok ? "" : result.because).toBe(
    "reforms a and c conflict: both change rule csto.csc.consensus.counts.absent",
  );
});

describe("the whole record", () => {
  test("a reform that repeats the rule that is there changes nothing", () => {
    const rule = pack.byId.rule.get("csto.csc.consensus");
    const repeated = withReforms([
      reform("as-it-is", [
        {
          patch: "rule",
          rule: "csto.csc.consensus",
          set: { tests: rule?.tests, counts: rule?.counts },
        },
      ]),
    ]);
    const { counts, cases } = reformRecord(repeated, ["as-it-is"]);
    expect(counts.changed + counts["changed-only-if"] + counts["cannot-be-told"]).toBe(0);
    expect(counts.unchanged).toBeGreaterThan(50);
    const after = applyReforms(repeated, ["as-it-is"]);
    for (const { case: id } of cases.slice(0, 10)) {
      if (!after.ok) throw new Error(after.because);
      expect(run(after.pack, caseOf(id))).toEqual(run(repeated, caseOf(id)));
    }
  });

  test("a reform that cannot apply to the law of a date says so", () => {
    const law = lawOn(pack, "2010-06-12", "osh-2010");
    const { apply, not } = applicable(pack, ["coordinating-state", "recusal"], law);
    expect(apply).toEqual(["recusal"]);
    expect(not["coordinating-state"]).toBe(
      "it can apply only from 2021-09-16; the law is that of 2010-06-12",
    );
    const treaty = lawOn(pack, "1995-01-01", null);
    for (const id of ids) {
      const because = whyNot(pack.byId.reform.get(id) as Reform, pack, treaty);
      expect([id, because]).not.toEqual([id, null]);
    }
    const osh = reformRecord(pack, ["coordinating-state"]).cases.find(
      (each) => each.case === "osh-2010",
    );
    expect(osh).toMatchObject({ applies: false, asks: [] });
  });

  test("what is no rule is named, with what could be observed instead", () => {
    const { reforms, counts } = reformRecord(pack, ["humanitarian"]);
    expect(reforms[0]?.notExpressible?.because.en).toMatch(/changes no rule/);
    expect(counts.changed).toBe(0);
  });

  test("Yerevan 2022: one tolerated objection would have carried the aid text", () => {
    const asks = reformRecord(pack, ["consensus-minus-one"], [caseOf("yerevan-2022")]).cases[0]
      ?.asks;
    const aid = asks?.find(({ ask }) => ask === "aid-armenia");
    expect(aid?.status).toBe("changed");
    expect(aid?.moves.every(({ from }) => from === "not-adopted")).toBe(true);
  });

  test("an unrecorded position is never taken for silence", () => {
    const { cases } = reformRecord(pack, ["time-limit"], [caseOf("osh-2010")]);
    const specialists = cases[0]?.asks.find(({ ask }) => ask === "specialists");
    expect(specialists?.status).toBe("cannot-be-told");
    expect(specialists?.missing.length).toBeGreaterThan(0);
  });

  test("where nobody asked, no rule on deciding does anything", () => {
    const { cases } = reformRecord(pack, ["consensus-minus-one"], [caseOf("karabakh-2020")]);
    expect(cases[0]?.asks).toMatchObject([{ ask: null, status: "unchanged" }]);
  });

  test("what is unchanged has the same marks in a run", () => {
    for (const id of ["recusal", "hybrid-trigger", "un-first"]) {
      const after = applyReforms(pack, [id]);
      if (!after.ok) throw new Error(after.because);
      for (const each of reformRecord(pack, [id]).cases) {
        if (!each.applies) continue;
        const [before, then] = [run(pack, caseOf(each.case)), run(after.pack, caseOf(each.case))];
        for (const ask of each.asks) {
          if (ask.status !== "unchanged" || ask.ask === null) continue;
          const kindOf = (result: typeof before) =>
            result.asks.find((entry) => entry.id === ask.ask)?.stop.kind;
          expect([each.case, ask.ask, kindOf(then)]).toEqual([each.case, ask.ask, kindOf(before)]);
        }
      }
    }
  }, 60_000);
});
