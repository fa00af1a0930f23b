/** Tables against published numbers, against brute force over profiles, and through the command line. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition } from "../exact/condition.ts";
import { any, is, replaced, sum } from "../exact/condition.ts";
import { fraction } from "../exact/index.ts";
import { ROOT, readPack } from "../pack/read-node.ts";
import type { CaseFile, PositionValue } from "../pack/schema.ts";
import { powerOf, weightedGame } from "./game.ts";
import { askOf, type Inputs, targetsOf } from "./question.ts";
import { applyReforms } from "./reform.ts";
import { type Table, tableOf } from "./table.ts";
import { predicate, someInputs, worlds } from "./testing.ts";

const pack = readPack("csto");
const RUNS = Number(process.env["CASUS_RUNS"] ?? 1000);

const inputsOf = (id: string, reforms: readonly string[] = []): Inputs => {
  const result = applyReforms(pack, reforms);
  if (!result.ok) throw new Error(result.because);
  return { pack: result.pack, case: pack.byId.case.get(id) as CaseFile, options: {} };
};

describe("six members, each objecting or not", () => {
  const counts = (reforms: readonly string[]) => {
    const { profiles, adopting } = tableOf(inputsOf("kyrgyz-tajik-2022", reforms));
    return [adopting, profiles];
  };

  test("by consensus one pattern of 64 adopts", () => {
    expect(counts([])).toEqual(["1", "64"]);
  });
  test("under consensus minus one, 7", () => {
    expect(counts(["consensus-minus-one"])).toEqual(["7", "64"]);
  });
  test("when the two parties recuse, 4", () => {
    expect(counts(["recusal"])).toEqual(["4", "64"]);
  });
  test("when they recuse and one objection of the other four is tolerated, 20", () => {
    expect(counts(["recusal", "consensus-minus-one"])).toEqual(["20", "64"]);
  });

  test("the command line says the same", () => {
    const casus = (...words: string[]): Table =>
      JSON.parse(
        execFileSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...words, "--json"], {
          encoding: "utf8",
        }),
      );
    const args = ["table", "kyrgyz-tajik-2022", "--reform", "recusal"];
    const { adopting, profiles, blocksAlone, banzhaf } = casus(
      ...args,
      "--reform",
      "consensus-minus-one",
    );
    expect({ adopting, profiles, blocksAlone }).toEqual({
      adopting: "20",
      profiles: "64",
      blocksAlone: [],
    });
    expect(banzhaf).toMatchObject({ ARM: "3/8", KGZ: "0" });
  }, 30_000);

  test("under consensus each blocks alone, and all weigh the same", () => {
    const { blocksAlone, banzhaf, banzhafNormalised, shapley, pivotal } = tableOf(
      inputsOf("kyrgyz-tajik-2022"),
    );
    expect(blocksAlone).toEqual(["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]);
    expect(banzhaf?.["ARM"]).toBe("1/32");
    expect(banzhafNormalised?.["ARM"]).toBe("1/6");
    expect(shapley?.["ARM"]).toBe("1/6");
    expect(pivotal["ARM"]).toBe("2");
  });

  test("where absence is among the positions there is one table per reading of absence", () => {
    const { tables } = tableOf(inputsOf("kyrgyz-tajik-2022"), {
      positions: ["no-objection", "absent", "absent-no-objection", "objecting"],
    });
    expect(tables.map(({ adopting }) => adopting)).toEqual(["1", "64", "729"]);
    expect(tables.map(({ banzhaf }) => banzhaf)).toEqual([null, null, null]);
  });
});

describe("brute force", () => {
  test("every random small decision, over all profiles and readings", () => {
    fc.assert(
      fc.property(
        someInputs(),
        fc.constantFrom<readonly PositionValue[]>(
          ["objecting", "no-objection"],
          ["in-favour", "absent"],
          ["in-favour", "objecting", "absent"],
        ),
        (inputs, positions) => {
          const decided = inputs.pack.routes[0]?.steps.some(
            (step) => "gate" in step && step.gate === "decision",
          );
          fc.pre(decided === true);
          agrees(inputs, positions, tableOrNothing(inputs, positions));
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);

  test("every decision of the record, with the usual positions", () => {
    let checked = 0;
    for (const caseFile of pack.cases) {
      const inputs = { pack, case: caseFile, options: {} };
      const table = tableOrNothing(inputs, ["objecting", "no-objection"]);
      if (table === null) continue;
      checked++;
      agrees(inputs, ["objecting", "no-objection"], table);
    }
    expect(checked).toBeGreaterThan(30);
  }, 600_000);
});

function tableOrNothing(inputs: Inputs, positions: readonly PositionValue[]): Table | null {
  try {
    return tableOf(inputs, { positions });
  } catch (error) {
    // A decision behind a gate that fails in every world has nothing on its table.
    if ((error as Error).constructor.name === "NoSuchThing") return null;
    throw error;
  }
}

/** Counts, who blocks alone and who is pivotal, from the rule itself, profile by profile. */
function agrees(inputs: Inputs, positions: readonly PositionValue[], table: Table | null): void {
  if (table === null) return;
  const target = targetsOf(inputs, { ask: table.ask ?? undefined, route: table.route }).find(
    ({ ask }) => ask === table.ask,
  );
  if (target === undefined) throw new Error("the table is of no target");
  const roll = table.roll;
  const plain = roll.map((state) => ({
    item: table.item,
    state,
    value: "no-objection" as const,
  }));
  const asked = askOf(
    { ...inputs, options: { ...inputs.options, positions: plain } },
    target,
    "all",
  );
  const at = asked?.path.steps.findIndex(({ id }) => id === table.step) ?? -1;
  const walk = asked?.path.walks.find(({ item }) => item.key === table.item);
  const condition = walk?.gates[at]?.condition as Condition;
  const items = asked?.analysis.worlds.items ?? [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const choices = new Set<string>();
  const over = replaced(condition, (id, values) => {
    const item = byId.get(id);
    const constant = (value: boolean): Condition => ({ kind: "constant", value });
    if (item?.class === "position") {
      const state = item.about["position"] as string;
      if (item.about["item"] !== table.item) return constant(values.includes("no-objection"));
      return roll.includes(state) ? is(state, ...values) : constant(values.includes("silent"));
    }
    const tabling = item?.about["act"] === "proposal" && item.about["as"] === undefined;
    if (tabling) return constant(values.includes("yes") || values.includes("supplied"));
    if (item?.known != null) return constant(values.includes(item.known));
    choices.add(id);
    return null;
  });
  const open = items.filter(({ id }) => choices.has(id));
  const states = roll.map((id) => ({ id, values: positions }));
  const holds = predicate(over, [...open, ...states]);
  const counts = new Set<string>();
  for (const choice of worlds(open)) {
    const result = byForce(holds, [...choice], states);
    counts.add(JSON.stringify(result));
  }
  const found = table.tables.map((each) =>
    JSON.stringify({
      adopting: Number(each.adopting),
      blocksAlone: each.blocksAlone,
      pivotal: roll.map((state) => Number(each.pivotal[state])),
    }),
  );
  expect(Number(table.profiles)).toBe(positions.length ** roll.length);
  expect([...new Set(found)].sort()).toEqual([...counts].sort());
}

function byForce(
  holds: (world: readonly number[]) => boolean,
  choice: readonly number[],
  states: readonly { id: string; values: readonly string[] }[],
) {
  let adopting = 0;
  const results: { profile: number[]; adopted: boolean }[] = [];
  for (const profile of worlds(states)) {
    const adopted = holds([...choice, ...profile]);
    results.push({ profile: [...profile], adopted });
    if (adopted) adopting++;
  }
  const blocksAlone = states.flatMap(({ id, values }, i) => {
    const blocks = values.some((_, v) =>
      results.every(({ profile, adopted }) => profile[i] !== v || !adopted),
    );
    return blocks && adopting > 0 ? [id] : [];
  });
  const pivotal = states.map(({ values }, i) =>
    results.reduce((sum, { profile, adopted }) => {
      const other = values.some((_, v) => {
        const changed = profile.map((value, j) => (j === i ? v : value));
        return holds([...choice, ...changed]) !== adopted;
      });
      return sum + (other ? 1 : 0);
    }, 0),
  );
  return { adopting, blocksAlone, pivotal };
}

describe("published tables", () => {
  const toNumber = (x: fraction.Fraction | undefined) => fraction.toNumber(x ?? fraction.zero);

  test("Security Council of 15: nine votes and no veto of five", () => {
    const players = Array.from({ length: 15 }, (_, i) => `S${i}`);
    const veto = players.slice(0, 5).map((id) => is(id, "yes"));
    const condition: Condition = {
      kind: "all",
      of: [
        ...veto,
        sum(
          players.map((id) => ({ when: is(id, "yes"), weight: 1 })),
          9,
        ),
      ],
    };
    const { shapley, banzhafNormalised } = powerOf(condition, players, "yes", "no");
    expect(toNumber(shapley?.get("S0"))).toBeCloseTo(0.19627, 5);
    expect(toNumber(shapley?.get("S14"))).toBeCloseTo(0.00186, 5);
    expect(toNumber(banzhafNormalised?.get("S0"))).toBeCloseTo(848 / 5080, 10);
    expect(toNumber(banzhafNormalised?.get("S14"))).toBeCloseTo(84 / 5080, 10);
  });

  test("193 members at two thirds go by the recurrence, and all weigh the same", () => {
    const players = Array.from({ length: 193 }, (_, i) => `M${i}`);
    const against = sum(
      players.map((id) => ({ when: is(id, "no"), weight: 1 })),
      65,
    );
    const { method, banzhafNormalised } = powerOf(
      { kind: "not", of: against },
      players,
      "yes",
      "no",
    );
    expect(method).toBe("recurrence");
    expect(fraction.format(banzhafNormalised?.get("M7") ?? fraction.zero)).toBe("1/193");
  });

  test("a condition that is no game by weights is not taken for one", () => {
    const players = ["A", "B"];
    expect(weightedGame(any([is("A", "yes"), is("B", "yes")]), players, "yes", "no")).toBeNull();
    expect(weightedGame(is("A", "yes"), players, "yes", "no")).not.toBeNull();
  });

  test("states outside the electorate vary without effect", () => {
    const table = tableOf(inputsOf("kyrgyz-tajik-2022", ["recusal"]));
    expect(table.outside.map(({ state }) => state)).toEqual(["KGZ", "TJK"]);
    expect(table.pivotal["KGZ"]).toBe("0");
  });
});
