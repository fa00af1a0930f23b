/**
 * All minimal change sets and both power indices, against brute force, clingo and Python, in one
 * run on the same instances. Writes `docs/PERFORMANCE.md` ("Exact answers") and its plot.
 *
 *     node --expose-gc bench/exact-vs-clingo.ts [seconds clingo may take, default 120] [seeds, default 3]
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import {
  type Diagram,
  diagram,
  holds,
  minimalChangeSets,
  type Node,
  powerOfWeights,
  weigher,
} from "../src/exact/index.ts";
import { askClingo, COMMAND } from "./clingo.ts";
import { type Instance, instance, type Shape } from "./instances.ts";
import { plotOf } from "./plot.ts";

export type Row = {
  readonly shape: Shape;
  readonly items: number;
  readonly nodes: number;
  readonly megabytes: number;
  readonly buildMs: number;
  readonly weighMs: number;
  readonly setsMs: number;
  readonly sets: bigint;
  readonly orbits: bigint;
  readonly orbitsMs: number;
  readonly bruteMs: number | null;
  readonly clingoMs: number;
  readonly clingoSets: number;
  readonly clingoFinished: boolean;
  readonly clingoMegabytes: number;
};

const limitSeconds = Number(process.argv[2] ?? 120);
const seeds = Number(process.argv[3] ?? 3);
const BRUTE_WORLDS_MAX = 3e6;

const kinds: Omit<Shape, "seed">[] = [
  { members: 4, readings: 2, facts: 3, routes: 2, steps: 3, texts: 1 },
  { members: 6, readings: 4, facts: 8, routes: 4, steps: 5, texts: 1 },
  { members: 9, readings: 4, facts: 10, routes: 4, steps: 5, texts: 1 },
  { members: 15, readings: 4, facts: 8, routes: 4, steps: 5, texts: 1 },
  { members: 18, readings: 4, facts: 8, routes: 4, steps: 5, texts: 1 },
  { members: 20, readings: 4, facts: 8, routes: 4, steps: 5, texts: 1 },
  { members: 32, readings: 6, facts: 12, routes: 4, steps: 6, texts: 1 },
  { members: 32, readings: 6, facts: 12, routes: 6, steps: 10, texts: 2 },
  { members: 32, readings: 6, facts: 12, routes: 6, steps: 6, texts: 3 },
];

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low as number) + (high as number)) / 2;
}

/** Median milliseconds: half a second of runs when they are short, at least three when not. */
function timed(work: () => unknown): number {
  const times: number[] = [];
  const start = performance.now();
  while (times.length < 3 || performance.now() - start < 500) {
    const before = performance.now();
    work();
    times.push(performance.now() - before);
  }
  return median(times);
}

/** Bytes of typed arrays alive, after the collector has had time to return the dead ones. */
async function arrayBytes(): Promise<number> {
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 200));
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 200));
  return process.memoryUsage().arrayBuffers;
}

async function measure(shape: Shape): Promise<Row> {
  const asked = instance(shape);
  const build = (): [Diagram, Node] => {
    const d = diagram(asked.items);
    return [d, d.compile(asked.adopted)];
  };
  const change = (d: Diagram, node: Node) => minimalChangeSets(d, node, asked.baseline, asked.open);
  const buildMs = timed(build);
  const before = await arrayBytes();
  const [d, node] = build();
  const found = change(d, node);
  const megabytes = ((await arrayBytes()) - before) / 2 ** 20;
  const setsMs = timed(() => change(d, node).count);
  const weigh = weigher(d, node);
  const weights = new Map(
    asked.items.map(({ id, values }) => [id, values.map(() => 1 / values.length)]),
  );
  const weighMs = timed(() => weigh(weights));
  const start = performance.now();
  const { count: orbits } = found.orbits(null, 100);
  const orbitsMs = performance.now() - start;
  const brute = bruteForce(asked);
  if (brute !== null && brute.sets !== found.count) throw new Error("brute force disagrees");
  const clingo = await askClingo(asked, limitSeconds);
  if (clingo.finished && BigInt(clingo.sets) !== found.count) throw new Error("clingo disagrees");
  return {
    shape,
    items: asked.items.length,
    nodes: d.size(node),
    megabytes,
    buildMs,
    weighMs,
    setsMs,
    sets: found.count,
    orbits,
    orbitsMs,
    bruteMs: brute?.ms ?? null,
    clingoMs: clingo.ms,
    clingoSets: clingo.sets,
    clingoFinished: clingo.finished,
    clingoMegabytes: clingo.peakMegabytes,
  };
}

