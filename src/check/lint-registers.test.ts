// What lint says of claims and registers, one slip at a time.
import { expect, test } from "vitest";
import { readPack } from "../pack/read-node.ts";
import { lintRegisters } from "./lint-registers.ts";
import { recordFiles } from "./record-files-node.ts";

const pack = readPack("csto");
const files = recordFiles("csto");

type Tree = Record<string, unknown> & { entries: Record<string, unknown>[] };

/** Lint of the record with one thing changed in one file. */
function lintWith(path: string, change: (file: Tree) => void) {
  const copy = structuredClone(files.get(`csto/${path}`)) as Tree;
  change(copy);
  return lintRegisters(pack, new Map([...files, [`csto/${path}`, copy]]));
}

const entry = (file: Tree, id: string) =>
  file.entries.find((one) => one["id"] === id) as Record<string, unknown>;

test("The claims and registers as they are have nothing to mend", () => {
  expect(lintRegisters(pack, files)).toEqual([]);
});

test.each([
  [
    "an entry without a date",
    "registers/sessions.yaml",
    (file: Tree) => delete entry(file, "session-1999-04")["at"],
    { rule: "date", key: "entries.session-1999-04.at", says: "has no date" },
  ],
  [
    "an entry without a source",
    "registers/partners.yaml",
    (file: Tree) => delete entry(file, "nato-offers")["sources"],
    { rule: "source", key: "entries.nato-offers.sources", says: "has no source" },
  ],
  [
    "a source that leads to nothing",
    "registers/ties.yaml",
    (file: Tree) => Object.assign(entry(file, "rus-kaz-1992"), { sources: ["cisleg-8602"] }),
    { rule: "link", key: "entries.rus-kaz-1992.sources", nearest: "cisleg-8601" },
  ],
  [
    "a case that leads to nothing",
    "registers/sessions.yaml",
    (file: Tree) => Object.assign(entry(file, "session-1999-04"), { cases: ["nonrenewal-1998"] }),
    { rule: "link", key: "entries.session-1999-04.cases", nearest: "nonrenewal-1999" },
  ],
  [
    "a follow-up that leads to nothing",
    "registers/plans.yaml",
    (file: Tree) =>
      Object.assign(entry(file, "strategy-2025"), { implementation: [{ entry: "strategy-2035" }] }),
    { rule: "link", key: "entries.strategy-2025.implementation", nearest: "plans.strategy-2025" },
  ],
  [
    "an interval that ends before it begins",
    "registers/memberships.yaml",
    (file: Tree) => Object.assign(entry(file, "rus-cst"), { to: "1990-01-01" }),
    { rule: "interval", key: "entries.rus-cst.to" },
  ],
  [
    "a span that runs backwards",
    "registers/exercises.yaml",
    (file: Tree) =>
      Object.assign(entry(file, "exercise-2004-rubezh"), { at: "2004-08-06/2004-08-02" }),
    { rule: "interval", key: "entries.exercise-2004-rubezh.at" },
  ],
  [
    "one holder with two numbers on one date",
    "registers/deployments.yaml",
    (file: Tree) => {
      const { figures } = entry(file, "kazakhstan-2022") as { figures: { value: number }[] };
      figures.push({ ...(figures[0] as { value: number }), value: 2031 });
    },
    {
      rule: "account",
      key: "entries.kazakhstan-2022.figures.3",
      says: "the same holder says 2030 and 2031 on one date",
    },
  ],
  [
    "two statuses from one day",
    "registers/memberships.yaml",
    (file: Tree) => {
      const twin = { ...entry(file, "rus-cst"), id: "rus-cst-2", status: "observer" };
      file.entries.push(twin);
    },
    { rule: "account", key: "entries.rus-cst-2" },
  ],
  [
    "an id used twice",
    "registers/events.yaml",
    (file: Tree) => file.entries.push({ ...entry(file, "chair-2026") } as never),
    { rule: "id", key: "entries.chair-2026" },
  ],
  [
    "a key that no entry has",
    "registers/events.yaml",
    (file: Tree) => Object.assign(entry(file, "chair-2026"), { becuase: "x" }),
    { rule: "shape", key: "entries.chair-2026.becuase" },
  ],
])("Lint finds %s", (_, path, change, expected) => {
  const found = lintWith(path, change as (file: Tree) => void);
  expect(found).toContainEqual(
    expect.objectContaining({ ...expected, file: `packs/csto/${path}` }),
  );
  expect(found).toHaveLength(1);
});

test("Lint finds a claim that links to nothing, and a task with only favourable links", () => {
  type Links = { id: string; links: { id: string; side: string }[] }[];
  const found = lintWith("claims.yaml", (file) => {
    const { claims, tasks } = file as unknown as { claims: Links; tasks: Links };
    (claims[0]?.links[0] as { id: string }).id = "armenia-2021-06";
    for (const link of tasks[0]?.links ?? []) link.side = "for";
  });
  expect(found.map(({ rule, key }) => [rule, key])).toEqual([
    ["link", "claims.c000-1.links.0"],
    ["balance", "tasks.counterweight"],
  ]);
});
