// Published power tables, asked of real cases of other organisations through `casus table`.
import { expect, test } from "vitest";
import { tableOf } from "../src/change/table.ts";
import { Book } from "../src/engine/book.ts";
import { matterOf, memberStates } from "../src/engine/matter.ts";
import { positionItem } from "../src/engine/positions.ts";
import { ruleCondition } from "../src/engine/rule.ts";
import { diagram } from "../src/exact/diagram.ts";
import { readPack } from "../src/pack/read-node.ts";

function table(pack: string, id: string) {
  const held = readPack(pack);
  const entry = held.byId.case.get(id);
  if (entry === undefined) throw new Error(`there is no case ${id}`);
  return tableOf({ pack: held, case: entry, options: {} });
}

test("Security Council of fifteen: the Shapley–Shubik and Banzhaf values of the books", () => {
  const { shapley, banzhafNormalised, blocksAlone } = table("un-sc", "un-ukraine-2022");
  expect(blocksAlone).toEqual(["CHN", "FRA", "GBR", "RUS", "USA"]);
  expect(shapley?.RUS).toBe("421/2145"); // 0.19627
  expect(shapley?.GAB).toBe("4/2145"); // 0.00186
  expect(banzhafNormalised?.RUS).toBe("106/635"); // 848/5080 = 0.16693
  expect(banzhafNormalised?.GAB).toBe("21/1270"); // 84/5080 = 0.01654
});

test("Security Council of eleven, before 31 August 1965", () => {
  const { shapley, blocksAlone, profiles } = table("un-sc", "un-suez-1956");
  expect(profiles).toBe("2048");
  expect(blocksAlone).toHaveLength(5);
  expect(shapley?.FRA).toBe("76/385");
});

/** Coalitions that a rule of the European Union's Council lets adopt, on the roll of a day. */
function coalitions(rule: string, day: string) {
  const pack = readPack("eu");
  const entry = pack.cases[0];
  const held = pack.byId.rule.get(rule);
  if (entry === undefined || held === undefined) throw new Error(`there is no rule ${rule}`);
  const matter = matterOf(pack, entry, { law: day });
  const item = { key: "x", names: ["x"], for: undefined, proposed: true, requesters: [] };
  const condition = ruleCondition(matter, new Book("open"), held, item);
  const states = memberStates(matter.law.roll);
  const items = states.map((state) => ({
    id: positionItem(item, state),
    values: ["objecting", "in-favour"],
  }));
  const d = diagram(items);
  return { members: states.length, adopting: d.count(d.compile(condition)) };
}

test("Council of the European Union at Nice: the winning coalitions of the books", () => {
  // Felsenthal and Machover: 2,718,774 by weights alone, 2,718,751 with states and population.
  expect(coalitions("eu.council.qmv-nice-27", "2009-01-01")).toEqual({
    members: 27,
    adopting: 2718751n,
  });
});
