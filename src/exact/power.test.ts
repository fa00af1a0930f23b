/** Power indices against brute force over coalitions and orders, and against published tables. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds, is } from "./condition.ts";
import { diagram } from "./diagram.ts";
import { compare, type Fraction, format, ratio, toNumber } from "./fraction.ts";
import { pivotality } from "./pivotality.ts";
import {
  type Power,
  powerOfDiagram,
  powerOfWeights,
  type WeightedGame,
  winningCondition,
} from "./power.ts";
import { tally } from "./tally.ts";
import { someInstance, subsetsOf, worldsOf } from "./testing.ts";

const at = (counts: readonly bigint[], x: number): bigint => counts[x] ?? 0n;

type Wins = (coalition: readonly string[]) => boolean;

/** Both indices by the definition: every coalition, every order. */
function brute(ids: readonly string[], wins: Wins) {
  const coalitions = subsetsOf(ids);
  const winning = BigInt(coalitions.filter(wins).length);
  const size = (k: number): bigint => (k <= 1 ? 1n : BigInt(k) * size(k - 1));
  const swings = new Map<string, bigint>();
  const shapley = new Map<string, string>();
  for (const id of ids) {
    let net = 0n;
    let orders = 0n;
    for (const others of coalitions.filter((c) => !c.includes(id))) {
      const swing = BigInt(wins([...others, id])) - BigInt(wins(others));
      net += swing;
      orders += swing * size(others.length) * size(ids.length - 1 - others.length);
    }
    swings.set(id, net);
    shapley.set(id, format(ratio(orders, size(ids.length))));
  }
  return { winning, swings, shapley };
}

const formatted = (index: ReadonlyMap<string, Fraction> | null) =>
  new Map([...(index ?? [])].map(([id, value]) => [id, format(value)]));

function expectBrute(power: Power, ids: readonly string[], wins: Wins) {
  const expected = brute(ids, wins);
  expect(power.winning).toBe(expected.winning);
  expect(power.swings).toEqual(expected.swings);
  expect(formatted(power.shapley)).toEqual(expected.shapley);
  const half = 2n ** BigInt(ids.length - 1);
  const all = [...expected.swings.values()].reduce((a, b) => a + b, 0n);
  for (const id of ids) {
    const swings = expected.swings.get(id) ?? 0n;
    expect(power.banzhaf.get(id)).toEqual(ratio(swings, half));
    if (all === 0n) expect(power.banzhafNormalised).toBeNull();
    else expect(power.banzhafNormalised?.get(id)).toEqual(ratio(swings, all));
  }
}

function winsByWeight(game: WeightedGame): Wins {
  return (coalition) => {
    const members = game.players.filter((p) => coalition.includes(p.id));
    const vetoes = game.players.filter((p) => p.veto === true);
    return (
      vetoes.every((p) => members.includes(p)) &&
      game.quotas.some((quotas) =>
        quotas.every((q, at) => members.reduce((sum, p) => sum + (p.weights[at] ?? 0), 0) >= q),
      )
    );
  };
}

