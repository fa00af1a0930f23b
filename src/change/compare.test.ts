/** Side by side: the law of two days, what comes from law and what from the roll, and kinds of threat. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../engine/run.ts";
import { PACKS, readPack, readYaml } from "../pack/read-node.ts";
import type { CaseFile } from "../pack/schema.ts";
import { compareCase, compareThreats, threatCase } from "./compare.ts";
import { ThreatsFile } from "./threats-schema.ts";

const pack = readPack("csto");
const caseOf = (id: string) => pack.byId.case.get(id) as CaseFile;
const threats = readYaml(join(PACKS, "csto", "threats.yaml"), ThreatsFile);

test("the marks are those of runs under the law of each day", () => {
  for (const id of ["osh-2010", "kazakhstan-2022", "yerevan-2022"]) {
    const days = ["2010-06-12", "2022-01-06"];
    const { cells } = compareCase(pack, caseOf(id), {}, days);
    for (const [i, cell] of cells.entries()) {
      const marks = run(pack, caseOf(id), { law: days[i] }).asks;
      expect(cell.asks.map(({ ask, mark }) => [ask, mark?.kind, mark?.route ?? null])).toEqual(
        marks.map(({ id: ask, stop, route }) => [ask, route ? stop.kind : undefined, route]),
      );
    }
  }
});

test("a mission to Osh was barred as an internal affair by the law, not by the roll", () => {
  const days = ["2010-06-12", "2022-01-06"];
  const { differences } = compareCase(pack, caseOf("osh-2010"), {}, days);
  const mission = differences[0]?.asks.find(({ ask }) => ask === "specialists");
  expect(mission).toMatchObject({ because: "law", from: { kind: "excluded" } });
});

test("with the same day twice nothing differs", () => {
  const { differences } = compareCase(pack, caseOf("osh-2010"), {}, ["2010-06-12", "2010-06-12"]);
  expect(differences[0]?.asks).toEqual([]);
});

test("threats name facts and values of the list", () => {
  const known = pack.byId.fact;
  for (const [fact, value] of [
    threats.otherwise,
    ...threats.threats.map(({ facts }) => facts),
  ].flatMap((facts) => Object.entries(facts))) {
    expect([fact, known.get(fact)?.values.map(({ id }) => id)]).toEqual([
      fact,
      expect.arrayContaining([value]),
    ]);
  }
  expect(Object.keys(threats.otherwise).sort()).toEqual([...known.keys()].sort());
  expect(threats.threats).toHaveLength(11);
});

test("a cyber attack finds a route only in the later law", () => {
  const [cyber] = compareThreats(pack, threats, ["cyber-attack"], ["2010-06-12", "2022-01-06"]);
  const at = (day: number) =>
    cyber?.laws[day]?.routes.find(({ route }) => route === "information-security");
  expect(at(0)?.closed).toMatch(/not yet law/);
  expect(at(1)).toMatchObject({ closed: null, stop: null });
  expect(cyber?.differ).toContain("information-security");
});

test("a threat is a hypothetical case that is no part of the record", () => {
  const [first] = threats.threats;
  if (first === undefined) throw new Error("no threat");
  const made = threatCase(pack, threats, first, "2022-01-06");
  expect(made.origin).toBe("hypothetical");
  expect(run(pack, made).asks.length).toBe(made.acts?.length);
});
