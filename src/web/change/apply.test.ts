// Every set of changes that is offered works when it is taken over into the address, and read from there.
import { expect, test } from "vitest";
import { holdsSomewhere, targetsOf } from "../../change/question.ts";
import { targetAfter } from "../../change/variants.ts";
import { why } from "../../change/why.ts";
import { readPack } from "../../pack/read-node.ts";
import { formatAddress, parseAddress } from "../address.ts";
import { withChanges } from "./apply.ts";
import { inputsOf } from "./inputs.ts";

const pack = readPack("csto");
const SETS_TRIED = 3;

test("A set of changes taken over into the address does what it says", () => {
  const failing: string[] = [];
  let tried = 0;
  for (const caseFile of pack.cases) {
    const inputs = { pack, case: caseFile, options: {} };
    const { changeSets } = why(inputs);
    const targets = targetsOf(inputs, {});
    for (const target of targets) {
      const mine = changeSets.filter((set) => set.ask === target.ask && set.route === target.route);
      for (const { changes } of mine.slice(0, SETS_TRIED)) {
        const empty = { page: "case", subject: caseFile.id, query: [] };
        const { query } = parseAddress(formatAddress(withChanges(empty, changes, caseFile)));
        tried += 1;
        if (!holdsSomewhere(inputsOf(pack, caseFile, query).inputs, targetAfter(target, changes)))
          failing.push(`${caseFile.id} ${target.route} ${JSON.stringify(query)}`);
      }
    }
  }
  expect(failing).toEqual([]);
  expect(tried).toBeGreaterThan(100);
}, 60_000);

test("A reform that is no law yet on the day is refused, with the reason", () => {
  const caseFile = pack.byId.case.get("karabakh-1992");
  if (caseFile === undefined) throw new Error("the case is gone");
  const { refused } = inputsOf(pack, caseFile, [["reform", "consensus-minus-one"]]);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.because).toMatch(/only from 2003-09-18/);
});

test("Of two reforms that conflict the second is refused by name", () => {
  const caseFile = pack.byId.case.get("armenia-2022");
  if (caseFile === undefined) throw new Error("the case is gone");
  const query = [["reform", "standing-consent,secretary-general-convenes"]] as const;
  const { refused } = inputsOf(pack, caseFile, query);
  expect(refused.map(({ reform }) => reform)).toEqual(["secretary-general-convenes"]);
  expect(refused[0]?.because).toMatch(/conflict/);
});
