// Recorded sessions are opened by every later version: what is in fixtures/ is added to and never changed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../engine/run.ts";
import { readPack } from "../pack/read-node.ts";
import { eventOf } from "../play/events.ts";
import { sessionOf } from "../play/evolve.ts";
import { LogFile, verifyLog } from "../play/export.ts";
import { minutesOf } from "../play/minutes.ts";
import { toCase } from "../play/toCase.ts";
import { sha256, verifyEd25519 } from "./keys-node.ts";

const folder = join(import.meta.dirname, "../play/fixtures");
const files = readdirSync(folder).filter((name) => name.endsWith(".log.json"));

describe.each(files)("%s", (name) => {
  const log = LogFile.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
  const events = log.entries.flatMap((entry) => ("leaf" in entry ? [] : [eventOf(entry.event)]));

  test("Its proofs hold", () => {
    expect(verifyLog(log, sha256, verifyEd25519).filter((check) => !check.ok)).toEqual([]);
  });

  test("Its replay gives the case it gave when it was played", () => {
    expect(toCase(sessionOf(events))).toEqual(log.case);
  });

  test("Its case still runs, and its minutes can still be written", () => {
    const path = run(readPack(log.pack), log.case);
    expect(path.origin).toBe("played");
    for (const line of minutesOf(events)) expect(line.says.ru).not.toBe("");
  });

  test("One changed letter, one entry left out, one swapped: each is found and named", () => {
    const failed = (changed: LogFile) =>
      verifyLog(changed, sha256, verifyEd25519)
        .filter((check) => !check.ok)
        .map((check) => check.id);
    const shown = log.entries.findIndex((entry, i) => i > 3 && !("leaf" in entry));
    const entries = (change: (list: LogFile["entries"]) => LogFile["entries"]) =>
      failed({ ...log, entries: change([...log.entries]) });
    const edited = entries((list) =>
      list.map((entry, i) =>
        i === shown && !("leaf" in entry)
          ? { ...entry, event: { ...entry.event, by: "kgz" } }
          : entry,
      ),
    );
    expect(edited).toContain("root");
    expect(edited).toContain("chain");
    expect(entries((list) => list.toSpliced(shown, 1))).toContain("order");
    expect(entries((list) => list.slice(0, -1))).toContain("root");
    expect(failed({ ...log, case: { ...log.case, date: "2022-01-06" } })).toEqual(["replay"]);
    const forged = log.checkpoint.replace(/\n\d+\n/, "\n9\n");
    expect(failed({ ...log, checkpoint: forged })).toEqual(["signature", "root"]);
  });
});
