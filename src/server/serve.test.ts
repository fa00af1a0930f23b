// The commands: serve answers on a socket and survives its own restart; verify-log checks a file offline.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../pack/read-node.ts";
import { type Fetch, open, sitDown } from "./testing.ts";

const folder = mkdtempSync(join(tmpdir(), "casus-serve-"));
afterAll(() => rmSync(folder, { recursive: true }));
const CASUS = join(ROOT, "bin", "casus.js");
const FIXTURE = join(ROOT, "src/play/fixtures/kazakhstan-2022.log.json");

/** Starts `casus serve` and resolves with what it said when it was ready. */
function serve(
  ...args: string[]
): Promise<{ said: string; url: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [CASUS, "serve", "--port", "0", "--data", folder, ...args]);
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/[^\s/]+/.exec(said)?.[0];
      if (url === undefined || !said.endsWith("\n")) return;
      const gone = new Promise<void>((done) => child.once("exit", () => done()));
      // A moment for the lines that follow.
      const kill = () => {
        child.kill("SIGKILL");
        return gone;
      };
      setTimeout(() => resolve({ said, url, kill }), 100);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(said)));
  });
}

test("A session outlives the server: killed and started again, the same cookie opens the same " +
  "seat", async () => {
  const first = await serve();
  expect(first.said).not.toContain("house key");
  const at =
    (url: string): Fetch =>
    (path, init) =>
      fetch(`${url}${path}`, init);
  const session = await open(at(first.url), { title: "Class", from: { case: "osh-2010" } });
  const kgz = await session.sit("kgz");
  await kgz.move({ kind: "request", for: "peacekeeping", to: "RUS" });
  await first.kill();
  const second = await serve();
  const view = await fetch(`${second.url}${kgz.href}`, { headers: { cookie: kgz.cookie } });
  expect(view.status).toBe(200);
  expect(((await view.json()) as { case: { acts: unknown[] } }).case.acts).toHaveLength(1);
  const again = await sitDown(at(second.url), session.tokens.kgz ?? "");
  await again.move({ kind: "state", words: "Still here." });
  await second.kill();
}, 30_000);

test("Opened to a network it says what that means, and asks for a key before anybody opens a " +
  "session", async () => {
  const server = await serve("--host", "0.0.0.0");
  expect(server.said).toContain("Whoever has a seat's link has that seat");
  const key = /house key: (\S+)/.exec(server.said)?.[1] ?? "";
  const port = new URL(server.url).port;
  const opening = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/api/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ title: "Class", from: { case: "osh-2010" } }),
    });
  expect((await opening({})).status).toBe(403);
  expect((await opening({ authorization: `Bearer ${key}` })).status).toBe(201);
  await server.kill();
}, 30_000);

test("Bad words on the command line are one line and exit 2", () => {
  const bad = spawnSync(process.execPath, [CASUS, "serve", "--port", "many"], { encoding: "utf8" });
  expect(bad.status).toBe(2);
  expect(bad.stderr).toBe('command line: --port: "many" is not a port\n');
});

test("verify-log says in plain words that a log is whole, or what is wrong with it", () => {
  const good = execFileSync(process.execPath, [CASUS, "verify-log", FIXTURE], { encoding: "utf8" });
  expect(good).toContain("EXERCISE");
  expect(good).toContain("The log is whole");
  const changed = join(folder, "changed.json");
  writeFileSync(
    changed,
    readFileSync(FIXTURE, "utf8").replaceAll("We ask for help.", "We ask for haste."),
  );
  const bad = spawnSync(process.execPath, [CASUS, "verify-log", changed], { encoding: "utf8" });
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain("The log is not whole");
  expect(bad.stdout).toContain("something before it was changed");
  const none = spawnSync(process.execPath, [CASUS, "verify-log", join(folder, "none")], {
    encoding: "utf8",
  });
  expect(none.status).toBe(2);
  const json = spawnSync(process.execPath, [CASUS, "verify-log", FIXTURE, "--json"], {
    encoding: "utf8",
  });
  expect(JSON.parse(json.stdout)).toMatchObject({ casus: "verify-log@1", ok: true });
});
