// Published power tables, asked of real cases of other organisations through `casus table`.
import { expect, test } from "vitest";
import { tableOf } from "../src/change/table.ts";
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
