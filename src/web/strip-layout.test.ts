// Checks that the strip places every ask once, in the right row, and that marks do not lie on each other.
import fc from "fast-check";
import { expect, test } from "vitest";
import { STOP_KINDS } from "../engine/types.ts";
import { layoutStrip, type StripCase } from "./strip-layout.ts";

const frame = { width: 900, left: 180, above: 0 };

const strips: fc.Arbitrary<StripCase[]> = fc
  .array(
    fc.record({
      date: fc
        .date({ min: new Date("1992-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      marks: fc.array(
        fc.record({
          ask: fc.constant("a"),
          restsOn: fc.constant([]),
          kind: fc.constantFrom(...STOP_KINDS),
          finding: fc.constantFrom("met" as const, "not-met" as const, "open" as const),
        }),
        { minLength: 1, maxLength: 9 },
      ),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((cases) => cases.map((entry, i) => ({ ...entry, id: `case-${i}` })));

test("Every ask has one mark, and the first of each case is the large one", () => {
  fc.assert(
    fc.property(strips, (cases) => {
      const { placed } = layoutStrip(cases, frame);
      expect(placed.length).toBe(cases.flatMap(({ marks }) => marks).length);
      expect(placed.filter(({ first }) => first).length).toBe(cases.length);
    }),
  );
});

test("A mark stands in the row of its kind and inside the frame", () => {
  fc.assert(
    fc.property(strips, (cases) => {
      const { rows, placed } = layoutStrip(cases, frame);
      for (const { mark, x, y, r } of placed) {
        const row = rows.find(({ kind }) => kind === mark.kind);
        expect(y - r).toBeGreaterThanOrEqual(row?.y ?? Infinity);
        expect(y + r).toBeLessThanOrEqual((row?.y ?? 0) + (row?.height ?? 0));
        expect(x + r).toBeLessThanOrEqual(frame.width);
      }
    }),
  );
});

test("No two marks lie on each other", () => {
  fc.assert(
    fc.property(strips, (cases) => {
      const { placed } = layoutStrip(cases, frame);
      for (const [i, a] of placed.entries()) {
        for (const b of placed.slice(i + 1)) {
          const distance = Math.hypot(a.x - b.x, a.y - b.y);
          expect(distance).toBeGreaterThanOrEqual(a.r + b.r - 0.01);
        }
      }
    }),
    { endOnFailure: true },
  );
});

test("Later cases stand further to the right", () => {
  const mark = { ask: "a", kind: "not-convened", finding: "met", restsOn: [] } as const;
  const at = (id: string, date: string): StripCase => ({ id, date, marks: [mark] });
  const { placed } = layoutStrip([at("b", "2010"), at("a", "2001-02")], frame);
  const x = (id: string) => placed.find((entry) => entry.case === id)?.x ?? 0;
  expect(x("a")).toBeLessThan(x("b"));
});