/** Every world, and which known items it changes; null when there are too many. */
function bruteForce(asked: Instance): { sets: bigint; ms: number } | null {
  const worlds = asked.items.reduce((product, { values }) => product * values.length, 1);
  if (worlds > BRUTE_WORLDS_MAX) return null;
  const start = performance.now();
  const reached = new Set<bigint>();
  for (let world = 0; world < worlds; world++) {
    let rest = world;
    const values: Record<string, string> = {};
    let changed = 0n;
    for (const [i, item] of asked.items.entries()) {
      const value = item.values[rest % item.values.length] as string;
      rest = Math.floor(rest / item.values.length);
      values[item.id] = value;
      const recorded = asked.baseline[item.id];
      if (recorded !== undefined && recorded !== value) changed |= 1n << BigInt(i);
    }
    if (!reached.has(changed) && holds(asked.adopted, values)) reached.add(changed);
  }
  const least = [...reached].filter(
    (set) => ![...reached].some((other) => other !== set && (other & set) === other),
  );
  return { sets: BigInt(least.length), ms: performance.now() - start };
}

function measurePower() {
  const nice = [29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10];
  nice.push(7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3);
  const game = (weights: readonly number[], quota: number) => ({
    players: weights.map((w, i) => ({ id: `m${i}`, weights: [w] })),
    quotas: [[quota]],
  });
  const ours = timed(() => powerOfWeights(game(nice, 255)));
  const input = JSON.stringify({ weights: nice, quota: 255, runs: 15 });
  const python = spawnSync("python3", ["bench/power_by_member.py"], { input, encoding: "utf8" });
  const told = JSON.parse(python.stdout) as { seconds: number[]; swings: string[] };
  const swings = [...powerOfWeights(game(nice, 255)).swings.values()].map(String);
  if (swings.join() !== told.swings.join()) throw new Error("Python disagrees");
  const votes = Array.from({ length: 190 }, (_, i) => 1500 + Math.floor(830000 / (i + 1) ** 1.02));
  const total = votes.reduce((a, b) => a + b, 0);
  const large = timed(() => powerOfWeights(game(votes, Math.ceil(total / 2))));
  const largeHigh = timed(() => powerOfWeights(game(votes, Math.ceil(total * 0.7))));
  return { ours, python: median(told.seconds) * 1000, total, large, largeHigh };
}

function label({ members, readings, facts, routes, steps, texts }: Shape): string {
  const text = texts === 1 ? "" : `, ${texts} texts`;
  return `${members} members, ${readings} readings, ${facts} facts, ${routes} routes of ${steps}${text}`;
}

