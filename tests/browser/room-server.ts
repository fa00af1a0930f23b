// Starts a real server of live sessions in a process of its own, so that a test can kill it and start it again.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
const MAIN = join(ROOT, "src", "cli", "main.ts");

export type TestServer = {
  /** With no slash at its end. */
  readonly url: string;
  readonly folder: string;
  /** As if the machine had lost its power. */
  readonly kill: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export async function testServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "casus-room-"));
  let { child, port } = await started(folder, 0);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    kill,
    startAgain: async () => {
      ({ child, port } = await started(folder, port));
    },
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function started(folder: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const words = [MAIN, "serve", "--port", String(port), "--data", folder];
  const env = { ...process.env };
  // A session of the test belongs in the test's own folder.
  delete env["CASUS_DATABASE_URL"];
  delete env["CASUS_HOUSE_KEY"];
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that breaks off leaves no server behind.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const hit = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (hit) resolve({ child, port: Number(hit[1]) });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** What the command line says of a file: the answer of `casus run FILE --json`. */
export function runFile(file: string): Promise<unknown> {
  const child = spawn(process.execPath, [MAIN, "run", file, "--json"], { cwd: ROOT });
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.once("close", (code) =>
      code === 0 ? resolve(JSON.parse(out)) : reject(new Error(err || out)),
    );
  });
}
