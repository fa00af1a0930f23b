/**
 * Kills servers in the middle of writes and looks what became of every motion; for the tests and
 * the bench.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { canonical, type Entry, entryHash, hex, NO_ENTRY } from "../play/log.ts";
import { sha256 } from "../store/keys-node.ts";
import type { Store } from "../store/store.ts";
import { open, testApp } from "./testing.ts";

export type Crashes = {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Sent, killed before the answer, and found in the log all the same. */
  readonly keptUnacknowledged: number;
  readonly entries: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Entries whose chain does not hold. */
  readonly broken: readonly number[];
};

/** `where` is the SQLite path or postgres address that `openStore` opens too. */
export async function crash(
  where: string,
  openStore: () => Promise<Store>,
  rounds: number,
): Promise<Crashes> {
  const store = await openStore();
  const session = await open(testApp({ store, now: Date.now }).fetch, {
    title: "Crashing",
    from: { case: "osh-2010" },
  });
  const acknowledged = new Set<string>();
  let underWay: string[] = [];
  let next = 0;
  for (let round = 0; round < rounds; round++) {
    const token = session.tokens.kgz ?? "";
    // Killed after another number of acknowledgements each time.
    const heard = await killedAfter(1 + ((round * 7) % 13), [
      where,
      token,
      String(next),
      ...underWay,
    ]);
    for (const key of heard.acknowledged) acknowledged.add(key);
    underWay = heard.asked.filter((key) => !acknowledged.has(key));
    next += heard.asked.length + 1;
  }
  await store.close();
  const after = await openStore();
  const texts = await after.read(`session:${session.session}`);
  await after.close();
  const entries = texts.map((text) => JSON.parse(text) as Entry);
  const said = entries.flatMap(({ event }) => wordsOf(event));
  const count = new Map<string, number>();
  for (const key of said) count.set(key, (count.get(key) ?? 0) + 1);
  let prev = NO_ENTRY;
  const broken = entries.flatMap((entry, i) => {
    const whole = entry.prev === prev && entry.seq === i && canonical(entry) === texts[i];
    prev = hex(entryHash(sha256, entry));
    return whole ? [] : [i];
  });
  return {
    rounds,
    acknowledged: acknowledged.size,
    keptUnacknowledged: said.filter((key) => !acknowledged.has(key)).length,
    entries: entries.length,
    lost: [...acknowledged].filter((key) => !count.has(key)),
    doubled: [...count].filter(([, times]) => times > 1).map(([key]) => key),
    broken,
  };
}

function wordsOf(event: unknown): string[] {
  const { kind, act } = event as { kind: string; act?: { act: string; what?: { en: string } } };
  return kind === "act-entered" && act?.act === "statement" && act.what ? [act.what.en] : [];
}

function killedAfter(
  count: number,
  args: readonly string[],
): Promise<{ acknowledged: string[]; asked: string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "crash-writer.ts"), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if ((text.match(/^! /gm) ?? []).length >= count) child.kill("SIGKILL");
    });
    child.on("error", reject);
    // What was written before the kill is still in the pipe and is read to its end.
    child.on("close", (_, signal) => {
      if (signal !== "SIGKILL") return reject(new Error(`the writer ended by itself: ${errors}`));
      const keys = (mark: string) =>
        text.split("\n").flatMap((line) => (line.startsWith(mark) ? [line.slice(2)] : []));
      return resolve({ acknowledged: keys("! "), asked: keys("? ") });
    });
  });
}