function write(rows: readonly Row[], power: ReturnType<typeof measurePower>): void {
  const ms = (n: number) => (n < 10 ? n.toFixed(2) : n.toFixed(0));
  const table = rows.map((row) => {
    const ours = row.buildMs + row.setsMs;
    const clingo = row.clingoFinished
      ? `${ms(row.clingoMs)} ms`
      : `not finished: ${row.clingoSets.toLocaleString("en")} in ${limitSeconds} s`;
    const ratio = row.clingoFinished ? `${(row.clingoMs / ours).toFixed(0)}` : "-";
    const brute = row.bruteMs === null ? "-" : ms(row.bruteMs);
    const sets = row.sets.toLocaleString("en");
    return `| ${label(row.shape)} (seed ${row.shape.seed}) | ${row.items} | ${row.nodes.toLocaleString("en")} | ${ms(row.buildMs)} | ${ms(row.weighMs)} | ${ms(row.setsMs)} | ${sets} | ${row.orbits.toLocaleString("en")} (${ms(row.orbitsMs)} ms) | ${row.megabytes.toFixed(1)} | ${brute} | ${clingo} | ${row.clingoMegabytes > 0 ? row.clingoMegabytes.toFixed(0) : "-"} | ${ratio} |`;
  });
  const finished = rows.filter((row) => row.clingoFinished);
  const ratios = finished.map((row) => row.clingoMs / (row.buildMs + row.setsMs));
  const slow = finished.filter((row) => row.clingoMs >= 1000);
  const slowRatios = slow.map((row) => row.clingoMs / (row.buildMs + row.setsMs));
  const unfinished = rows.filter((row) => !row.clingoFinished);
  const worst = Math.max(0, ...unfinished.map((row) => row.buildMs + row.setsMs));
  const cpu = cpus();
  const version = spawnSync("clingo", ["--version"], { encoding: "utf8" }).stdout.split("\n")[0];
  const section = `## Exact answers

Measured by \`node --expose-gc bench/exact-vs-clingo.ts ${limitSeconds} ${seeds}\` on ${cpu.length} x ${cpu[0]?.model}, ${platform()} ${arch()}, Node ${process.versions.node},
${version} (\`${COMMAND}\`), Python from the same machine. One run, the same seeded synthetic instances
(\`bench/instances.ts\`) for all; the machine was not otherwise idle, so read the ratios, not the absolutes. Ours: medians of half a second
of runs (three when they are longer) in a warm process; clingo: one run, its start and grounding included. MB: the typed arrays of
diagram and sets together; clingo's is the peak of its process, where it lived long enough to be seen. "Minimal" is by inclusion over changed items, in at least
one world of the open items; wherever clingo or brute force finishes, the number of sets is checked to be the same.

| instance | items | nodes | build ms | weigh + gradient ms | all minimal sets, counted ms | sets | orbits | MB | brute force ms | clingo | clingo MB | clingo / (build + sets) |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${table.join("\n")}

- Where clingo finishes (${finished.length} of ${rows.length} instances) the median ratio is ${median(ratios).toFixed(0)}; where it needs at least a second (${slow.length}), ${slow.length > 0 ? median(slowRatios).toFixed(0) : "-"}. On the
  smallest instances its start-up is most of its time.
- Where it does not finish in ${limitSeconds} s (${unfinished.length}), build and sets together take at most ${ms(worst)} ms.
- 27 weighted members (345 votes, quota 255), Banzhaf and Shapley-Shubik, exact: ${ms(power.ours)} ms; one generating function per
  member in plain Python (\`bench/power_by_member.py\`): ${ms(power.python)} ms, ratio ${(power.python / power.ours).toFixed(0)}, the same swings.
- 190 weighted members with ${power.total.toLocaleString("en")} votes, exact Banzhaf: ${ms(power.large)} ms at one half, ${ms(power.largeHigh)} ms at 70 %.

![Time against number of minimal sets, ours and clingo](performance-exact.svg)
`;
  const path = "docs/PERFORMANCE.md";
  const old = existsSync(path) ? readFileSync(path, "utf8") : "# Performance\n\n";
  const start = old.indexOf("## Exact answers");
  const next = start === -1 ? -1 : old.indexOf("\n## ", start);
  const head = start === -1 ? `${old.trimEnd()}\n\n` : old.slice(0, start);
  const tail = next === -1 ? "" : old.slice(next);
  writeFileSync(path, head + section + tail);
  writeFileSync("docs/performance-exact.svg", plotOf(rows, limitSeconds));
}

const rows: Row[] = [];
for (const kind of kinds) {
  for (let seed = 1; seed <= seeds; seed++) {
    const row = await measure({ seed, ...kind });
    rows.push(row);
    const ours = (row.buildMs + row.setsMs).toFixed(1);
    const done = row.clingoFinished ? "finished" : "not finished";
    const count = `${row.sets} sets in ${ours} ms, clingo ${row.clingoMs.toFixed(0)} ms ${done}`;
    console.error(`${rows.length}/${kinds.length * seeds} ${label(row.shape)}: ${count}`);
  }
}
write(rows, measurePower());