const someGame = (criteria: number): fc.Arbitrary<WeightedGame> => {
  const numbers = fc.array(fc.nat(6), { minLength: criteria, maxLength: criteria });
  const quotas = fc.array(fc.nat(14), { minLength: criteria, maxLength: criteria });
  const player = fc.record({ weights: numbers, veto: fc.integer({ min: 0, max: 5 }) });
  return fc
    .tuple(
      fc.array(player, { minLength: 1, maxLength: 7 }),
      fc.array(quotas, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
    )
    .map(([players, quotas, heads]) => ({
      players: players.map(({ weights, veto }, i) => ({
        id: `p${i}`,
        weights: heads ? weights.map((w, at) => (at === 0 ? 1 : w)) : weights,
        veto: veto === 0,
      })),
      quotas,
    }));
};

describe("power on a diagram", () => {
  it("is that of every coalition and every order, in any two-valued game", () => {
    fc.assert(
      fc.property(someInstance(6, 2, 3), ({ items, condition }) => {
        const players = items.map(({ id }) => ({ id, values: ["a", "b"] }));
        const d = diagram(players);
        const ids = players.map((p) => p.id);
        const wins: Wins = (coalition) =>
          holds(
            condition,
            Object.fromEntries(ids.map((id) => [id, coalition.includes(id) ? "b" : "a"])),
          );
        expectBrute(powerOfDiagram(d, d.compile(condition), "b"), ids, wins);
      }),
      { numRuns: 1500 },
    );
  });

  it("counts beyond the doubles as the recurrence does", () => {
    const players = Array.from({ length: 57 }, (_, i) => ({ id: `p${i}`, weights: [1 + (i % 4)] }));
    const game = { players, quotas: [[80]] };
    const d = diagram(players.map(({ id }) => ({ id, values: ["no", "yes"] })));
    const onDiagram = powerOfDiagram(d, d.compile(winningCondition(game, "yes")), "yes");
    const byRecurrence = powerOfWeights(game);
    expect(byRecurrence.method).toBe("recurrence");
    expect(onDiagram.winning).toBe(byRecurrence.winning);
    expect(onDiagram.shapley).toEqual(byRecurrence.shapley);
    expect(onDiagram.banzhaf).toEqual(byRecurrence.banzhaf);
  });

  it("refuses items that are not of two values", () => {
    const d = diagram([{ id: "A", values: ["x", "y", "z"] }]);
    expect(() => powerOfDiagram(d, d.always, "x")).toThrow('"A" is not of two values');
  });
});

describe("power by weights", () => {
  it("is that of every coalition and every order, by whichever method", () => {
    const methods = new Set<string>();
    for (const criteria of [1, 2, 3]) {
      fc.assert(
        fc.property(someGame(criteria), (game) => {
          const power = powerOfWeights(game);
          methods.add(power.method);
          expectBrute(
            power,
            game.players.map((p) => p.id),
            winsByWeight(game),
          );
        }),
        { numRuns: 700 },
      );
    }
    expect(methods).toEqual(new Set(["recurrence", "diagram"]));
  });

  it("merges sizes without changing Banzhaf", () => {
    const weights = fc.array(fc.nat(9), { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(weights, fc.nat(200), (weights, quota) => {
        const half = Math.ceil(weights.reduce((sum, w) => sum + w, 0) / 2);
        const needs = new Array<number>(weights.length + 1).fill(Math.min(quota, half));
        const sums = (rows: bigint[][]) => rows.map((row) => row.reduce((a, b) => a + b, 0n));
        const full = tally({ weights, needs }, true);
        const merged = tally({ weights, needs }, false);
        expect(sums(merged.swings)).toEqual(sums(full.swings));
        expect(sums([merged.winning])).toEqual(sums([full.winning]));
      }),
      { numRuns: 500 },
    );
  });

  it("refuses weights that are not whole numbers, one for each quota", () => {
    const game = (weights: number[]) => ({ players: [{ id: "A", weights }], quotas: [[1]] });
    expect(() => powerOfWeights(game([-1]))).toThrow("not a whole number");
    expect(() => powerOfWeights(game([1, 2]))).toThrow("2 weights for 1 quotas");
    expect(() => powerOfWeights({ ...game([1]), quotas: [[0.5]] })).toThrow("not all whole");
  });
});

describe("pivotality", () => {
  it("is the number of profiles in which another value of the item changes the result", () => {
    fc.assert(
      fc.property(someInstance(4), ({ items, condition }) => {
        const d = diagram(items);
        const found = pivotality(d, d.compile(condition));
        for (const { id, values } of items) {
          const matters = worldsOf(items).filter((world) =>
            values.some((v) => holds(condition, { ...world, [id]: v }) !== holds(condition, world)),
          );
          expect(found.get(id)).toBe(BigInt(matters.length));
        }
      }),
      { numRuns: 1500 },
    );
  });
});

/** Players of one criterion: how many with which weight. */
function body(...groups: (readonly [count: number, weight: number, veto?: boolean])[]) {
  return groups.flatMap(([count, weight, veto = false], g) =>
    Array.from({ length: count }, (_, i) => ({ id: `${g}.${i}`, weights: [weight], veto })),
  );
}

describe("published bodies", () => {
  it("Security Council of 15: 9 votes and 5 vetoes", () => {
    const power = powerOfWeights({ players: body([5, 1, true], [10, 1]), quotas: [[9]] });
    const [permanent, other] = ["0.0", "1.0"].map((id) => ({
      shapley: power.shapley?.get(id) as Fraction,
      share: power.banzhafNormalised?.get(id) as Fraction,
      swings: power.swings.get(id),
    }));
    expect(format(permanent?.shapley as Fraction)).toBe("421/2145");
    expect(format(other?.shapley as Fraction)).toBe("4/2145");
    expect(toNumber(permanent?.shapley as Fraction)).toBeCloseTo(0.19627, 5);
    expect(toNumber(other?.shapley as Fraction)).toBeCloseTo(0.00186, 5);
    expect([permanent?.swings, other?.swings]).toEqual([848n, 84n]);
    expect(compare(permanent?.share as Fraction, ratio(848, 5080))).toBe(0);
    expect(compare(other?.share as Fraction, ratio(84, 5080))).toBe(0);
    const asWeights = { players: body([5, 7], [10, 1]), quotas: [[39]] };
    expect(powerOfWeights(asWeights).shapley).toEqual(power.shapley);
  });

  it("Security Council of 11, before 31 August 1965: 7 votes and 5 vetoes", () => {
    const game = { players: body([5, 1, true], [6, 1]), quotas: [[7]] };
    const power = powerOfWeights(game);
    expectBrute(
      power,
      game.players.map((p) => p.id),
      winsByWeight(game),
    );
    expect(format(power.shapley?.get("0.0") as Fraction)).toBe("76/385");
    expect(format(power.shapley?.get("1.0") as Fraction)).toBe("1/462");
  });

  it("the Economic Community of six, 12 of 17: 14/60, 9/60 and 0", () => {
    const power = powerOfWeights({ players: body([3, 4], [2, 2], [1, 1]), quotas: [[12]] });
    const at = (id: string) => power.shapley?.get(id);
    expect([at("0.0"), at("1.0"), at("2.0")]).toEqual([ratio(14, 60), ratio(9, 60), ratio(0)]);
  });

  const votes = [29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10];
  votes.push(7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3);
  // Population in thousands, same order: Seville Game Theory Group, esi2.us.es/~mbilbao/niza.htm.
  const people = [82038, 59247, 58966, 57612, 39394, 38667, 22489, 15760, 10533];
  people.push(10290, 10213, 10092, 9980, 8854, 8230, 8082, 5393, 5313, 5160);
  people.push(3744, 3701, 2439, 1978, 1446, 752, 429, 379);
  const population = people.reduce((a, b) => a + b, 0);

  it("27 members by the weights of Nice, 255 of 345: 2,718,774 winning coalitions", () => {
    const players = votes.map((w, i) => ({ id: `m${i}`, weights: [w] }));
    const power = powerOfWeights({ players, quotas: [[255]] });
    expect(power.method).toBe("recurrence");
    expect(power.winning).toBe(2718774n);
    const shares = [...(power.shapley?.values() ?? [])];
    expect(shares.reduce((sum, share) => sum + toNumber(share), 0)).toBeCloseTo(1, 12);
    expect(toNumber(shares[0] as Fraction)).toBeCloseTo(0.0867, 4);
    expect(toNumber(shares[26] as Fraction)).toBeCloseTo(0.0082, 4);
  });

  it("27 members by the triple rule of Nice: 2,718,751 winning coalitions", () => {
    const players = votes.map((w, i) => ({ id: `m${i}`, weights: [w, 1, people[i] ?? 0] }));
    const power = powerOfWeights({ players, quotas: [[255, 14, Math.ceil(0.62 * population)]] });
    expect(power.method).toBe("diagram");
    expect(power.because).toBe("several criteria have unequal weights");
    expect(power.winning).toBe(2718751n);
  });

  it("27 members by double majority, 55 % and 65 % or all but three: both methods agree", () => {
    const players = people.map((w, i) => ({ id: `m${i}`, weights: [1, w] }));
    const game = {
      players,
      quotas: [
        [15, Math.ceil(0.65 * population)],
        [24, 0],
      ],
    };
    const power = powerOfWeights(game);
    expect(power.method).toBe("recurrence");
    const d = diagram(players.map(({ id }) => ({ id, values: ["no", "yes"] })));
    const onDiagram = powerOfDiagram(d, d.compile(winningCondition(game, "yes")), "yes");
    expect(onDiagram.winning).toBe(power.winning);
    expect(onDiagram.shapley).toEqual(power.shapley);
    expect(onDiagram.banzhaf).toEqual(power.banzhaf);
  });

  it("193 members at two thirds: equal shares, 129 votes", () => {
    const power = powerOfWeights({ players: body([193, 1]), quotas: [[129]] });
    const choose = (n: bigint, k: bigint): bigint =>
      k === 0n ? 1n : (choose(n, k - 1n) * (n - k + 1n)) / k;
    for (const share of power.shapley?.values() ?? []) expect(share).toEqual(ratio(1, 193));
    expect(power.banzhaf.get("0.0")).toEqual(ratio(choose(192n, 128n), 2n ** 192n));
    expect(power.banzhafNormalised?.get("0.9")).toEqual(ratio(1, 193));
  });

  it("190 weighted members: every swing as plain long arithmetic counts it", () => {
    const weights = Array.from({ length: 190 }, (_, i) => 1 + Math.floor(220 / (i + 1)));
    const quota = Math.ceil(weights.reduce((a, b) => a + b, 0) * 0.7);
    const players = weights.map((w, i) => ({ id: `m${i}`, weights: [w] }));
    const power = powerOfWeights({ players, quotas: [[quota]] });
    const counts = new Array<bigint>(quota).fill(0n);
    counts[0] = 1n;
    for (const w of weights) {
      for (let x = quota - 1; x >= w; x--) counts[x] = at(counts, x) + at(counts, x - w);
    }
    weights.forEach((w, i) => {
      const without = [...counts];
      for (let x = w; x < quota; x++) without[x] = at(without, x) - at(without, x - w);
      const swings = without.slice(Math.max(0, quota - w)).reduce((a, b) => a + b, 0n);
      expect(power.swings.get(`m${i}`)).toBe(swings);
    });
  });

  it("190 members with half a million votes: Banzhaf, and it says what it leaves out", () => {
    const votes = Array.from({ length: 190 }, (_, i) => 150 + Math.floor(83000 / (i + 1)));
    const total = votes.reduce((a, b) => a + b, 0);
    const players = votes.map((w, i) => ({ id: `m${i}`, weights: [w] }));
    for (const quota of [Math.ceil(total / 2), Math.ceil(total * 0.85)]) {
      const power = powerOfWeights({ players, quotas: [[quota]] });
      expect(power.method).toBe("recurrence");
      expect(power.shapley).toBeNull();
      expect(power.because).toContain("Shapley-Shubik not computed");
      // In doubles: the chance that the others, each with even odds, fall short by less than w.
      const odds = new Float64Array(quota);
      odds[0] = 1;
      for (const w of votes.slice(1)) {
        for (let x = quota - 1; x >= 0; x--) {
          odds[x] = ((odds[x] ?? 0) + (x >= w ? (odds[x - w] ?? 0) : 0)) / 2;
        }
      }
      const swing = odds.slice(quota - (votes[0] ?? 0)).reduce((a, b) => a + b, 0);
      expect(toNumber(power.banzhaf.get("m0") as Fraction) / swing).toBeCloseTo(1, 9);
    }
  });

  it("six members, each objecting or not: 1, 7, 4 and 20 of 64", () => {
    const members = [..."ABCDEF"];
    const d = diagram(members.map((id) => ({ id, values: ["objecting", "no objection"] })));
    const game = (ids: string[], quota: number) => ({
      players: ids.map((id) => ({ id, weights: [1] })),
      quotas: [[quota]],
    });
    const adopting = (ids: string[], quota: number) =>
      d.count(d.compile(winningCondition(game(ids, quota), "no objection")));
    expect(adopting(members, 6)).toBe(1n);
    expect(adopting(members, 5)).toBe(7n);
    expect(adopting(members.slice(2), 4)).toBe(4n);
    expect(adopting(members.slice(2), 3)).toBe(20n);
    const consensus = d.compile(winningCondition(game(members, 6), "no objection"));
    const power = powerOfDiagram(d, consensus, "no objection");
    expect(power.banzhaf.get("A")).toEqual(ratio(1, 32));
    expect(power.banzhafNormalised?.get("A")).toEqual(ratio(1, 6));
    expect(power.shapley?.get("A")).toEqual(ratio(1, 6));
    expect(d.implies(consensus, d.compile(is("A", "no objection")))).toBe(true);
  });
});
